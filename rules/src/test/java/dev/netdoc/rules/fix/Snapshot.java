package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A case of a finding, with some of its text exchanged. */
record Snapshot(String text) {

    /** @param file below {@code findings/} */
    static Snapshot of(String file) {
        try {
            return new Snapshot(Files.readString(Path.of("findings", file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Snapshot with(String from, String to) {
        assertThat(text).contains(from);
        return new Snapshot(text.replace(from, to));
    }

    Snapshot and(String document) {
        return new Snapshot(text + "---\n" + document);
    }

    Facts facts() {
        try {
            Path file = Files.createTempFile("case", ".yaml");
            try {
                return SnapshotReader.read(Files.writeString(file, text));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
