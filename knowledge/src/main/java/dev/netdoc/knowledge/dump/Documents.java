package dev.netdoc.knowledge.dump;

import dev.netdoc.knowledge.entry.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads a team's own files and folders. What cannot be read as a page dump is named to the progress and passed over. */
public final class Documents {
    private static final long LARGEST_FILE_BYTES = 32L << 20;

    private final PageDump pages;
    private final Consumer<String> progress;

    public Documents(PageDump pages, Consumer<String> progress) {
        this.pages = pages;
        this.progress = progress;
    }

    /**
     * Reads files and all files of folders.
     *
     * @throws DocumentsMissing if a path does not exist
     */
    public List<Entry> read(List<Path> paths) {
        List<Entry> entries = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new DocumentsMissing(path);
            }
            try (Stream<Path> files = Files.walk(path)) {
                files.filter(Files::isRegularFile)
                        .filter(Documents::visible)
                        .sorted()
                        .forEach(file -> {
                            Path name = file.equals(path) ? file.getFileName() : path.relativize(file);
                            entries.addAll(entries(file, name == null ? file.toString() : name.toString()));
                        });
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot list " + path + "; check that it may be read", e);
            }
        }
        return entries;
    }

    private List<Entry> entries(Path file, String name) {
        if (!name.endsWith(".txt")) {
            progress.accept("Skipped " + name + ": only .txt page dumps are read");
            return List.of();
        }
        try {
            if (Files.size(file) > LARGEST_FILE_BYTES) {
                progress.accept("Skipped " + name + ": larger than 32 MiB");
                return List.of();
            }
            List<Entry> entries = pages.entries(name, Files.readString(file, StandardCharsets.UTF_8));
            progress.accept(
                    entries.isEmpty()
                            ? "Skipped " + name + ": no heading or question found in it"
                            : "Read " + name + ": " + entries.size() + " entries");
            return entries;
        } catch (CharacterCodingException e) {
            progress.accept("Skipped " + name + ": not UTF-8 text");
        } catch (IOException e) {
            progress.accept("Skipped " + name + ": " + e.getMessage());
        }
        return List.of();
    }

    private static boolean visible(Path file) {
        Path name = file.getFileName();
        return name != null && !name.toString().startsWith(".");
    }
}
