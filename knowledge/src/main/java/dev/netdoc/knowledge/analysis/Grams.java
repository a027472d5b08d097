package dev.netdoc.knowledge.analysis;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Overlapping pieces of words: what still matches after a slip of the finger, or where segmentation cut elsewhere. */
public final class Grams {
    private static final Pattern RUN = Pattern.compile(
            "[\\p{L}\\p{Nd}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆]]{4,40}|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆]{2,}");
    private static final int LETTERS = 4;

    private Grams() {}

    /** Returns four letters of spaced scripts, two characters of Han and kana */
    public static Set<String> of(String folded) {
        Set<String> grams = new LinkedHashSet<>();
        Matcher runs = RUN.matcher(folded);
        while (runs.find()) {
            String run = runs.group();
            int size = Character.UnicodeScript.of(run.codePointAt(0)) == Character.UnicodeScript.LATIN
                            || Character.isDigit(run.charAt(0))
                    ? LETTERS
                    : 2;
            for (int i = 0; i + size <= run.length(); i++) {
                grams.add(run.substring(i, i + size));
            }
        }
        return grams;
    }
}
