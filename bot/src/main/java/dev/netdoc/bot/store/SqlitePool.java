package dev.netdoc.bot.store;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** How a SQLite file is opened so that several threads and processes can share it. */
final class SqlitePool {
    private static final int BUSY_TIMEOUT_MS = 10_000;
    private static final int CONNECTIONS = 4;

    private SqlitePool() {}

    static HikariConfig pool(Path file) {
        var sqlite = new SQLiteConfig();
        sqlite.setJournalMode(SQLiteConfig.JournalMode.WAL);
        // FULL, not the usual NORMAL of WAL: a step that was written down must survive a power cut as well.
        sqlite.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        sqlite.setBusyTimeout(BUSY_TIMEOUT_MS);
        sqlite.enforceForeignKeys(true);
        sqlite.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        var source = new SQLiteDataSource(sqlite);
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        return config;
    }

    /** Two processes that meet a new file at once would both create the schema; a lock beside it puts them in line. */
    static synchronized Store locked(Path file, Supplier<Store> open) {
        Path absolute = file.toAbsolutePath();
        Path lock = absolute.resolveSibling(absolute.getFileName() + ".lock");
        try {
            Files.createDirectories(java.util.Objects.requireNonNull(absolute.getParent()));
            try (var channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                assert held.isValid();
                return open.get();
            }
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "cannot open the store " + file + ": " + e
                            + "; name a file in a folder that this user may write to",
                    e);
        }
    }
}
