package dev.netdoc.bot.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that is there whole or not at all: it is written beside its place under another name, which only the user can
 * read, and moved when it is complete. Closing without {@link #keep()} leaves nothing.
 */
final class NewFile implements AutoCloseable {
    private final Path file;
    private final boolean replace;
    private final Path part;
    private final Writer writer;

    /**
     * @param replace whether a file of this name may go
     * @throws UserError if the folder is missing or cannot be written, or a file of this name may not go
     */
    NewFile(Path file, boolean replace) {
        this.file = file.toAbsolutePath().normalize();
        this.replace = replace;
        check();
        Path folder = folder();
        try {
            this.part = Files.createTempFile(folder, "." + this.file.getFileName() + ".", ".part");
            part.toFile().deleteOnExit(); // an interrupt ends the process without closing anything
            this.writer = new BufferedWriter(Files.newBufferedWriter(part, StandardCharsets.UTF_8), 1 << 16);
        } catch (IOException e) {
            throw UserError.outside("cannot write into " + folder + ": " + reason(e));
        }
    }

    private Path folder() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private void check() {
        if (Files.isDirectory(file)) {
            throw UserError.wrongUse(file + " is a folder; name a file in it.");
        }
        if (!Files.isDirectory(folder())) {
            throw UserError.outside("there is no folder " + folder() + "; make it first, or name another.");
        }
        if (!replace && Files.exists(file)) {
            throw exists();
        }
    }

    private UserError exists() {
        return UserError.wrongUse(file + " exists; name another file, or give --force to replace it.");
    }

    Writer writer() {
        return writer;
    }

    /** Puts the file into its place. @return its size in bytes */
    long keep() throws IOException {
        writer.close();
        long size = Files.size(part);
        try {
            if (replace) {
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(part, file);
            }
        } catch (FileAlreadyExistsException e) {
            throw exists();
        }
        return size;
    }

    static String reason(IOException e) {
        String said = e.getMessage();
        return said == null || said.isEmpty() ? e.getClass().getSimpleName() : said;
    }

    @Override
    public void close() throws IOException {
        try (writer) {
            Files.deleteIfExists(part);
        }
    }
}
