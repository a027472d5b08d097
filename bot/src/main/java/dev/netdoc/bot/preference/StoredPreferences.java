package dev.netdoc.bot.preference;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Preferences;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.knowledge.Language;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Preferences in the store, for all replicas. Thread-safe. */
public final class StoredPreferences implements Preferences {
    private static final Logger LOG = LoggerFactory.getLogger(StoredPreferences.class);

    private final Store store;

    public StoredPreferences(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Language> language(Person person) {
        try {
            return store.read(handle -> handle.createQuery(
                                    "SELECT language FROM preferences WHERE team = :team AND person = :person")
                            .bind("team", person.team())
                            .bind("person", person.user())
                            .mapTo(String.class)
                            .findOne())
                    .flatMap(Language::of);
        } catch (StoreUnavailable e) {
            LOG.warn("what somebody wants to be answered in is not known: {}", e.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public boolean choose(Person person, Optional<Language> language) {
        String sql = language.isPresent() ? """
                        INSERT INTO preferences (team, person, language) VALUES (:team, :person, :language)
                        ON CONFLICT (team, person) DO UPDATE SET language = excluded.language""" : "DELETE FROM preferences WHERE team = :team AND person = :person";
        try {
            store.execute(handle -> {
                var update =
                        handle.createUpdate(sql).bind("team", person.team()).bind("person", person.user());
                language.ifPresent(chosen -> update.bind("language", chosen.code()));
                update.execute();
            });
            return true;
        } catch (StoreUnavailable e) {
            LOG.warn("what somebody wants to be answered in was not kept: {}", e.getMessage());
            return false;
        }
    }
}
