package dev.netdoc.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One database, its schema brought up to date. Thread-safe; several processes may open the same one.
 *
 * <p>On SQLite a transaction takes the write lock when it begins, so that reading and then writing in it cannot be
 * overtaken; within this process the writers also wait for each other in order, rather than poll for the file.
 */
public final class Store implements AutoCloseable {
    private final String name;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Lock writers = new ReentrantLock(true);

    private Store(String name, HikariDataSource pool) {
        this.name = name;
        this.pool = pool;
        this.jdbi = Jdbi.create(pool);
    }

    /**
     * Opens, and creates if need be, a SQLite file and its folder.
     *
     * @throws StoreUnavailable if the file cannot be created, is no such database, or is locked for 10 s
     */
    public static Store open(Path file) {
        return SqliteFile.locked(file, () -> open(file.toString(), SqliteFile.pool(file)));
    }

    /**
     * Opens a database by its JDBC URL, whose driver must be on the class path.
     *
     * @param password from the environment, never from a file of this project; null if the URL needs none
     */
    public static Store open(String jdbcUrl, @Nullable String user, @Nullable String password) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        return open(jdbcUrl.replaceFirst("[?].*", ""), config);
    }

    private static Store open(String name, HikariConfig config) {
        config.setPoolName("netdoc-store");
        HikariDataSource pool = null;
        try {
            pool = new HikariDataSource(config);
            Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:dev/netdoc/bot/store/migrations")
                    .load()
                    .migrate();
            return new Store(name, pool);
        } catch (RuntimeException e) { // Hikari, Flyway and the driver each have a family of their own
            if (pool != null) {
                pool.close();
            }
            throw new StoreUnavailable(
                    "cannot open the store " + name + ": " + rootMessage(e)
                            + "; check that it is reachable and writable and was made by this version of netdoc or an older one",
                    e);
        }
    }

    /** Reads, each statement for itself. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return jdbi.withHandle(work::apply);
        } catch (JdbiException e) {
            throw unavailable("read", e);
        }
    }

    /** Does all of the work in one transaction, or nothing of it. */
    public <T> T write(Function<Handle, T> work) {
        writers.lock();
        try {
            return jdbi.inTransaction(work::apply);
        } catch (JdbiException e) {
            throw unavailable("write", e);
        } finally {
            writers.unlock();
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

    private StoreUnavailable unavailable(String doing, JdbiException e) {
        return new StoreUnavailable(
                "cannot " + doing + " the store " + name + ": " + rootMessage(e)
                        + "; check the disk and who may write there, nothing of this step was kept",
                e);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
