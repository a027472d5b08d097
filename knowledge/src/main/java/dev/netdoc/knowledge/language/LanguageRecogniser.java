package dev.netdoc.knowledge.language;

import dev.netdoc.knowledge.Language;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the four languages apart: the script decides Japanese and Chinese, function words decide Indonesian, and what is
 * left is English. Identifiers, paths and log fields are ignored, for they are English in every language.
 */
public final class LanguageRecogniser {
    /** Longer texts are judged by their beginning. */
    private static final int JUDGED_CHARACTERS = 4000;

    private static final Pattern NO_LANGUAGE = Pattern.compile(
            "`[^`\n]*+`|https?://\\S++|\\b[a-z]++=\"(?:[^\"\\\\]|\\\\.)*+\"|\\b[a-z]++=\\S++|[^\\s/_@\\\\]*+[/_@\\\\]\\S*+|[^\\s.]++\\.\\w\\S*+|[^\\s\\d]*+\\d\\S*+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[\\p{IsLatin}]++(?:['’][\\p{IsLatin}]++)?+");

    private final IndonesianWords indonesian = new IndonesianWords();
    private final HanScript han = new HanScript();

    /** Returns the language of a question or paragraph; empty if it holds nothing but identifiers, numbers or signs */
    public Optional<Language> recognise(String text) {
        String judged = text.length() > JUDGED_CHARACTERS ? text.substring(0, JUDGED_CHARACTERS) : text;
        if (judged.codePoints().anyMatch(HanScript::isKana)) {
            return Optional.of(Language.JA);
        }
        if (judged.codePoints().anyMatch(HanScript::isHan)) {
            return Optional.of(han.isJapanese(judged) ? Language.JA : Language.ZH);
        }
        String words = NO_LANGUAGE.matcher(judged).replaceAll(" ");
        return recogniseLatin(words.toLowerCase(Locale.ROOT));
    }

    /** Returns the language that most of a document's text is written in; English where nothing decides */
    public Language ofDocument(String text) {
        Map<Language, Integer> characters = new EnumMap<>(Language.class);
        text.lines()
                .forEach(line -> recognise(line)
                        .ifPresent(language -> characters.merge(language, weight(language, line), Integer::sum)));
        return characters.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse(Language.EN);
    }

    /** Code and log lines look English, so an English line counts only where it reads like a sentence. */
    private static int weight(Language language, String line) {
        boolean sentence = line.strip().split("\\s+").length >= 5;
        return language != Language.EN || sentence ? line.length() : 0;
    }

    private Optional<Language> recogniseLatin(String text) {
        int certain = 0;
        int possible = 0;
        int english = 0;
        int words = 0;
        var matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = matcher.group();
            words++;
            if (indonesian.certain(word)) {
                certain++;
            } else if (indonesian.possible(word)) {
                possible++;
            } else if (EnglishWords.contains(word)) {
                english++;
            }
        }
        if (words == 0) {
            return Optional.empty();
        }
        if (certain > 0 || (possible > 0 && english < 3 * possible)) {
            return Optional.of(Language.ID);
        }
        return Optional.of(Language.EN);
    }
}
