package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.ProposalList;

/**
 * What a conversation leans on besides knowledge, clusters and approvals.
 *
 * @param questions where those that were not answered go
 * @param proposals to tell which fixes are open
 * @param rate how many questions one person may ask
 */
public record Surroundings(
        OpenQuestions questions,
        Preferences preferences,
        AnswerFeedback feedback,
        ProposalList proposals,
        Installation installation,
        QuestionRate rate) {

    /** Unanswered questions are kept, and nothing else. */
    public static Surroundings keeping(OpenQuestions questions) {
        return new Surroundings(
                questions,
                Preferences.NOT_KEPT,
                AnswerFeedback.NOT_ASKED,
                ProposalList.NONE,
                Installation.BARE,
                QuestionRate.unlimited());
    }

    /** {@return the same, with another limit} */
    Surroundings with(QuestionRate other) {
        return new Surroundings(questions, preferences, feedback, proposals, installation, other);
    }
}
