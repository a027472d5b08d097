package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Answer;
import java.util.Optional;

/**
 * Questions that were not answered, kept for those who keep the knowledge: what people ask for and how they put it. Never
 * fails, for a question that cannot be noted must be replied to all the same.
 */
public interface OpenQuestions {
    /** Where nobody reads them. */
    OpenQuestions NOT_KEPT = new OpenQuestions() {
        @Override
        public Optional<String> keep(Answer unanswered) {
            return Optional.empty();
        }

        @Override
        public void meant(String id, String topic) {}
    };

    /** {@return under what it was noted; the same for the same question asked again, empty if it could not be} */
    Optional<String> keep(Answer unanswered);

    /**
     * Somebody chose what was meant.
     *
     * @param id as {@link #keep} gave it; anything else is ignored
     */
    void meant(String id, String topic);
}
