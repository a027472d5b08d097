package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Explanation;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Intent;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import dev.netdoc.knowledge.TopicLinks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Knows one topic, which answers every question with "eni" in it and may be meant by those with "perhaps", and five
 * intents by their names.
 */
public final class FakeKnowledge implements Knowledge {
    @Override
    public Answer ask(String question, Optional<Language> language) {
        Language in = language.orElseGet(() -> languageOf(question));
        boolean answered = question.contains("eni") || question.startsWith("Title");
        var hit = new Hit(Optional.of(Samples.TOPIC), in, "Title", 0.4, "topics/x");
        var document = new Hit(Optional.empty(), in, "Our VPN", 0.3, "vpn.md#our-vpn");
        return new Answer(
                question,
                in,
                answered ? Outcome.ANSWERED : question.contains("perhaps") ? Outcome.DID_YOU_MEAN : Outcome.NOT_KNOWN,
                answered ? 0.97 : 0.1,
                List.of(hit, document, document, document),
                answered ? Optional.of(Samples.article(in)) : Optional.empty(),
                Duration.ofMillis(1));
    }

    @Override
    public Explanation explain(String question, Optional<Language> language) {
        Answer answer = ask(question, language);
        return new Explanation(
                answer.language(), List.of(), List.of(), Optional.empty(), answer.outcome(), answer.confidence(), 0.5);
    }

    @Override
    public Optional<Intent> intent(String question) {
        return List.of("mode", "diagnose", "help", "status", "fixes").stream()
                .filter(question::contains)
                .findFirst()
                .map(id -> new Intent(id, languageOf(question), 0.95));
    }

    @Override
    public Optional<Article> article(String topic, Language language) {
        return topic.equals(Samples.TOPIC) ? Optional.of(Samples.article(language)) : Optional.empty();
    }

    @Override
    public TopicLinks links(String topic) {
        return topic.equals(Samples.TOPIC)
                ? new TopicLinks(List.of("eni_mode", "acceleration"), List.of("flannel-cni-version-missing"))
                : TopicLinks.NONE;
    }

    @Override
    public List<String> topics() {
        return List.of(Samples.TOPIC);
    }

    @Override
    public Language languageOf(String text) {
        if (text.contains("の") || text.contains("は")) {
            return Language.JA;
        }
        return text.contains("是") ? Language.ZH : text.contains("apa") ? Language.ID : Language.EN;
    }

    @Override
    public void close() {}
}
