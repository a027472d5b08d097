package dev.netdoc.knowledge.page;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Decides which lines of one dump are headings of entries. Dumps differ: most set a heading between empty lines, some keep
 * no empty line at all; most head an entry by a question, some by a phrase. So the document is looked at as a whole first.
 */
final class Headings {
    private static final int LONGEST_QUESTION = 320;
    private static final int LONGEST_PHRASE = 160;

    /** A dump with fewer empty lines than this share of its lines lost them. */
    private static final double SPACED_SHARE = 0.2;

    private static final Pattern SENTENCE_END = Pattern.compile("[。！][^」』）)]|[.!] +\\p{Lu}");
    private static final Pattern CLOSED = Pattern.compile(".*[.。:：;；,、!！…|]$");
    private static final Pattern MARKED = Pattern.compile("^(?:[•\\-*–·▪]|\\d{1,2}[.)、]|[（(]\\d|[|#>`$]).*+");
    private static final Pattern KEY_VALUE = Pattern.compile("^[^:：?？]{1,60}[:：]\\s*\\S.*\\d.*+");

    private final boolean spaced;
    private final boolean ofQuestions;
    private final Map<String, Long> occurrences;

    Headings(List<Line> lines) {
        long empty = lines.stream().filter(Line::empty).count();
        this.spaced = empty >= SPACED_SHARE * lines.size();
        this.ofQuestions = lines.stream().filter(this::isQuestion).count() >= 3;
        this.occurrences = lines.stream()
                .filter(line -> !line.empty() && !line.indented())
                .collect(Collectors.groupingBy(line -> line.text().strip(), Collectors.counting()));
    }

    boolean spaced() {
        return spaced;
    }

    boolean isHeading(Line line) {
        return isQuestion(line) || isPhrase(line);
    }

    private boolean isQuestion(Line line) {
        String text = line.text().strip();
        if (!standsAsHeading(line, LONGEST_QUESTION) || !HeadingVocabulary.isQuestion(text)) {
            return false;
        }
        if (spaced && !line.openAbove() && !line.openBelow()) {
            return false;
        }
        // "It fails. What now?" is prose; "Can I? And what is risky?" heads an entry.
        return !SENTENCE_END.matcher(text).find();
    }

    private boolean isPhrase(Line line) {
        String text = line.text().strip();
        if (!standsAsHeading(line, LONGEST_PHRASE)
                || CLOSED.matcher(text).matches()
                || KEY_VALUE.matcher(text).matches()
                || SENTENCE_END.matcher(text).find()
                || Code.looksLikeCode(line.text())) {
            return false;
        }
        if (!spaced) {
            return words(text) >= 3
                    && (HeadingVocabulary.isNounHeading(text) || HeadingVocabulary.opensAsQuestion(text));
        }
        // A short line that comes again and again names a part of every entry.
        boolean recurs = occurrences.getOrDefault(text, 0L) >= 3;
        int least = ofQuestions && !HeadingVocabulary.isNounHeading(text) ? 4 : 2;
        return line.openAbove() && line.openBelow() && !recurs && words(text) >= least;
    }

    private static boolean standsAsHeading(Line line, int longest) {
        String text = line.text().strip();
        return !line.empty()
                && !line.indented()
                && text.length() <= longest
                && text.codePoints().anyMatch(Character::isLetter)
                && !MARKED.matcher(text).matches()
                && !HeadingVocabulary.isPart(text);
    }

    /** Words of a spaced script; in Han and kana about two and a half characters make one. */
    static int words(String text) {
        long han = text.codePoints().filter(Headings::unspaced).count();
        long latin = text.replaceAll("[^\\x00-\\u024F]", " ").strip().split("\\s+").length;
        boolean latinOnly = han == 0;
        return (int) (latinOnly ? latin : Math.round(han / 2.5) + (text.matches(".*[A-Za-z].*") ? latin : 0));
    }

    private static boolean unspaced(int codePoint) {
        Function<Integer, Character.UnicodeScript> script = Character.UnicodeScript::of;
        return switch (script.apply(codePoint)) {
            case HAN, HIRAGANA, KATAKANA -> true;
            default -> codePoint == 'ー';
        };
    }
}
