package dev.netdoc.bot.question;

import dev.netdoc.bot.conversation.OpenQuestions;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Unanswered questions in the store. Who asked is not kept. Thread-safe. */
public final class StoredQuestions implements OpenQuestions {
    private static final Logger LOG = LoggerFactory.getLogger(StoredQuestions.class);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int NEAREST = 3;
    private static final String SEPARATOR = "\n";

    private static final String WITH_VOTES = """
            SELECT open_questions.*, (SELECT COUNT(*) FROM answer_votes JOIN answers ON answers.id = answer_votes.answer
                WHERE answers.question = open_questions.id AND answer_votes.good = 0) AS bad FROM open_questions""";

    private final Store store;
    private final InstantSource clock;

    public StoredQuestions(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public Optional<String> keep(Answer unanswered) {
        QuestionText asked = QuestionText.of(unanswered.language(), unanswered.question());
        if (asked.text().isBlank()) {
            return Optional.empty();
        }
        String nearest = unanswered.hits().stream()
                .limit(NEAREST)
                .map(hit -> hit.topic().orElse(hit.source()).replace(SEPARATOR, " "))
                .collect(Collectors.joining(SEPARATOR));
        try {
            store.execute(handle -> handle.createUpdate("""
                            INSERT INTO open_questions
                                (id, language, text, outcome, nearest, first_asked_at, last_asked_at, times)
                            VALUES (:id, :language, :text, :outcome, :nearest, :now, :now, 1)
                            ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, nearest = excluded.nearest,
                                last_asked_at = excluded.last_asked_at, times = open_questions.times + 1""")
                    .bind("id", asked.id())
                    .bind("language", unanswered.language().code())
                    .bind("text", asked.text())
                    .bind("outcome", unanswered.outcome().name())
                    .bind("nearest", nearest)
                    .bind("now", clock.millis())
                    .execute());
            return Optional.of(asked.id());
        } catch (StoreUnavailable e) {
            LOG.warn("an unanswered question was not kept: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void meant(String id, String topic) {
        try {
            store.execute(handle ->
                    handle.createUpdate("""
                            INSERT INTO open_question_choices (question, topic, times)
                            SELECT id, :topic, 1 FROM open_questions WHERE id = :id
                            ON CONFLICT (question, topic) DO UPDATE SET times = open_question_choices.times + 1""").bind("id", id).bind("topic", topic).execute());
        } catch (StoreUnavailable e) {
            LOG.warn("what an asker meant was not kept: {}", e.getMessage());
        }
    }

    /** {@return asked at this time or later, what came up most first} */
    public List<OpenQuestion> since(Instant from) {
        List<OpenQuestion> asked = store.read(handle -> handle.createQuery(
                        WITH_VOTES + " WHERE last_asked_at >= :from ORDER BY last_asked_at DESC, id")
                .bind("from", from.toEpochMilli())
                .map((row, context) -> question(row, handle))
                .list());
        return asked.stream()
                // Whoever voted against an answer and then for it has nothing left to say.
                .filter(question -> question.count() > 0)
                .sorted(Comparator.comparingInt(OpenQuestion::count).reversed())
                .toList();
    }

    public Optional<OpenQuestion> find(String id) {
        return store.read(handle -> handle.createQuery(WITH_VOTES + " WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> question(row, handle))
                .findOne());
    }

    /** Forgets what nobody has asked for half a year. */
    public void forget() {
        long limit = clock.instant().minus(KEPT).toEpochMilli();
        store.execute(handle -> {
            handle.createUpdate("""
                            DELETE FROM open_question_choices WHERE question IN
                                (SELECT id FROM open_questions WHERE last_asked_at < :limit)""").bind("limit", limit).execute();
            handle.createUpdate("DELETE FROM open_questions WHERE last_asked_at < :limit")
                    .bind("limit", limit)
                    .execute();
        });
    }

    private static OpenQuestion question(ResultSet row, Handle handle) throws SQLException {
        String id = row.getString("id");
        String nearest = row.getString("nearest");
        Map<String, Integer> meant = handle
                .createQuery("SELECT topic, times FROM open_question_choices WHERE question = :id")
                .bind("id", id)
                .map((choice, context) -> Map.entry(choice.getString("topic"), choice.getInt("times")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return new OpenQuestion(
                id,
                Language.of(row.getString("language")).orElse(Language.EN),
                row.getString("text"),
                Outcome.valueOf(row.getString("outcome")),
                nearest.isEmpty() ? List.of() : List.of(nearest.split(SEPARATOR)),
                Instant.ofEpochMilli(row.getLong("first_asked_at")),
                Instant.ofEpochMilli(row.getLong("last_asked_at")),
                row.getInt("times"),
                row.getInt("bad"),
                meant);
    }
}
