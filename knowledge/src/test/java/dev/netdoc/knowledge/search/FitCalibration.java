package dev.netdoc.knowledge.search;

import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge.Sources;
import dev.netdoc.knowledge.Samples;
import dev.netdoc.knowledge.analysis.Analysis;
import dev.netdoc.knowledge.analysis.Identifiers;
import dev.netdoc.knowledge.bundle.Bundle;
import dev.netdoc.knowledge.document.Documents;
import dev.netdoc.knowledge.entry.Entry;
import dev.netdoc.knowledge.evaluation.LabelledQuestion;
import dev.netdoc.knowledge.index.DocumentIndex;
import dev.netdoc.knowledge.index.EntryIndex;
import dev.netdoc.knowledge.language.LanguageRecogniser;
import dev.netdoc.knowledge.translation.Lexicon;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A tool, not a test: fits the constants of {@link Calibration} to the questions kept for tuning and prints them, with what
 * they achieve held out by question in five folds.
 */
final class FitCalibration {
    private static final double PENALTY = 0.0004;
    private static final int STEPS = 8000;
    private static final int FOLDS = 5;

    /** A question with its answer taken away is of the field and must be declined, but no such question was ever asked. */
    private static final double TAKEN_AWAY = 0.1;

    private static final Supplier<Intents> NO_INTENTS = () -> {
        throw new IllegalStateException("entries alone are asked");
    };

    private FitCalibration() {}

    private enum Kind {
        RIGHT,
        WRONG,
        TAKEN_AWAY,
        OUTSIDE
    }

    private record Example(String question, Kind kind, double[] features) {
        double weight() {
            return switch (kind) {
                case RIGHT, OUTSIDE -> 1;
                // Asked for something that is held, though another entry came first: neither answering nor declining is
                // right.
                case WRONG -> 0;
                case TAKEN_AWAY -> TAKEN_AWAY;
            };
        }
    }

    private record Fit(double[] weights, double bias) {
        double confidence(double[] x) {
            double z = bias;
            for (int i = 0; i < x.length; i++) {
                z += weights[i] * x[i];
            }
            return 1 / (1 + Math.exp(-z));
        }
    }

    public static void main(String[] args) {
        var languages = new LanguageRecogniser();
        var analysis = new Analysis();
        var identifiers = new Identifiers();
        var bundle = Bundle.open(analysis, identifiers);
        var glossary = new Glossary(bundle.glossary());
        var lexicon = new Lexicon(bundle.lexicon());
        var topics = new Search(
                EntryIndex.open(List.of(bundle.topics())),
                analysis,
                identifiers,
                languages,
                glossary,
                lexicon,
                NO_INTENTS);
        report("TOPICS", examples(topics, Samples.tuned()));
        Samples.find().ifPresent(samples -> {
            var index = new DocumentIndex(analysis, identifiers);
            new Documents(new Sources(false, List.of(samples.pages())), languages, ImportProgress.SILENT).look(index);
            var pages = new Search(
                    EntryIndex.open(List.of(index.snapshot())),
                    analysis,
                    identifiers,
                    languages,
                    glossary,
                    lexicon,
                    NO_INTENTS);
            report("DOCUMENTS", examples(pages, Samples.tuned()));
        });
    }

    private static List<Example> examples(Search search, List<LabelledQuestion> questions) {
        List<Example> examples = new ArrayList<>();
        for (var question : questions) {
            Ranking.Found found = search.found(question.text(), question.language());
            if (found.inside().isEmpty()) {
                continue;
            }
            List<Match> wrong = found.inside().stream()
                    .filter(match ->
                            !question.right().contains(topicOf(match.indexed().entry())))
                    .toList();
            boolean inside = wrong.size() < found.inside().size();
            boolean right = !wrong.contains(found.inside().getFirst());
            Kind kind = !inside ? Kind.OUTSIDE : right ? Kind.RIGHT : Kind.WRONG;
            examples.add(new Example(question.text(), kind, Calibration.features(found)));
            if (right && !wrong.isEmpty()) {
                var without = new Ranking.Found(wrong, found.outside());
                examples.add(new Example(question.text(), Kind.TAKEN_AWAY, Calibration.features(without)));
            }
        }
        return examples;
    }

    private static String topicOf(Entry entry) {
        return entry.topic()
                .orElseGet(() -> Samples.pageEntries().stream()
                        .filter(page -> entry.source().startsWith(page.page()) && page.isHeading(entry.title()))
                        .map(Samples.PageEntry::topic)
                        .findFirst()
                        .orElse(""));
    }

    private static void report(String name, List<Example> examples) {
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
        System.out.println(name + ", share declined of what is");
        System.out.println("threshold  right  wrong  taken-away  outside");
        for (double threshold = 0.1; threshold < 0.91; threshold += 0.05) {
            System.out.printf(Locale.ROOT, "%9.2f", threshold);
            for (Kind kind : List.of(Kind.RIGHT, Kind.WRONG, Kind.TAKEN_AWAY, Kind.OUTSIDE)) {
                System.out.printf(Locale.ROOT, "  %.3f", below(examples, held, kind, threshold));
            }
            System.out.println();
        }
        Fit fit = fit(examples);
        System.out.println("List.of("
                + Arrays.stream(fit.weights())
                        .mapToObj(weight -> String.format(Locale.ROOT, "%.2f", weight))
                        .collect(Collectors.joining(", "))
                + String.format(Locale.ROOT, "), %.2f", fit.bias()));
    }

    private static double below(List<Example> examples, double[] held, Kind kind, double threshold) {
        int all = 0;
        int declined = 0;
        for (int i = 0; i < held.length; i++) {
            if (examples.get(i).kind() == kind) {
                all++;
                declined += held[i] < threshold ? 1 : 0;
            }
        }
        return (double) declined / Math.max(all, 1);
    }

    private static int fold(Example example) {
        return Math.floorMod(example.question().hashCode(), FOLDS);
    }

    /** Gradient descent on the mean loss of right and other examples, which weigh the same in all. */
    private static Fit fit(List<Example> examples) {
        int size = examples.getFirst().features().length;
        double[] means = new double[size];
        for (Example one : examples) {
            for (int j = 0; j < size; j++) {
                means[j] += one.features()[j] / examples.size();
            }
        }
        double right = examples.stream()
                .filter(one -> one.kind() == Kind.RIGHT)
                .mapToDouble(Example::weight)
                .sum();
        double other = examples.stream()
                .filter(one -> one.kind() != Kind.RIGHT)
                .mapToDouble(Example::weight)
                .sum();
        double[] weights = new double[size];
        double bias = 0;
        for (int step = 0; step < STEPS; step++) {
            double[] slope = new double[size];
            double biasSlope = 0;
            for (Example one : examples) {
                double z = bias;
                for (int j = 0; j < size; j++) {
                    z += weights[j] * (one.features()[j] - means[j]);
                }
                boolean label = one.kind() == Kind.RIGHT;
                double share = 0.5 * one.weight() / (label ? right : other);
                double error = (1 / (1 + Math.exp(-z)) - (label ? 1 : 0)) * share;
                biasSlope += error;
                for (int j = 0; j < size; j++) {
                    slope[j] += error * (one.features()[j] - means[j]);
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
        return new Fit(weights, bias);
    }
}
