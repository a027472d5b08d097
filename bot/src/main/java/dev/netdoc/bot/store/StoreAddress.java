package dev.netdoc.bot.store;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Where a store is, as {@code store:} of the configuration says it: a path, or the URL of a PostgreSQL database. */
public sealed interface StoreAddress {
    /** Where state is kept unless somebody names another place; relative to the configuration. */
    StoreAddress USUAL = new SqliteFile(Path.of(".netdoc", "netdoc.db"));

    /** One process, or several on one machine. */
    record SqliteFile(Path path) implements StoreAddress {
        @Override
        public String toString() {
            return path.toString();
        }
    }

    /**
     * Any number of replicas.
     *
     * @param jdbcUrl {@code jdbc:postgresql://host:port/database?parameters}, without credentials
     */
    record PostgresDatabase(String jdbcUrl) implements StoreAddress {
        private static final Pattern CREDENTIALS =
                Pattern.compile("//[^/?]*@|[?&](user|password|sslpassword)=", Pattern.CASE_INSENSITIVE);

        /** @throws IllegalArgumentException if the URL names no database or holds credentials; its text is not repeated */
        public PostgresDatabase {
            if (CREDENTIALS.matcher(jdbcUrl).find()) {
                throw new IllegalArgumentException("the URL of the store must hold no user and no password;" + " set "
                        + StoreLogin.USER + " and " + StoreLogin.PASSWORD + " in the environment");
            }
            if (!jdbcUrl.matches("jdbc:postgresql://[^/?]+/[^/?]+([?].*)?")) {
                throw new IllegalArgumentException(
                        "the URL of the store must be postgresql://HOST:PORT/DATABASE, with JDBC parameters after a '?'");
            }
        }

        /** Without parameters. */
        @Override
        public String toString() {
            return jdbcUrl.replaceFirst("^jdbc:", "").replaceFirst("[?].*", "");
        }
    }

    /** @throws IllegalArgumentException as {@link PostgresDatabase} does */
    @JsonCreator
    static StoreAddress of(String text) {
        String url = text.strip();
        if (url.matches("(?i)(jdbc:)?postgres(ql)?:.*")) {
            return new PostgresDatabase(url.replaceFirst("(?i)^(jdbc:)?postgres(ql)?:", "jdbc:postgresql:"));
        }
        if (url.matches("(jdbc:|[a-z]+://).*")) {
            throw new IllegalArgumentException(
                    "the store must be the path of a SQLite file or postgresql://HOST:PORT/DATABASE");
        }
        return new SqliteFile(Path.of(text));
    }

    /** {@return this address with a relative path taken from {@code base}} */
    default StoreAddress from(Path base) {
        return switch (this) {
            case SqliteFile(Path path) -> new SqliteFile(base.resolve(path));
            case PostgresDatabase database -> database;
        };
    }
}
