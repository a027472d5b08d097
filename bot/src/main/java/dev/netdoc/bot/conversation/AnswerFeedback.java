package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/** Whether answers helped. Never fails: an answer that cannot be noted is given without asking. */
public interface AnswerFeedback {
    /** Where nobody is asked. */
    AnswerFeedback NOT_ASKED = new AnswerFeedback() {
        @Override
        public Optional<String> offer(String question, Language language, Article article) {
            return Optional.empty();
        }

        @Override
        public Optional<Language> vote(String reference, Person person, boolean good) {
            return Optional.empty();
        }
    };

    /**
     * Notes an answer that is about to be given.
     *
     * @return what a vote on it refers to; opaque. Empty if it could not be noted
     */
    Optional<String> offer(String question, Language language, Article article);

    /**
     * A vote, in place of an earlier one of the same person. Who it was is not kept.
     *
     * @param reference as {@link #offer} gave it
     * @return the language of the answer; empty if there is no such answer any more
     */
    Optional<Language> vote(String reference, Person person, boolean good);
}
