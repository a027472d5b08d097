package dev.netdoc.bot.metrics;

import dev.netdoc.bot.trace.Step;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Explanation;
import dev.netdoc.knowledge.Intent;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.TopicLinks;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Counts questions by language and outcome, and times the search. */
final class MeasuredKnowledge implements Knowledge {
    private final Knowledge knowledge;
    private final MeterRegistry registry;
    private final Timer search;

    MeasuredKnowledge(Knowledge knowledge, MeterRegistry registry) {
        this.knowledge = knowledge;
        this.registry = registry;
        this.search = Timer.builder("netdoc.search")
                .description("How long the search for one question takes")
                .serviceLevelObjectives(
                        Duration.ofMillis(1),
                        Duration.ofMillis(3),
                        Duration.ofMillis(10),
                        Duration.ofMillis(30),
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1))
                .register(registry);
    }

    @Override
    public Answer ask(String question, Optional<Language> language) {
        Answer answer = Step.in("search", step -> {
            Answer found = knowledge.ask(question, language);
            step.with("language", found.language().code()).outcome(outcome(found));
            return found;
        });
        search.record(answer.took());
        Counter.builder("netdoc.questions")
                .description("Questions asked")
                .tag("language", answer.language().code())
                .tag("outcome", outcome(answer))
                .register(registry)
                .increment();
        return answer;
    }

    private static String outcome(Answer answer) {
        return answer.outcome().name().toLowerCase(Locale.ROOT);
    }

    @Override
    public Explanation explain(String question, Optional<Language> language) {
        return knowledge.explain(question, language);
    }

    @Override
    public Optional<Intent> intent(String question) {
        return knowledge.intent(question);
    }

    @Override
    public Optional<Article> article(String topic, Language language) {
        return knowledge.article(topic, language);
    }

    @Override
    public TopicLinks links(String topic) {
        return knowledge.links(topic);
    }

    @Override
    public List<String> topics() {
        return knowledge.topics();
    }

    @Override
    public Language languageOf(String text) {
        return knowledge.languageOf(text);
    }

    @Override
    public void close() {
        knowledge.close();
    }
}
