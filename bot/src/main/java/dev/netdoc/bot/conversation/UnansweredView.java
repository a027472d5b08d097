package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Outcome;
import java.util.ArrayList;
import java.util.Optional;

/** "Did you mean one of these?", or "I do not know", with whom to ask. */
final class UnansweredView {
    private static final int NEAREST = 3;
    private static final int TITLE_IN_VALUE = 150;
    private static final int LABEL = 75;

    private final Knowledge knowledge;
    private final Optional<String> owner;

    UnansweredView(Knowledge knowledge, Optional<String> owner) {
        this.knowledge = knowledge;
        this.owner = owner;
    }

    /** @param kept under what the question was noted for those who keep the knowledge; empty if it was not */
    Reply reply(Answer answer, Words words, Optional<String> kept) {
        var parts = new ArrayList<Part>();
        if (answer.outcome() == Outcome.DID_YOU_MEAN) {
            parts.add(new Paragraph(words.markdown("unsure.sentence")));
            parts.add(new Buttons(answer.hits().stream()
                    .limit(NEAREST)
                    .map(hit -> nearest(hit, words, kept))
                    .toList()));
            owner.ifPresent(name -> parts.add(new Note(words.markdown("unsure.else", "owner", name))));
            return new Reply(words.language(), words.plain("unsure.fallback"), parts);
        }
        String ask = owner.map(name -> "\n\n" + words.markdown("unknown.ask", "owner", name))
                .orElse("");
        parts.add(new Paragraph(words.markdown("unknown.sentence") + ask));
        kept.ifPresent(id -> parts.add(new Note(words.markdown("unknown.kept"))));
        return new Reply(words.language(), words.plain("unknown.fallback"), parts);
    }

    private Button nearest(Hit hit, Words words, Optional<String> kept) {
        // The best variant may be in another language than the asker's.
        String title = hit.topic()
                .flatMap(topic -> knowledge.article(topic, words.language()))
                .map(Article::title)
                .orElse(hit.title());
        String id = kept.orElse("");
        String value = hit.topic()
                .map(topic -> ButtonValue.of(words.language(), "t", topic, id))
                .orElseGet(
                        () -> ButtonValue.of(words.language(), "q", Cut.codePoints(hit.title(), TITLE_IN_VALUE), id));
        return new Button("topic", Cut.codePoints(title, LABEL), Style.PLAIN, value, Optional.empty());
    }
}
