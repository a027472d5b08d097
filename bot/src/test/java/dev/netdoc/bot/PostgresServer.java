package dev.netdoc.bot;

import dev.netdoc.bot.store.StoreAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL for the tests of this JVM, started by the first that asks for it and gone with the JVM. Where it
 * cannot run, the test that asked is skipped and says why: its binaries are for Linux on amd64 with glibc, and as root,
 * which PostgreSQL refuses to be, it is started in a user namespace of its own, which some containers forbid.
 */
public final class PostgresServer {
    /** As whom {@link #freshSchema} is opened. */
    public static final Map<String, String> LOGIN = Map.of("NETDOC_STORE_USER", "postgres");

    private final @Nullable EmbeddedPostgres running;
    private final String whyNot;
    private final AtomicInteger names = new AtomicInteger();

    private PostgresServer(@Nullable EmbeddedPostgres running, String whyNot) {
        this.running = running;
        this.whyNot = whyNot;
    }

    private static final class OfThisJvm {
        static final PostgresServer SERVER = start();
    }

    public static PostgresServer get() {
        return OfThisJvm.SERVER;
    }

    private static PostgresServer start() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!platform.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            return new PostgresServer(
                    null, "the PostgreSQL of the tests is built for Linux amd64, this is " + platform);
        }
        try {
            // Nothing here must survive a power cut.
            return new PostgresServer(EmbeddedPostgres.builder().start(), "");
        } catch (IOException | RuntimeException e) {
            return new PostgresServer(
                    null, "PostgreSQL does not start here (as root it needs 'unshare -U', and glibc): " + e);
        }
    }

    /** A schema that nobody else uses. */
    public StoreAddress freshSchema() {
        String schema = "s" + names.incrementAndGet();
        sql("CREATE SCHEMA " + schema);
        return address("postgres", Optional.of(schema));
    }

    /** A database that nobody else uses, and that {@link #sql} may therefore lock. */
    public String freshDatabase() {
        String database = "d" + names.incrementAndGet();
        sql("CREATE DATABASE " + database);
        return database;
    }

    public StoreAddress address(String database) {
        return address(database, Optional.empty());
    }

    private StoreAddress address(String database, Optional<String> schema) {
        return StoreAddress.of("postgresql://localhost:" + running().getPort() + "/" + database
                + schema.map(name -> "?currentSchema=" + name).orElse(""));
    }

    /** Runs one statement as the server's owner. */
    public void sql(String statement) {
        try (Connection connection = running().getPostgresDatabase().getConnection();
                var run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private EmbeddedPostgres running() {
        if (running == null) {
            return Assumptions.abort(whyNot);
        }
        return running;
    }
}
