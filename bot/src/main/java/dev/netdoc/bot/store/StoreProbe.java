package dev.netdoc.bot.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;

/** Looks at a store without making or changing anything: opening it would bring its schema up to date. */
public final class StoreProbe {
    private StoreProbe() {}

    /**
     * What is there.
     *
     * @param schema the version of the schema; empty where there is none yet
     * @param pending how many migrations the next start will make
     */
    public record Seen(Optional<String> schema, int pending) {}

    /**
     * Looks at the schema.
     *
     * @throws StoreUnavailable if the store cannot be reached; never names a password
     */
    public static Seen look(StoreAddress address, Map<String, String> environment) {
        return switch (address) {
            case StoreAddress.SqliteFile(Path file) when !Files.exists(file) -> nothingYet(file);
            case StoreAddress.SqliteFile(Path file) -> look(address, SqlitePool.pool(file));
            case StoreAddress.PostgresDatabase database -> {
                StoreLogin login = StoreLogin.of(environment);
                if (login.user().isEmpty()) {
                    throw new StoreUnavailable("nobody is named to open it as; set " + StoreLogin.USER + " and "
                            + StoreLogin.PASSWORD + " in the environment");
                }
                yield look(address, PostgresPool.pool(database, login));
            }
        };
    }

    private static Seen nothingYet(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new StoreUnavailable("it cannot be made, for " + folder
                    + " is no folder that this user may write to; name another file");
        }
        return new Seen(Optional.empty(), 1);
    }

    private static Seen look(StoreAddress address, HikariConfig config) {
        config.setMaximumPoolSize(2);
        config.setMinimumIdle(0);
        config.setPoolName("netdoc-probe");
        try (var pool = new HikariDataSource(config)) {
            var info = Flyway.configure()
                    .dataSource(pool)
                    .locations("classpath:dev/netdoc/bot/store/migrations")
                    .load()
                    .info();
            Optional<MigrationInfo> current = Optional.ofNullable(info.current());
            return new Seen(current.map(its -> String.valueOf(its.getVersion())), info.pending().length);
        } catch (RuntimeException e) { // Hikari, Flyway and the driver each have a family of their own
            throw Store.unopened(address, e);
        }
    }
}
