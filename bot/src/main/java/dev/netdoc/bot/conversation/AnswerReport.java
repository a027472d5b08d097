package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Knowledge;
import java.util.Optional;

/** An answer of the knowledge as one whole reply, for surfaces that neither fold nor edit. Thread-safe. */
public final class AnswerReport {
    private final Texts texts;
    private final ArticleView articles;
    private final UnansweredView unanswered;

    public AnswerReport(Knowledge knowledge, Texts texts) {
        this.texts = texts;
        this.articles = new ArticleView(texts);
        this.unanswered = new UnansweredView(knowledge, Optional.empty());
    }

    public Reply of(Answer answer) {
        Words words = texts.in(answer.language());
        return answer.article()
                .map(article -> articles.whole(article, words))
                .orElseGet(() -> unanswered.reply(answer, words, Optional.empty()));
    }
}
