package dev.netdoc.bot.cli;

import dev.netdoc.bot.config.ConfigFile;
import dev.netdoc.bot.store.StoreAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the store that a command without {@code -c} means. */
final class StoreFiles {
    private static final Path CONFIG = Path.of("netdoc.yaml");
    private static final Path STATE = Path.of(".netdoc");

    private StoreFiles() {}

    /**
     * @param config the file given with {@code -c}
     * @return the configured store; without a configuration the one written last under {@code .netdoc}, which may be a
     *     demo's; empty if there is none
     */
    static Optional<StoreAddress> find(Optional<Path> config) {
        Optional<Path> named = config.or(() -> Optional.of(CONFIG).filter(Files::exists));
        if (named.isPresent()) {
            return ConfigFile.read(named.get()).store().filter(StoreFiles::mayExist);
        }
        if (!Files.isDirectory(STATE)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.find(STATE, 2, (path, its) -> path.endsWith("netdoc.db"))) {
            List<Path> found = files.toList();
            return found.stream()
                    .max(Comparator.comparing(StoreFiles::lastWritten))
                    .map(StoreAddress.SqliteFile::new);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + STATE, e);
        }
    }

    // Whether a database exists is found out by opening it; a file would be made by that.
    private static boolean mayExist(StoreAddress address) {
        return switch (address) {
            case StoreAddress.SqliteFile(Path path) -> Files.exists(path);
            case StoreAddress.PostgresDatabase database -> true;
        };
    }

    // SQLite writes to the log beside the file first.
    private static FileTime lastWritten(Path store) {
        return Stream.of(store, store.resolveSibling(store.getFileName() + "-wal"))
                .filter(Files::exists)
                .map(StoreFiles::modified)
                .max(Comparator.naturalOrder())
                .orElse(FileTime.fromMillis(0));
    }

    private static FileTime modified(Path path) {
        try {
            return Files.getLastModifiedTime(path);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
