package dev.netdoc.bot.question;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.AnswerFeedback;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Votes on answers in the store. A vote that an answer did not help puts its question among the open ones. Thread-safe. */
public final class StoredFeedback implements AnswerFeedback {
    private static final Logger LOG = LoggerFactory.getLogger(StoredFeedback.class);
    private static final Duration KEPT = Duration.ofDays(180);

    private final Store store;
    private final InstantSource clock;

    public StoredFeedback(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<String> offer(String question, Language language, Article article) {
        QuestionText asked = QuestionText.of(language, question);
        if (asked.text().isBlank()) {
            return Optional.empty();
        }
        String id = UUID.randomUUID().toString();
        try {
            store.execute(handle -> handle.createUpdate("""
                            INSERT INTO answers (id, topic, language, question, text, given_at)
                            VALUES (:id, :topic, :language, :question, :text, :now)""")
                    .bind("id", id)
                    .bind("topic", article.topic().orElse(article.title()))
                    .bind("language", language.code())
                    .bind("question", asked.id())
                    .bind("text", asked.text())
                    .bind("now", clock.millis())
                    .execute());
            return Optional.of(id);
        } catch (StoreUnavailable e) {
            LOG.warn("an answer was not noted, so nobody is asked whether it helped: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<Language> vote(String reference, Person person, boolean good) {
        try {
            return store.write(handle -> {
                Optional<Language> language = handle.createQuery("SELECT language FROM answers WHERE id = :id")
                        .bind("id", reference)
                        .mapTo(String.class)
                        .findOne()
                        .flatMap(Language::of);
                if (language.isPresent()) {
                    cast(handle, reference, person, good);
                }
                return language;
            });
        } catch (StoreUnavailable e) {
            LOG.warn("a vote was not kept: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void cast(Handle handle, String answer, Person person, boolean good) {
        handle.createUpdate("""
                        INSERT INTO answer_votes (answer, voter, good) VALUES (:answer, :voter, :good)
                        ON CONFLICT (answer, voter) DO UPDATE SET good = excluded.good""")
                .bind("answer", answer)
                .bind("voter", QuestionText.hash(answer + "\n" + person.team() + "\n" + person.user()))
                .bind("good", good ? 1 : 0)
                .execute();
        if (!good) {
            handle.createUpdate("""
                            INSERT INTO open_questions
                                (id, language, text, outcome, nearest, first_asked_at, last_asked_at, times)
                            SELECT question, language, text, 'ANSWERED', topic, :now, :now, 0 FROM answers WHERE id = :answer
                            ON CONFLICT (id) DO UPDATE SET last_asked_at = excluded.last_asked_at""")
                    .bind("answer", answer)
                    .bind("now", clock.millis())
                    .execute();
        }
    }

    /** {@return how many votes say that a topic's answers helped, or did not} */
    public int count(String topic, boolean good) {
        return store.read(handle -> handle.createQuery("""
                        SELECT COUNT(*) FROM answer_votes JOIN answers ON answers.id = answer_votes.answer
                        WHERE answers.topic = :topic AND answer_votes.good = :good""")
                .bind("topic", topic)
                .bind("good", good ? 1 : 0)
                .mapTo(Integer.class)
                .one());
    }

    /** Forgets answers that were given half a year ago, with the votes on them. */
    public void forget() {
        long limit = clock.instant().minus(KEPT).toEpochMilli();
        store.execute(handle -> {
            handle.createUpdate("""
                            DELETE FROM answer_votes WHERE answer IN
                                (SELECT id FROM answers WHERE given_at < :limit)""").bind("limit", limit).execute();
            handle.createUpdate("DELETE FROM answers WHERE given_at < :limit")
                    .bind("limit", limit)
                    .execute();
        });
    }
}
