package dev.netdoc.knowledge.translation;

import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Lazy;
import dev.netdoc.knowledge.analysis.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Words of one language with what they probably become in another. Words are in their most reduced form, as the index has
 * them. Immutable.
 */
public final class Lexicon {
    /** What is less probable than this is noise at the size of our articles. */
    private static final double LEAST_PROBABLE = 0.12;

    private static final int FEWEST_TEXTS = 2;
    private static final int MOST_TRANSLATIONS = 3;

    private final Map<Direction, Supplier<Map<String, Map<String, Float>>>> translations = new HashMap<>();

    /** From one language to another. */
    public record Direction(Language from, Language to) {
        /** Returns every pair of different languages, in a fixed order. */
        public static List<Direction> all() {
            return Arrays.stream(Language.values())
                    .flatMap(from -> Arrays.stream(Language.values())
                            .filter(to -> to != from)
                            .map(to -> new Direction(from, to)))
                    .toList();
        }
    }

    /**
     * One line of the lexicon.
     *
     * @param probability that the source word becomes the target
     * @param texts in how many pieces of text both stand
     */
    public record Row(Language from, Language to, String source, String target, double probability, int texts) {
        /** For a table that people review: languages, words, probability and count, between tabs. */
        public String tsv() {
            return String.format(
                    Locale.ROOT,
                    "%s\t%s\t%s\t%s\t%.3f\t%d",
                    from.code(),
                    to.code(),
                    source,
                    target,
                    probability,
                    texts);
        }
    }

    /** Takes the rows of each direction; one that no question needs is never read. */
    public Lexicon(Map<Direction, Supplier<List<Row>>> rows) {
        rows.forEach((direction, its) -> translations.put(direction, new Lazy<>(() -> bySource(its.get()))));
    }

    private static Map<String, Map<String, Float>> bySource(List<Row> rows) {
        Map<String, Map<String, Float>> bySource = new HashMap<>();
        for (Row row : rows) {
            bySource.computeIfAbsent(row.source(), any -> new LinkedHashMap<>())
                    .put(row.target(), (float) row.probability());
        }
        return bySource;
    }

    /** Returns what a word in its most reduced form may become, with its probability, the surest first; nothing if it has not been learned. */
    public Map<String, Float> translations(String word, Language from, Language to) {
        return translations.getOrDefault(new Direction(from, to), Map::of).get().getOrDefault(word, Map.of());
    }

    /** Returns the words of one language that have been learned in another. */
    public Set<String> words(Language from, Language to) {
        return translations.getOrDefault(new Direction(from, to), Map::of).get().keySet();
    }

    /** Learns from pieces of text that say the same; sorted, so that two builds give the same lines. */
    public static Map<Direction, List<Row>> learn(List<Map<Language, String>> aligned, Analysis analysis) {
        Map<Language, List<List<String>>> words = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            words.put(language, words(aligned, language, analysis));
        }
        Map<Direction, List<Row>> learned = new LinkedHashMap<>();
        for (Direction direction : Direction.all()) {
            List<List<String>> sources = words.getOrDefault(direction.from(), List.of());
            List<List<String>> targets = words.getOrDefault(direction.to(), List.of());
            var model = new WordModel();
            for (int piece = 0; piece < sources.size(); piece++) {
                model.add(sources.get(piece), targets.get(piece));
            }
            learned.put(direction, rows(direction, model));
        }
        return learned;
    }

    private static List<Row> rows(Direction direction, WordModel model) {
        Map<String, List<WordModel.Translation>> bySource = new TreeMap<>();
        for (var translation : model.learn()) {
            if (translation.probability() >= LEAST_PROBABLE && translation.texts() >= FEWEST_TEXTS) {
                bySource.computeIfAbsent(translation.source(), any -> new ArrayList<>())
                        .add(translation);
            }
        }
        List<Row> rows = new ArrayList<>();
        bySource.forEach((source, found) -> found.stream()
                .sorted(Comparator.comparingDouble(WordModel.Translation::probability)
                        .reversed()
                        .thenComparing(WordModel.Translation::target))
                .limit(MOST_TRANSLATIONS)
                // A name that is the same on both sides is found as it stands.
                .filter(one -> !one.target().equals(source))
                .forEach(one -> rows.add(new Row(
                        direction.from(), direction.to(), source, one.target(), one.probability(), one.texts()))));
        return rows;
    }

    private static List<List<String>> words(List<Map<Language, String>> aligned, Language language, Analysis analysis) {
        return aligned.stream()
                .map(piece -> words(piece.getOrDefault(language, ""), language, analysis))
                .toList();
    }

    private static List<String> words(String text, Language language, Analysis analysis) {
        return analysis.words(language, Text.folded(Text.masked(text))).stream()
                .filter(word -> !word.stop() && word.surface().chars().noneMatch(Character::isDigit))
                .map(word -> word.terms().getLast())
                .toList();
    }
}
