package dev.netdoc.knowledge.analysis;

import com.ibm.icu.text.Transliterator;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.language.HanScript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.tartarus.snowball.ext.EnglishStemmer;

/** The chains of the four languages. Dictionaries are loaded when their language is first met. Thread-safe. */
public final class Analysis {
    private final Set<String> products = WordLists.products();
    private final Words english = latin(Language.EN, this::englishStem);
    private final Words indonesian = latin(Language.ID, IndonesianStem::key);
    private final Lazy<JapaneseReading> reading = new Lazy<>(JapaneseReading::new);
    private final Words japanese;
    private final Words chinese;

    public Analysis() {
        var kuromoji = new Lazy<org.apache.lucene.analysis.Analyzer>(JapaneseChain::new);
        var smartcn = new Lazy<org.apache.lucene.analysis.Analyzer>(ChineseChain::new);
        var simplify = new Lazy<>(() -> Transliterator.getInstance("Traditional-Simplified"));
        japanese = new HanWords(
                kuromoji, text -> text, WordLists.stopWords(Language.JA), latin(Language.JA, Analysis::singular));
        chinese = new HanWords(
                smartcn,
                text -> simplified(text, simplify),
                WordLists.stopWords(Language.ZH),
                latin(Language.ZH, Analysis::singular));
    }

    public List<Word> words(Language language, String folded) {
        return switch (language) {
            case EN -> english.words(folded);
            case ID -> indonesian.words(folded);
            case JA -> japanese.words(folded);
            case ZH -> chinese.words(folded);
        };
    }

    /** Returns pieces of a text, for what its words do not find. */
    public Set<String> grams(Language language, String folded) {
        Set<String> grams = new LinkedHashSet<>(Grams.of(folded));
        if (language == Language.JA
                && HanWords.NEEDS_SEGMENTATION.matcher(folded).find()) {
            String japanese = HanWords.OTHER_SCRIPT.matcher(folded).replaceAll(" ");
            grams.addAll(Grams.ofReading(reading.get().of(japanese)));
        }
        return grams;
    }

    /** Returns whether this is a name that every language shares, such as {@code terway} */
    public boolean isProduct(String term) {
        return products.contains(term);
    }

    private LatinWords latin(Language language, java.util.function.UnaryOperator<String> stem) {
        return new LatinWords(WordLists.stopWords(language), products, stem);
    }

    private String englishStem(String word) {
        if (word.chars().anyMatch(c -> c > 'z')) {
            return word;
        }
        var stemmer = new EnglishStemmer();
        stemmer.setCurrent(word);
        stemmer.stem();
        return stemmer.getCurrent();
    }

    /** English plurals between Japanese or Chinese words. */
    private static String singular(String word) {
        return word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") && !word.endsWith("us")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    private static String simplified(String text, Supplier<Transliterator> simplify) {
        // Loading the transliteration takes a quarter of a second, which only traditional text is worth.
        if (!HanScript.hasTraditional(text)) {
            return text;
        }
        String simplified = simplify.get().transliterate(text);
        return simplified.length() == text.length() ? simplified : text;
    }
}
