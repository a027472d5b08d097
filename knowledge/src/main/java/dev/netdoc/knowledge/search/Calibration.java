package dev.netdoc.knowledge.search;

import java.util.List;

/**
 * Turns the evidence for the best match into the probability that it is right: a logistic regression.
 *
 * <p>Fitted on 120 labelled sample questions, some 270 cases: each asked of the bundled topics, of the sample pages alone,
 * and of both once more with its right entries taken out, which makes questions of the same field that must be declined.
 * Right and wrong cases weigh the same in all; L2 penalty 0.0008. Held out by question in five folds, at the threshold: of
 * the topics, 11 % of the right best matches declined (2 of 18) and 94 % of the wrong ones; of the pages, 11 % and 65 %, and 95 %
 * of questions about something else. To fit anew: {@code FitCalibration} among the tests.
 *
 * @param words weight of {@link Match#words()}; the next two in the same manner
 * @param identifiers of the share of identifiers that the entry lacks
 * @param known of {@link Match#known()}; negative, for a word that is known but elsewhere points elsewhere
 * @param margin of the distance to the second match, as a share of the best score
 * @param information of how much the entry explains in absolute terms: "flannel mode" is explained wholly, and says little
 * @param imported added for entries of imported documents, which have a heading but no other phrasings to be like
 * @param bias added always
 * @param topicThreshold confidence from which a topic is given as the answer; lower than the other, because a topic's
 *     phrasings leave less to chance: held out, 6 % of the right ones and 92 % of the wrong ones are declined here
 * @param importedThreshold confidence from which an entry of imported documents is given as the answer
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
        double topicThreshold,
        double importedThreshold) {
    static final Calibration FITTED =
            new Calibration(2.55, 2.62, 1.65, 1.55, -0.84, 1.20, 3.70, 1.83, -8.28, 0.36, 0.44);

    /** {@return whether the best match is good enough to be given as the answer} */
    boolean answers(List<Match> matches) {
        return !matches.isEmpty()
                && confidence(matches)
                        >= (matches.getFirst().entry().topic().isPresent() ? topicThreshold : importedThreshold);
    }

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

    /** Returns what the weights apply to, in the order of this record's components */
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
            Math.log1p(best.words() * best.weight()),
            best.entry().topic().isEmpty() ? 1 : 0
        };
    }
}
