package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.Samples;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.bundle.Bundle;
import dev.netdoc.knowledge.page.Documents;
import dev.netdoc.knowledge.page.PageDump;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.entry.Topics;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.index.IndexedEntries;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A tool, not a test: fits the constants of {@link Calibration} to the sample questions and prints them. */
final class FitCalibration {
    private static final double PENALTY = 0.0008;
    private static final int STEPS = 6000;
    private static final int FOLDS = 5;

    private FitCalibration() {}

    private record Example(String set, String question, boolean right, boolean near, List<Double> features) {}

    private record Fit(List<Double> weights, double bias) {
        double confidence(List<Double> x) {
            double z = bias;
            for (int i = 0; i < x.size(); i++) {
                z += weights.get(i) * x.get(i);
            }
            return 1 / (1 + Math.exp(-z));
        }
    }

    public static void main(String[] args) {
        List<Example> examples = examples(Samples.find().orElseThrow());
        double[] held = new double[examples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            Fit fit = fit(examples.stream().filter(one -> fold(one) != left).toList());
            for (int i = 0; i < held.length; i++) {
                if (fold(examples.get(i)) == left) {
                    held[i] = fit.confidence(examples.get(i).features());
                }
            }
        }
        for (String set : List.of("topics", "pages")) {
            for (double threshold = 0.30; threshold < 0.61; threshold += 0.04) {
                System.out.printf(Locale.ROOT, "%s %.2f%s%n", set, threshold, shares(examples, held, set, threshold));
            }
        }
        Fit fit = fit(examples);
        System.out.println("weights " + fit.weights() + " bias " + fit.bias());
    }

    private static String shares(List<Example> examples, double[] held, String set, double threshold) {
        int[] all = new int[3];
        int[] declined = new int[3];
        for (int i = 0; i < held.length; i++) {
            Example one = examples.get(i);
            if (one.set().equals(set)) {
                int kind = one.right() ? 0 : one.near() ? 1 : 2;
                all[kind]++;
                declined[kind] += held[i] < threshold ? 1 : 0;
            }
        }
        return " declined: right %.3f of %d, near %.3f of %d, far %.3f of %d"
                .formatted(
                        (double) declined[0] / all[0],
                        all[0],
                        (double) declined[1] / all[1],
                        all[1],
                        (double) declined[2] / all[2],
                        all[2]);
    }

    private static int fold(Example example) {
        return Math.floorMod(example.question().hashCode(), FOLDS);
    }

    private static List<Example> examples(Samples samples) {
        var languages = new LanguageRecogniser();
        var analysis = new Analysis();
        var identifiers = new Identifiers();
        var bundle = Bundle.open(analysis, identifiers);
        List<Entry> pages = new Documents(new PageDump(languages), ImportProgress.SILENT).read(List.of(samples.pages()));
        List<Example> examples = new ArrayList<>();
        Map<String, List<Entry>> sets = Map.of("topics", new Topics().read().entries(), "pages", pages);
        sets.forEach((set, entries) -> {
            Map<String, String> topics = new HashMap<>();
            entries.forEach(entry -> topics.put(entry.source(), topicOf(entry)));
            var index = EntryIndex.open(List.of(IndexedEntries.of(entries, analysis, identifiers)));
            var search = new Search(index, analysis, identifiers, languages, bundle.glossary(), bundle.intents());
            for (var question : samples.questions()) {
                List<Match> found = search.matches(question.text(), question.language());
                List<Match> wrong = found.stream()
                        .filter(match -> !question.right()
                                .contains(topics.getOrDefault(match.entry().source(), "")))
                        .toList();
                boolean right = !found.isEmpty() && !wrong.contains(found.getFirst());
                boolean near = question.topic().isPresent();
                if (!found.isEmpty()) {
                    examples.add(new Example(set, question.text(), right, near, features(found)));
                }
                // The same question with its answer taken away: of this field, and to be declined.
                if (right && !wrong.isEmpty()) {
                    examples.add(new Example(set, question.text(), false, true, features(wrong)));
                }
            }
        });
        return examples;
    }

    private static List<Double> features(List<Match> matches) {
        return Arrays.stream(Calibration.features(matches)).boxed().toList();
    }

    private static String topicOf(Entry entry) {
        return entry.topic()
                .orElseGet(() -> Samples.pageEntries().stream()
                        .filter(page -> entry.source().startsWith(page.page()) && page.isHeading(entry.title()))
                        .map(Samples.PageEntry::topic)
                        .findFirst()
                        .orElse(""));
    }

    /** Gradient descent on the mean loss of right and wrong examples, which weigh the same in all. */
    private static Fit fit(List<Example> examples) {
        int size = examples.getFirst().features().size();
        double[] means = new double[size];
        for (Example one : examples) {
            for (int j = 0; j < size; j++) {
                means[j] += one.features().get(j) / examples.size();
            }
        }
        long right = examples.stream().filter(Example::right).count();
        double[] weights = new double[size];
        double bias = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[size];
            double biasSlope = 0;
            for (Example one : examples) {
                double z = bias;
                for (int j = 0; j < size; j++) {
                    z += weights[j] * (one.features().get(j) - means[j]);
                }
                double share = 0.5 / (one.right() ? right : examples.size() - right);
                double error = (1 / (1 + Math.exp(-z)) - (one.right() ? 1 : 0)) * share;
                biasSlope += error;
                for (int j = 0; j < size; j++) {
                    slope[j] += error * (one.features().get(j) - means[j]);
                }
            }
            bias -= 2 * biasSlope;
            for (int j = 0; j < size; j++) {
                weights[j] -= 2 * (slope[j] + PENALTY * weights[j]);
            }
        }
        for (int j = 0; j < size; j++) {
            bias -= weights[j] * means[j];
        }
        return new Fit(Arrays.stream(weights).boxed().toList(), bias);
    }
}
