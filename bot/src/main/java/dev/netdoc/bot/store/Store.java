package dev.netdoc.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * One database, its schema brought up to date. Thread-safe; several processes may open the same one. A database that
 * went away is connected to again when it is back; what is asked of it meanwhile ends in {@link StoreUnavailable}.
 *
 * <p>On SQLite a transaction takes the write lock when it begins, so that reading and then writing in it cannot be
 * overtaken; within this process the writers also wait for each other in order, rather than poll for the file. On
 * PostgreSQL transactions run side by side; one that reads and then writes first locks the row that it depends on.
 */
public final class Store implements AutoCloseable {
    private static final int ATTEMPTS = 5;

    private final StoreAddress address;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Semaphore writers;

    private Store(StoreAddress address, HikariDataSource pool, int writers) {
        this.address = address;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool).registerArgument(new PlainText());
        this.writers = new Semaphore(writers, true);
    }

    /**
     * Opens, and creates if need be, a SQLite file and its folder.
     *
     * @throws StoreUnavailable if the file cannot be created, is no such database, or is locked for 10 s
     */
    public static Store open(Path file) {
        return SqlitePool.locked(file, () -> open(new StoreAddress.SqliteFile(file), SqlitePool.pool(file), 1));
    }

    /**
     * Opens a store wherever it is.
     *
     * @param environment holds the credentials of a database, see {@link StoreLogin}
     * @throws StoreUnavailable if it cannot be opened; never names a password
     */
    public static Store open(StoreAddress address, Map<String, String> environment) {
        return switch (address) {
            case StoreAddress.SqliteFile(Path path) -> open(path);
            case StoreAddress.PostgresDatabase database -> open(database, StoreLogin.of(environment));
        };
    }

    private static Store open(StoreAddress.PostgresDatabase database, StoreLogin login) {
        if (login.user().isEmpty()) {
            throw new StoreUnavailable("cannot open the store " + database + ": nobody is named to open it as; set "
                    + StoreLogin.USER + " and " + StoreLogin.PASSWORD + " in the environment");
        }
        return open(database, PostgresPool.pool(database, login), PostgresPool.CONNECTIONS);
    }

    private static Store open(StoreAddress address, HikariConfig config, int writers) {
        config.setPoolName("netdoc-store");
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            if (address instanceof StoreAddress.PostgresDatabase) {
                PostgresPool.requireUtf8(pool);
            }
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:dev/netdoc/bot/store/migrations")
                    .load()
                    .migrate();
            return new Store(address, pool, writers);
        } catch (RuntimeException e) { // Hikari, Flyway and the driver each have a family of their own
            if (pool != null) {
                pool.close();
            }
            throw unopened(address, e);
        }
    }

    static StoreUnavailable unopened(StoreAddress address, RuntimeException e) {
        String next = sqlCause(e).map(PostgresPool::nextStep).orElse(PostgresPool.CHECK);
        return new StoreUnavailable("cannot open the store " + address + ": " + rootMessage(e) + "; " + next, e);
    }

    /** Reads, each statement for itself. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw unavailable("read", "nothing was changed", e);
        }
    }

    /**
     * Does all of the work in one transaction, or nothing of it.
     *
     * @param work may be called again, when the database undid its transaction because of another one's
     */
    public <T> T write(Function<Handle, T> work) {
        writers.acquireUninterruptibly();
        try {
            return written(work);
        } finally {
            writers.release();
        }
    }

    private <T> T written(Function<Handle, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return jdbi.inTransaction(work::apply);
            } catch (JdbiException e) {
                Optional<SQLException> cause = sqlCause(e);
                if (attempt == ATTEMPTS
                        || !cause.map(PostgresPool::undoneByAnother).orElse(false)) {
                    boolean lost = cause.map(PostgresPool::connectionLost).orElse(false);
                    throw unavailable(
                            "write",
                            lost ? "this step may or may not have been kept" : "nothing of this step was kept",
                            e);
                }
            }
        }
    }

    /** As {@link #write}, for work without a result. */
    public void execute(Consumer<Handle> work) {
        write(handle -> {
            work.accept(handle);
            return true;
        });
    }

    @Override
    public void close() {
        pool.close();
    }

    private StoreUnavailable unavailable(String doing, String kept, JdbiException e) {
        String next = switch (address) {
            case StoreAddress.SqliteFile file -> "check the disk and who may write there";
            case StoreAddress.PostgresDatabase database ->
                "check that the server is up and reachable, it is connected to again by itself";
        };
        return new StoreUnavailable(
                "cannot " + doing + " the store " + address + ": " + rootMessage(e) + "; " + next + "; " + kept, e);
    }

    private static Optional<SQLException> sqlCause(Throwable e) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .reduce((outer, inner) -> inner.getSQLState() == null ? outer : inner);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
