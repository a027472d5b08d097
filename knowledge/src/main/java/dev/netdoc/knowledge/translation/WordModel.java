package dev.netdoc.knowledge.translation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * IBM Model 1: from pairs of word lists that say the same, how probably each word stands for each word of the other side.
 * Deterministic: it starts from equal chances and takes a fixed number of steps.
 */
final class WordModel {
    private static final int STEPS = 8;

    private final Vocabulary sources = new Vocabulary();
    private final Vocabulary targets = new Vocabulary();
    private final Map<Long, Integer> links = new HashMap<>();

    /** For each text, for each of its target words, the numbers of its links to the text's source words. */
    private final List<int[][]> texts = new ArrayList<>();

    /** Words by number; 0 is the word for what has no counterpart. */
    private static final class Vocabulary {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> words = new ArrayList<>(List.of(""));

        int number(String word) {
            return numbers.computeIfAbsent(word, any -> {
                words.add(word);
                return words.size() - 1;
            });
        }
    }

    /**
     * One way to say a source word.
     *
     * @param texts in how many texts both stand
     */
    record Translation(String source, String target, double probability, int texts) {}

    void add(List<String> source, List<String> target) {
        if (source.isEmpty() || target.isEmpty()) {
            return;
        }
        int[] from = Stream.concat(Stream.of(0), source.stream().map(sources::number))
                .mapToInt(number -> number)
                .distinct()
                .toArray();
        texts.add(target.stream()
                .mapToInt(targets::number)
                .distinct()
                .mapToObj(
                        word -> Arrays.stream(from).map(one -> link(one, word)).toArray())
                .toArray(int[][]::new));
    }

    private int link(int source, int target) {
        return links.computeIfAbsent(((long) source << 32) | target, any -> links.size());
    }

    /** Returns every pair of words that met, with the probability that the target is what the source word becomes. */
    List<Translation> learn() {
        int[] sourceOf = new int[links.size()];
        links.forEach((pair, link) -> sourceOf[link] = (int) (pair >> 32));
        double[] chance = new double[links.size()];
        Arrays.fill(chance, 1);
        for (int step = 0; step < STEPS; step++) {
            chance = step(chance, sourceOf);
        }
        int[] met = new int[links.size()];
        for (int[][] text : texts) {
            for (int[] word : text) {
                for (int link : word) {
                    met[link]++;
                }
            }
        }
        List<Translation> learned = new ArrayList<>();
        for (var pair : links.entrySet()) {
            int source = (int) (pair.getKey() >> 32);
            int link = pair.getValue();
            if (source != 0) {
                String target = targets.words.get((int) (long) pair.getKey());
                learned.add(new Translation(sources.words.get(source), target, chance[link], met[link]));
            }
        }
        return learned;
    }

    private double[] step(double[] chance, int[] sourceOf) {
        double[] counts = new double[chance.length];
        double[] totals = new double[sources.words.size()];
        for (int[][] text : texts) {
            for (int[] word : text) {
                double all = 0;
                for (int link : word) {
                    all += chance[link];
                }
                for (int link : word) {
                    double share = chance[link] / all;
                    counts[link] += share;
                    totals[sourceOf[link]] += share;
                }
            }
        }
        for (int link = 0; link < counts.length; link++) {
            counts[link] /= totals[sourceOf[link]];
        }
        return counts;
    }
}
