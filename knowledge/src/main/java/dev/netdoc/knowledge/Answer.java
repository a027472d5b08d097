package dev.netdoc.knowledge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the knowledge has to say to one question.
 *
 * @param language the language of the question, and of the answer where a variant in it exists
 * @param outcome whether the best hit is given as the answer
 * @param confidence 0 to 1, calibrated: the share of such questions whose best hit is right
 * @param hits up to ten, best first, one a topic or entry; present also when the question is not answered
 * @param article the best hit in the asker's language where it exists, else in another; empty if not answered
 * @param took search time, without the start-up of the index
 */
public record Answer(
        String question,
        Language language,
        Outcome outcome,
        double confidence,
        List<Hit> hits,
        Optional<Article> article,
        Duration took) {
    public Answer {
        hits = List.copyOf(hits);
    }

    public boolean answered() {
        return outcome == Outcome.ANSWERED;
    }
}
