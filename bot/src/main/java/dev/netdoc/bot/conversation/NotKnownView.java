package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Knowledge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** "I do not know", with the nearest topics and whom to ask. */
final class NotKnownView {
    private static final int NEAREST = 3;
    // Below this share of the question an entry only has some words in common with it.
    private static final double NEAR = 0.2;
    private static final int TITLE_IN_VALUE = 150;
    private static final int LABEL = 75;

    private final Knowledge knowledge;
    private final Optional<String> owner;

    NotKnownView(Knowledge knowledge, Optional<String> owner) {
        this.knowledge = knowledge;
        this.owner = owner;
    }

    Reply reply(Answer answer, Words words) {
        var parts = new ArrayList<Part>();
        String ask = owner.map(name -> "\n\n" + words.markdown("unknown.ask", "owner", name))
                .orElse("");
        parts.add(new Paragraph(words.markdown("unknown.sentence") + ask));
        List<Button> nearest = answer.hits().stream()
                .filter(hit -> hit.score() >= NEAR)
                .limit(NEAREST)
                .map(hit -> nearest(hit, words))
                .toList();
        if (!nearest.isEmpty()) {
            parts.add(new Paragraph(words.markdown("unknown.nearest")));
            parts.add(new Buttons(nearest));
        }
        return new Reply(words.language(), words.plain("unknown.fallback"), parts);
    }

    private Button nearest(Hit hit, Words words) {
        // The best variant may be in another language than the asker's.
        String title = hit.topic()
                .flatMap(topic -> knowledge.article(topic, words.language()))
                .map(Article::title)
                .orElse(hit.title());
        String value = hit.topic()
                .map(topic -> ButtonValue.of(words.language(), "t", topic))
                .orElseGet(() -> ButtonValue.of(words.language(), "q", Cut.codePoints(hit.title(), TITLE_IN_VALUE)));
        return new Button("topic", Cut.codePoints(title, LABEL), Style.PLAIN, value, Optional.empty());
    }
}
