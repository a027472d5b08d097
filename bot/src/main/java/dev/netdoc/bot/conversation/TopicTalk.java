package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.TopicLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers from the knowledge, with what holds in the cluster as their second half. */
final class TopicTalk {
    private static final int NEAREST = 3;
    private static final int TITLE_IN_VALUE = 150;
    private static final int LABEL = 75;

    private final Knowledge knowledge;
    private final ClusterTalk clusters;
    private final Optional<String> owner;
    private final ArticleView articles;

    TopicTalk(Knowledge knowledge, ClusterTalk clusters, Texts texts, Optional<String> owner) {
        this.knowledge = knowledge;
        this.clusters = clusters;
        this.owner = owner;
        this.articles = new ArticleView(texts);
    }

    Exchange answer(Answer answer, ClusterChoice choice, Words words, Optional<Person> person) {
        return answer.answered() && answer.article().isPresent()
                ? answer(answer.article().get(), choice, words, person)
                : Exchange.whole(notKnown(answer, words));
    }

    private Exchange answer(Article article, ClusterChoice choice, Words words, Optional<Person> person) {
        List<Part> half = articles.inChat(article, words);
        var buttons = new ArrayList<Button>();
        articles.more(article, words).ifPresent(buttons::add);
        TopicScope scope = scope(article.topic().orElse(""));
        var general = new ClusterTalk.General(article.title(), half, buttons);
        return scope.links().isEmpty()
                ? Exchange.whole(general.reply(words, List.of()))
                : clusters.topic(general, scope, choice, words, person);
    }

    TopicScope scope(String topic) {
        return new TopicScope(topic, topic.isEmpty() ? TopicLinks.NONE : knowledge.links(topic));
    }

    /** The whole article behind "more". */
    Optional<Exchange> whole(ButtonValue press, Words words) {
        Optional<Article> article = article(press, words);
        return Optional.of(
                Exchange.whole(article.map(a -> articles.whole(a, words)).orElseGet(() -> gone(words))));
    }

    /** One of the topics behind "did you mean". */
    Optional<Exchange> chosen(ButtonValue press, Words words, Optional<Person> person, ClusterChoice choice) {
        return Optional.of(article(press, words)
                .map(article -> answer(article, choice, words, person))
                .orElseGet(() -> Exchange.whole(gone(words))));
    }

    /** What holds of a topic in the cluster that was chosen; the general half stands above already. */
    Optional<Exchange> inCluster(String topic, String cluster, Words words, Optional<Person> person) {
        return knowledge
                .article(topic, words.language())
                .map(article -> clusters.topic(
                        new ClusterTalk.General(article.title(), List.of(), List.of()),
                        scope(topic),
                        new ClusterChoice.One(cluster),
                        words,
                        person))
                .or(() -> Optional.of(Exchange.whole(gone(words))));
    }

    private Optional<Article> article(ButtonValue press, Words words) {
        return switch (press.field(0)) {
            case "t" -> knowledge.article(press.field(1), words.language());
            // An entry of imported documents has no id; its heading finds it again.
            case "q" ->
                knowledge.ask(press.field(1), Optional.of(words.language())).article();
            default -> Optional.empty();
        };
    }

    private static Reply gone(Words words) {
        return new Reply(
                words.language(), words.plain("answer.gone"), List.of(new Paragraph(words.markdown("answer.gone"))));
    }

    private Reply notKnown(Answer answer, Words words) {
        var parts = new ArrayList<Part>();
        String ask = owner.map(name -> words.markdown("unknown.ask", "owner", name))
                .orElseGet(() -> words.markdown("unknown.ask.nobody"));
        parts.add(new Paragraph(words.markdown("unknown.sentence") + "\n\n" + ask));
        List<Button> nearest = answer.hits().stream()
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
