package dev.netdoc.bot.question;

import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.LuceneKnowledge;
import dev.netdoc.knowledge.TaughtPhrasing;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Questions and phrasings in the store, and the index that takes the phrasings in. */
public final class StoredKnowledgeCare implements KnowledgeCare {
    private static final Logger LOG = LoggerFactory.getLogger(StoredKnowledgeCare.class);

    private final StoredQuestions questions;
    private final StoredPhrasings phrasings;
    private final LuceneKnowledge knowledge;
    private final Set<String> owners;
    private final Optional<Digest> digest;

    public StoredKnowledgeCare(
            StoredQuestions questions,
            StoredPhrasings phrasings,
            LuceneKnowledge knowledge,
            Set<String> owners,
            Optional<Digest> digest) {
        this.questions = questions;
        this.phrasings = phrasings;
        this.knowledge = knowledge;
        this.owners = Set.copyOf(owners);
        this.digest = digest;
    }

    /** Takes in what was added here or by another replica. */
    public void refresh() {
        if (knowledge.learn(phrasings.all())) {
            LOG.info("phrasings of the owners taken in");
        }
    }

    @Override
    public Set<String> owners() {
        return owners;
    }

    @Override
    public Optional<Digest> digest() {
        return digest;
    }

    @Override
    public List<OpenQuestion> since(Instant from) {
        return questions.since(from);
    }

    @Override
    public Optional<OpenQuestion> find(String id) {
        return questions.find(id);
    }

    @Override
    public List<String> topics(OpenQuestion question, int most) {
        var topics = new LinkedHashSet<String>();
        // What askers chose themselves tells most.
        question.meant().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(choice -> topics.add(choice.getKey()));
        topics.addAll(question.nearest());
        Answer answer = knowledge.ask(question.text(), Optional.of(question.language()));
        answer.hits().stream().map(Hit::topic).flatMap(Optional::stream).forEach(topics::add);
        List<String> known = knowledge.topics();
        topics.addAll(known);
        return topics.stream().filter(known::contains).limit(most).toList();
    }

    @Override
    public Optional<String> title(String topic, Language language) {
        return knowledge.article(topic, language).map(Article::title);
    }

    @Override
    public boolean teach(String topic, Language language, String text) {
        try {
            phrasings.add(new TaughtPhrasing(topic, language, text));
            refresh();
            return true;
        } catch (StoreUnavailable e) {
            LOG.warn("a phrasing was not kept: {}", e.getMessage());
            return false;
        }
    }
}
