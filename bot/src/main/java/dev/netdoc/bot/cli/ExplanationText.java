package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.knowledge.Explanation;
import dev.netdoc.knowledge.Explanation.Bridge;
import dev.netdoc.knowledge.Explanation.Matched;
import dev.netdoc.knowledge.Explanation.Reasons;
import java.util.Locale;

/** Why a question got what it got, for the people who keep the knowledge. */
final class ExplanationText {
    private ExplanationText() {}

    static String text(Explanation explanation) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "Read as %s; looked for: %s",
                explanation.language().code(),
                explanation.words().isEmpty() ? "nothing" : String.join(", ", explanation.words()));
        int place = 0;
        for (Reasons reasons : explanation.hits()) {
            place++;
            line(
                    out,
                    "%n%d. %s (%s)  score %.3f",
                    place,
                    reasons.hit().topic().orElse(reasons.hit().source()),
                    reasons.hit().language().code(),
                    reasons.hit().score());
            line(
                    out,
                    "   words %.2f, phrasing %.2f, spelling %.2f, pieces %.2f, identifiers %s",
                    reasons.words(),
                    reasons.phrasing(),
                    reasons.spelling(),
                    reasons.pieces(),
                    reasons.identifiers()
                            .map(share -> String.format(Locale.ROOT, "%.2f", share))
                            .orElse("none asked"));
            line(out, "   nearest phrasing: %s", reasons.nearest());
            for (Matched matched : reasons.matches()) {
                line(out, "   %3.0f %%  %s", matched.share() * 100, describe(matched));
            }
        }
        explanation
                .outside()
                .ifPresent(rival -> line(
                        out,
                        "%nNearest subject that no topic answers: %s  score %.3f",
                        rival.subject(),
                        rival.score()));
        line(
                out,
                "%s%s: confidence %.2f, needed %.2f",
                explanation.outside().isEmpty() ? "\n" : "",
                explanation.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                explanation.confidence(),
                explanation.needed());
        // Titles of documents may hold what a terminal would obey.
        return out.toString().replaceAll("[\\p{Cntrl}&&[^\n]]", "");
    }

    private static String describe(Matched matched) {
        String how = matched.by() == Bridge.SAME && matched.word().equals(matched.term())
                ? matched.word()
                : matched.word() + " → " + matched.term() + " (" + name(matched.by()) + ")";
        return how + ", in the " + matched.field().name().toLowerCase(Locale.ROOT);
    }

    private static String name(Bridge bridge) {
        return switch (bridge) {
            case SAME -> "another form";
            case SYNONYM -> "synonym";
            case GLOSSARY_TRANSLATION -> "translation, glossary";
            case LEARNED_TRANSLATION -> "translation, learned from the articles";
            case SPELLING -> "similar spelling";
        };
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    static ObjectNode json(Explanation explanation) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("language", explanation.language().code());
        ArrayNode words = json.putArray("words");
        explanation.words().forEach(words::add);
        ArrayNode hits = json.putArray("hits");
        for (Reasons reasons : explanation.hits()) {
            ObjectNode hit = hits.addObject()
                    .put("topic", reasons.hit().topic().orElse(null))
                    .put("source", reasons.hit().source())
                    .put("language", reasons.hit().language().code())
                    .put("score", reasons.hit().score())
                    .put("words", reasons.words())
                    .put("phrasing", reasons.phrasing())
                    .put("spelling", reasons.spelling())
                    .put("pieces", reasons.pieces())
                    .put("identifiers", reasons.identifiers().orElse(null))
                    .put("nearest", reasons.nearest());
            ArrayNode matches = hit.putArray("matches");
            for (Matched matched : reasons.matches()) {
                matches.addObject()
                        .put("word", matched.word())
                        .put("term", matched.term())
                        .put("by", matched.by().name().toLowerCase(Locale.ROOT))
                        .put("field", matched.field().name().toLowerCase(Locale.ROOT))
                        .put("share", matched.share());
            }
        }
        explanation
                .outside()
                .ifPresent(rival -> json.putObject("outside")
                        .put("subject", rival.subject())
                        .put("score", rival.score()));
        json.put("outcome", explanation.outcome().name().toLowerCase(Locale.ROOT));
        json.put("confidence", explanation.confidence());
        json.put("needed", explanation.needed());
        return json;
    }
}
