package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/** What people chose for themselves. Never fails: where it cannot be read, nothing was chosen. */
public interface Preferences {
    /** Where nothing can be chosen. */
    Preferences NOT_KEPT = new Preferences() {
        @Override
        public Optional<Language> language(Person person) {
            return Optional.empty();
        }

        @Override
        public boolean choose(Person person, Optional<Language> language) {
            return false;
        }
    };

    /** {@return what to answer this person in, whatever they write in; empty for the language of their question} */
    Optional<Language> language(Person person);

    /**
     * Takes the place of what was chosen before.
     *
     * @return false if it could not be kept
     */
    boolean choose(Person person, Optional<Language> language);
}
