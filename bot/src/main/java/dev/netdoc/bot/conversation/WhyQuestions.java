package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Explainer;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the question why a finding holds, or why not: a word for why in any language, and the finding's id. Which of
 * the two is asked makes no difference, since what holds decides the answer.
 */
final class WhyQuestions {
    // A longer text is a log that was pasted, or a question for the documents.
    private static final int LONGEST = 300;

    private static final Map<Language, Pattern> WHY = Map.of(
            Language.EN, Pattern.compile("\\bwhy\\b"),
            Language.ID, Pattern.compile("\\b(kenapa|mengapa)\\b"),
            Language.JA, Pattern.compile("なぜ|何故|どうして"),
            Language.ZH, Pattern.compile("为什么|為什麼|为何|为啥"));

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");

    /** Nothing but the two: then an id that nobody knows is a slip of the keyboard. */
    private static final Pattern BARE =
            Pattern.compile("(?:why|kenapa|mengapa|なぜ|何故|どうして|为什么|為什麼|为何|为啥)\\s*(?:not|tidak|bukan|不|没有|没|不是)?\\s*"
                    + "([a-z0-9]+(?:-[a-z0-9]+){2,})\\s*(?:では?ない|じゃない|がない|ない|出ない)?(?:の|のですか|か)?\\s*[?？。.]?");

    private final Explainer explainer;
    private final Set<String> findings;

    WhyQuestions(Explainer explainer) {
        this.explainer = explainer;
        this.findings = Set.copyOf(explainer.findingIds());
    }

    /** @param nearest empty if the finding is known; else what may be meant */
    record Asked(String finding, Language language, List<String> nearest) {}

    boolean knows(String finding) {
        return findings.contains(finding);
    }

    Optional<Asked> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String folded = Normalizer.normalize(text, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        return WHY.entrySet().stream()
                .filter(why -> why.getValue().matcher(folded).find())
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .flatMap(language -> known(folded, language).or(() -> misspelt(folded, language)));
    }

    private Optional<Asked> known(String text, Language language) {
        return ID.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(findings::contains)
                .findFirst()
                .map(id -> new Asked(id, language, List.of()));
    }

    private Optional<Asked> misspelt(String text, Language language) {
        Matcher bare = BARE.matcher(text);
        if (!bare.matches()) {
            return Optional.empty();
        }
        List<String> nearest = explainer.nearest(bare.group(1));
        return nearest.isEmpty() ? Optional.empty() : Optional.of(new Asked(bare.group(1), language, nearest));
    }
}
