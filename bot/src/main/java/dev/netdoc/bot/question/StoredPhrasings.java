package dev.netdoc.bot.question;

import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.TaughtPhrasing;
import java.time.InstantSource;
import java.util.List;

/** Phrasings that the owners of the knowledge added to topics. Thread-safe. */
public final class StoredPhrasings {
    private final Store store;
    private final InstantSource clock;

    public StoredPhrasings(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Adds one; the same text in the same language leads to one topic, the last.
     *
     * @throws dev.netdoc.bot.store.StoreUnavailable if it could not be kept
     */
    public void add(TaughtPhrasing phrasing) {
        store.execute(handle -> handle.createUpdate("""
                        INSERT INTO phrasings (language, text, topic, added_at) VALUES (:language, :text, :topic, :now)
                        ON CONFLICT (language, text) DO UPDATE SET topic = excluded.topic, added_at = excluded.added_at""")
                .bind("language", phrasing.language().code())
                .bind("text", phrasing.text())
                .bind("topic", phrasing.topic())
                .bind("now", clock.millis())
                .execute());
    }

    /** {@return all of them, by topic, language and text} */
    public List<TaughtPhrasing> all() {
        return store.read(handle -> handle.createQuery(
                        "SELECT topic, language, text FROM phrasings ORDER BY topic, language, text")
                .map((row, context) -> new TaughtPhrasing(
                        row.getString("topic"),
                        Language.of(row.getString("language")).orElse(Language.EN),
                        row.getString("text")))
                .list());
    }
}
