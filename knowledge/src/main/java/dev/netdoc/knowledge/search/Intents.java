package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Intent;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Text;
import dev.netdoc.knowledge.analysis.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises what people ask netdoc to do. The whole question is compared with whole phrasings, stop words too: "what mode
 * am I in" and "what modes are there" differ in nothing else.
 */
public final class Intents {
    /** A question longer than this tells a story; nobody asks for the mode so. */
    private static final int MOST_WORDS = 16;

    /** Weights of words that tell less than others: function words, product and cluster names, words nowhere met. */
    private static final double STOP = 0.45;

    private static final double NAME = 0.15;
    private static final double UNKNOWN = 0.5;

    /** Slope and middle of the logistic that brings likeness to the scale of {@link Calibration}. */
    private static final double SLOPE = 14;

    private static final double MIDDLE = 0.66;

    /** The folder of phrasings that are near to an intent's and ask for something else. */
    private static final String NONE = "none";

    /** Names of clusters and the like, such as {@code prod-eu-1}: which one is meant does not change what is asked. */
    private static final Pattern NAME_IN_PARTS =
            Pattern.compile("(?<![\\p{IsLatin}\\d])[a-z0-9]++(?:[-_./][a-z0-9]++)++");

    private final Analysis analysis;
    private final Map<Language, List<Known>> phrasings = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, Integer>> frequencies = new EnumMap<>(Language.class);

    private record Known(String intent, Set<String> terms, List<Word> words) {}

    public Intents(Analysis analysis, List<IntentPhrasing> all) {
        this.analysis = analysis;
        for (IntentPhrasing phrasing : all) {
            Known known = known(phrasing.intent(), phrasing.words());
            phrasings
                    .computeIfAbsent(phrasing.language(), any -> new ArrayList<>())
                    .add(known);
            var counts = frequencies.computeIfAbsent(phrasing.language(), any -> new HashMap<>());
            known.terms().forEach(term -> counts.merge(term, 1, Integer::sum));
        }
    }

    /** Returns the confidence that the question asks for what this title or phrasing asks for, on the scale of intents */
    double confidence(String question, Language language, List<String> lines) {
        List<Word> words = words(question, language);
        double best = 0;
        for (String line : lines) {
            best = Math.max(best, likeness(words, known("", analysis.words(language, Text.folded(line))), language));
        }
        return confidence(best);
    }

    private List<Word> words(String question, Language language) {
        return analysis.words(
                language, NAME_IN_PARTS.matcher(Text.folded(question)).replaceAll(" "));
    }

    private static Known known(String intent, List<Word> words) {
        Set<String> terms = new HashSet<>();
        words.forEach(word -> terms.addAll(word.terms()));
        return new Known(intent, terms, words);
    }

    private static double confidence(double likeness) {
        return 1 / (1 + Math.exp(-SLOPE * (likeness - MIDDLE)));
    }

    /**
     * Returns the intent whose phrasing is nearest to the question, however near; empty for long questions, and for those
     *     that only look like one
     */
    Optional<Intent> nearest(String question, Language language) {
        if (question.length() > Question.HEAD) {
            return Optional.empty();
        }
        List<Word> words = words(question, language);
        if (words.isEmpty() || words.size() > MOST_WORDS) {
            return Optional.empty();
        }
        String intent = "";
        double best = 0;
        for (Known known : phrasings.getOrDefault(language, List.of())) {
            double likeness = likeness(words, known, language);
            if (likeness > best) {
                best = likeness;
                intent = known.intent();
            }
        }
        return intent.isEmpty() || intent.equals(NONE)
                ? Optional.empty()
                : Optional.of(new Intent(intent, language, confidence(best)));
    }

    private double likeness(List<Word> words, Known known, Language language) {
        double shared = 0;
        double asked = 0;
        Set<String> all = new HashSet<>();
        for (Word word : words) {
            all.addAll(word.terms());
            double weight = weight(word, language);
            asked += weight;
            if (word.terms().stream().anyMatch(known.terms()::contains)) {
                shared += weight;
            }
        }
        double phrased = 0;
        double met = 0;
        for (Word word : known.words()) {
            double weight = weight(word, language);
            phrased += weight;
            met += word.terms().stream().anyMatch(all::contains) ? weight : 0;
        }
        return asked + phrased == 0 ? 0 : (shared + met) / (asked + phrased);
    }

    private double weight(Word word, Language language) {
        if (analysis.isProduct(word.surface()) || word.surface().chars().anyMatch(Character::isDigit)) {
            return NAME;
        }
        if (word.stop()) {
            return STOP;
        }
        boolean known = word.terms().stream().anyMatch(frequencies.getOrDefault(language, Map.of())::containsKey);
        return known ? 1 : UNKNOWN;
    }
}
