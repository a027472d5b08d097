package dev.netdoc.knowledge.search;

import java.util.List;

/**
 * Turns the evidence for the best match into the probability that it is right: a logistic regression.
 *
 * <p>Fitted on the labelled sample questions three times over: against the bundled topics, against the sample pages alone,
 * and against each with the right entries taken out, which makes questions of the same field that must be declined. Right
 * and wrong weigh the same in all, L2 penalty 0.0008; five folds by question gave an area under the curve of 0.98 on the
 * topics and 0.89 on the pages. To fit anew: {@code FitCalibration} among the tests.
 *
 * @param words weight of {@link Match#words()}; the components up to {@code information} are in the same manner
 * @param identifiers of the share of identifiers that the entry lacks
 * @param margin of the distance to the second match, as a share of the best score
 * @param information of the logarithm of {@link Match#weight()}: of a question that says little, little can be wrong
 * @param imported added for entries of imported documents, which have a heading but no other phrasings to be like
 * @param bias added always
 * @param threshold confidence from which a match is given as the answer
 */
record Calibration(
        double words,
        double phrasing,
        double grams,
        double identifiers,
        double known,
        double margin,
        double information,
        double imported,
        double bias,
        double threshold) {
    static final Calibration FITTED = new Calibration(6.97, 3.92, 1.57, 1.15, 1.22, 2.17, 2.33, 1.81, -12.04, 0.42);

    /** @param matches best first; those behind the second do not matter */
    double confidence(List<Match> matches) {
        if (matches.isEmpty()) {
            return 0;
        }
        double[] x = features(matches);
        double[] weights = {words, phrasing, grams, identifiers, known, margin, information, imported};
        double z = bias;
        for (int i = 0; i < x.length; i++) {
            z += weights[i] * x[i];
        }
        return 1 / (1 + Math.exp(-z));
    }

    /** @return what the weights apply to, in the order of this record's components */
    static double[] features(List<Match> matches) {
        Match best = matches.getFirst();
        double second = matches.size() > 1 ? matches.get(1).score() : 0;
        return new double[] {
            best.words(),
            best.phrasing(),
            best.grams(),
            best.identifiers() - 1,
            best.known(),
            best.score() == 0 ? 0 : (best.score() - second) / best.score(),
            Math.log1p(best.weight()),
            best.entry().topic().isEmpty() ? 1 : 0
        };
    }
}
