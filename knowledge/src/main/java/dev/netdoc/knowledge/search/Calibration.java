package dev.netdoc.knowledge.search;

import java.util.List;

/**
 * Turns the evidence for the best match into the probability that the question has its answer here: a logistic regression.
 * To fit anew: {@code FitCalibration} among the tests, which prints the constants and what they achieve.
 *
 * @param weights in the order of {@link #features}
 * @param bias added always
 * @param answer confidence from which the best match is given as the answer
 * @param suggest confidence from which the best matches are offered as what may have been meant
 */
record Calibration(List<Double> weights, double bias, double answer, double suggest) {
    /** Of topics: they have phrasings to be like, and subjects outside of them to be unlike. */
    static final Calibration TOPICS =
            new Calibration(List.of(1.64, 1.42, 1.10, 1.78, 1.20, -3.52, 2.69, 2.60, 9.72), -5.33, 0.20, 0.08);

    /** Of imported documents, which have a heading and text. */
    static final Calibration DOCUMENTS =
            new Calibration(List.of(3.12, 1.05, 3.75, 0.65, 0.94, -0.75, -0.44, 2.52, 3.27), -5.11, 0.35, 0.15);

    Calibration {
        weights = List.copyOf(weights);
    }

    static Calibration of(Match best) {
        return best.isTopic() ? TOPICS : DOCUMENTS;
    }

    /** Returns 0 if nothing was found. */
    static double confidence(Ranking.Found found) {
        if (found.inside().isEmpty()) {
            return 0;
        }
        return of(found.inside().getFirst()).probability(features(found));
    }

    private double probability(double[] x) {
        double z = bias;
        for (int i = 0; i < x.length; i++) {
            z += weights.get(i) * x[i];
        }
        return 1 / (1 + Math.exp(-z));
    }

    /** Returns what the weights apply to; something must have been found. */
    static double[] features(Ranking.Found found) {
        List<Match> matches = found.inside();
        Match best = matches.getFirst();
        double second = matches.size() > 1 ? matches.get(1).score() : 0;
        // A team may well have written about what our topics leave out.
        double outside = best.isTopic() ? found.outside().map(Match::score).orElse(0.0) : 0;
        return new double[] {
            best.evidence().words(),
            best.phrasing(),
            best.spelling(),
            best.evidence().grams(),
            best.identifiers() - 1,
            // Negative: a word that is known but elsewhere points elsewhere.
            best.known(),
            best.score() == 0 ? 0 : (best.score() - second) / best.score(),
            // "flannel mode" is explained wholly, and says little.
            Math.log1p(best.evidence().words() * best.weight()),
            best.score() - outside
        };
    }
}
