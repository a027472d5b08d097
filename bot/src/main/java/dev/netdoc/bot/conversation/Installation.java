package dev.netdoc.bot.conversation;

import java.util.function.BooleanSupplier;

/**
 * What runs here.
 *
 * @param version of netdoc
 * @param store what kind of database holds its state, e.g. {@code SQLite}
 * @param storeAnswers asks it
 */
public record Installation(String version, String store, BooleanSupplier storeAnswers) {
    /** Where nothing is stored. */
    public static final Installation BARE = new Installation("", "", () -> true);
}
