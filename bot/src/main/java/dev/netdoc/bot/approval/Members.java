package dev.netdoc.bot.approval;

import java.util.Set;

/**
 * Asks the chat who somebody is and who is in a group. Thread-safe. Blocks for as long as the chat takes to answer, and
 * throws nothing for what it may answer.
 */
public interface Members {

    /** {@return what the person is to the workspace that their id names} */
    Found<Standing> standing(Person person);

    /**
     * Looks up a user group.
     *
     * @param id e.g. {@code S0614TZR7}
     * @return the ids of its users
     */
    Found<Set<String>> group(String id);

    /** What somebody is to the workspace; only {@link #FULL} may decide. */
    enum Standing {
        FULL,
        /** A guest of one channel or of several. */
        GUEST,
        /** Of another workspace, here through a shared channel. */
        OTHER_WORKSPACE,
        /** Deactivated, or no person at all. */
        INACTIVE
    }

    /** What the chat said. */
    sealed interface Found<T> {
        record Known<T>(T value) implements Found<T> {}

        /**
         * It did not say, so nobody may count on it.
         *
         * @param why plain English with the next step, e.g. the scope that is missing
         */
        record Unknown<T>(String why) implements Found<T> {}
    }
}
