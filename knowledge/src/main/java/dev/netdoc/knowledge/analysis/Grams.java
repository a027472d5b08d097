package dev.netdoc.knowledge.analysis;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Overlapping pieces of words: what still matches after a slip of the finger, or where segmentation cut elsewhere. */
final class Grams {
    private static final Pattern RUN = Pattern.compile(
            "[\\p{L}\\p{Nd}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆]]{4,40}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆]{2,}");
    private static final int LETTERS = 4;
    private static final int KANA_OF_READING = 3;

    private Grams() {}

    /** Returns four letters of spaced scripts, two characters of Han and kana */
    static Set<String> of(String folded) {
        Set<String> grams = new LinkedHashSet<>();
        Matcher runs = RUN.matcher(katakana(folded));
        while (runs.find()) {
            String run = runs.group();
            boolean spaced = Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.LATIN
                    || Character.isDigit(run.charAt(0));
            addPieces(run, spaced ? LETTERS : 2, "", grams);
        }
        return grams;
    }

    /** Returns pieces of how a text is read, which a wrong conversion of kana to characters leaves as it is. */
    static Set<String> ofReading(String reading) {
        Set<String> grams = new LinkedHashSet<>();
        for (String run : katakana(reading).replace("ー", "").split(" +", -1)) {
            addPieces(run, KANA_OF_READING, "~", grams);
        }
        return grams;
    }

    private static void addPieces(String run, int size, String mark, Set<String> grams) {
        for (int i = 0; i + size <= run.length(); i++) {
            grams.add(mark + run.substring(i, i + size));
        }
    }

    /** A loan word typed in hiragana is still the loan word. */
    private static String katakana(String text) {
        StringBuilder katakana = new StringBuilder(text.length());
        text.chars().forEach(c -> katakana.append((char) (c >= 'ぁ' && c <= 'ゖ' ? c + 'ァ' - 'ぁ' : c)));
        return katakana.toString();
    }
}
