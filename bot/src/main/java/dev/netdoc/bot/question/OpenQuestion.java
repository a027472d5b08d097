package dev.netdoc.bot.question;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question that was not answered.
 *
 * @param text as it was typed, without what looks like a credential
 * @param outcome whether topics were offered or nothing was known, the last time
 * @param nearest topics or entries that came nearest then, best first
 * @param times how often it was asked
 * @param meant topics that askers chose from those offered, with how often
 */
public record OpenQuestion(
        String id,
        Language language,
        String text,
        Outcome outcome,
        List<String> nearest,
        Instant firstAsked,
        Instant lastAsked,
        int times,
        Map<String, Integer> meant) {
    public OpenQuestion {
        nearest = List.copyOf(nearest);
        meant = Map.copyOf(meant);
    }
}
