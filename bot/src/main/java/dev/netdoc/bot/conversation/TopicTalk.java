package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.TopicLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers from the knowledge, with what holds in the cluster as their second half. */
final class TopicTalk {
    private final Knowledge knowledge;
    private final ClusterTalk clusters;
    private final UnansweredView unanswered;
    private final OpenQuestions questions;
    private final AnswerFeedback feedback;
    private final ArticleView articles;

    TopicTalk(Knowledge knowledge, ClusterTalk clusters, Surroundings around, Texts texts, Optional<String> owner) {
        this.knowledge = knowledge;
        this.clusters = clusters;
        this.questions = around.questions();
        this.feedback = around.feedback();
        this.unanswered = new UnansweredView(knowledge, owner);
        this.articles = new ArticleView(texts);
    }

    Exchange answer(Answer answer, ClusterChoice choice, Words words, Optional<Person> person) {
        return answer.answered() && answer.article().isPresent()
                ? answer(answer.article().get(), choice, words, person, answer.question())
                : Exchange.whole(unanswered.reply(answer, words, questions.keep(answer)));
    }

    private Exchange answer(
            Article article, ClusterChoice choice, Words words, Optional<Person> person, String question) {
        ClusterTalk.General general = general(article, words, person, question);
        TopicScope scope = scope(article.topic().orElse(""));
        return scope.links().isEmpty()
                ? Exchange.whole(general.reply(words, List.of()))
                : clusters.topic(general, scope, choice, words, person);
    }

    private ClusterTalk.General general(Article article, Words words, Optional<Person> person, String question) {
        List<Part> half = articles.inChat(article, words);
        var buttons = new ArrayList<Button>();
        articles.more(article, words).ifPresent(buttons::add);
        // Without a person, as on the command line, there is nobody to ask back.
        Optional<String> reference = person.flatMap(asker -> feedback.offer(question, words.language(), article));
        return new ClusterTalk.General(articles.fallback(article), half, buttons, reference);
    }

    /** A message that somebody pointed at; that it is not known is nothing to be kept, for nobody asked it. */
    Exchange message(Answer answer, ClusterChoice choice, Words words, Optional<Person> person) {
        Optional<ClusterTalk.General> general = answer.answered()
                ? answer.article().map(article -> general(article, words, person, answer.question()))
                : Optional.empty();
        if (general.isEmpty() && choice instanceof ClusterChoice.None) {
            return Exchange.whole(unanswered.reply(answer, words, Optional.empty()));
        }
        return clusters.message(
                general.orElseGet(() -> new ClusterTalk.General("", List.of(), List.of(), Optional.empty())),
                answer.question(),
                choice,
                words,
                person);
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
        questions.meant(press.field(2), press.field(1));
        return Optional.of(article(press, words)
                .map(article -> answer(article, choice, words, person, article.title()))
                .orElseGet(() -> Exchange.whole(gone(words))));
    }

    /** What holds of a topic in the cluster that was chosen; the general half stands above already. */
    Optional<Exchange> inCluster(String topic, String cluster, Words words, Optional<Person> person) {
        return knowledge
                .article(topic, words.language())
                .map(article -> clusters.topic(
                        new ClusterTalk.General(article.title(), List.of(), List.of(), Optional.empty()),
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
}
