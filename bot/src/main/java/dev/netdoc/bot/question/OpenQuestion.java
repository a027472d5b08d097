package dev.netdoc.bot.question;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A question that was not answered, or whose answer did not help.
 *
 * @param text as it was typed, without what looks like a credential
 * @param outcome whether topics were offered or nothing was known, the last time; answered if somebody said that the
 *     answer did not help
 * @param nearest topics or entries that came nearest then, best first
 * @param times how often it was not answered
 * @param bad how many said that the answer did not help
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
        int bad,
        Map<String, Integer> meant) {
    public OpenQuestion {
        nearest = List.copyOf(nearest);
        meant = Map.copyOf(meant);
    }

    /** How often somebody went away without what they asked for. */
    public int count() {
        return times + bad;
    }
}
