package dev.netdoc.knowledge.analysis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Words of Japanese or Chinese text: Latin runs apart, the rest by the language's own segmentation. */
final class HanWords implements Words {
    static final Pattern OTHER_SCRIPT = Pattern.compile("[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}ー々〆]");

    /** A run of one script longer than this is no sentence; segmentation takes more than linear time on it. */
    static final Pattern NEEDS_SEGMENTATION = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");

    private final Supplier<Analyzer> segmentation;
    private final UnaryOperator<String> form;
    private final Set<String> stopWords;
    private final LatinWords latin;

    /** The {@code form} brings the text into the script form that the segmentation knows; it must keep its length. */
    HanWords(Supplier<Analyzer> segmentation, UnaryOperator<String> form, Set<String> stopWords, LatinWords latin) {
        this.segmentation = segmentation;
        this.form = form;
        this.stopWords = stopWords;
        this.latin = latin;
    }

    @Override
    public List<Word> words(String folded) {
        List<Word> words = new ArrayList<>(latin.words(folded));
        if (NEEDS_SEGMENTATION.matcher(folded).find()) {
            segment(OTHER_SCRIPT.matcher(form.apply(folded)).replaceAll(" "), words);
            words.sort(Comparator.comparingInt(Word::start));
        }
        return words;
    }

    private void segment(String text, List<Word> words) {
        try (TokenStream tokens = segmentation.get().tokenStream("", text)) {
            CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String word = term.toString();
                if (word.codePoints().anyMatch(Character::isLetter)) {
                    words.add(new Word(
                            List.of(word), offset.startOffset(), offset.endOffset(), stopWords.contains(word), false));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
    }
}
