package dev.netdoc.knowledge.analysis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words of scripts that put spaces between them. Product names and commands stand in Japanese and Chinese text too, so all
 * four languages cut them here, the same way.
 */
final class LatinWords implements Words {
    private static final String LETTER = "[\\p{L}\\p{M}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆]]";
    private static final Pattern WORD = Pattern.compile(
            "v?\\d++(?:\\.\\d++)++|(?:" + LETTER + "|\\p{Nd})++(?:['’]" + LETTER + "{1,3}(?!" + LETTER + "))?+");

    /** {@code datapathv2} is also asked for as {@code datapath v2}. */
    private static final Pattern VERSIONED = Pattern.compile("([a-z]{4,})(v\\d)");

    private final Set<String> stopWords;
    private final Set<String> products;
    private final UnaryOperator<String> stem;

    LatinWords(Set<String> stopWords, Set<String> products, UnaryOperator<String> stem) {
        this.stopWords = stopWords;
        this.products = products;
        this.stem = stem;
    }

    @Override
    public List<Word> words(String folded) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(folded);
        while (matcher.find()) {
            words.add(word(matcher.group().replace('’', '\''), matcher.start(), matcher.end()));
        }
        return words;
    }

    private Word word(String surface, int start, int end) {
        boolean stop = stopWords.contains(surface);
        Set<String> terms = new LinkedHashSet<>();
        terms.add(surface.endsWith("'s") ? surface.substring(0, surface.length() - 2) : surface);
        Matcher versioned = VERSIONED.matcher(surface);
        if (versioned.matches()) {
            terms.add(versioned.group(1));
        } else if (!stop && !products.contains(surface) && surface.chars().noneMatch(Character::isDigit)) {
            terms.add(stem.apply(terms.iterator().next()));
        }
        return new Word(List.copyOf(terms), start, end, stop, true);
    }
}
