package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The snapshot of a case with some of its text exchanged. */
record EditedCase(String text) {

    static EditedCase of(String file) {
        try {
            return new EditedCase(Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError if there is no such text, so that a test cannot pass for nothing */
    EditedCase with(String from, String to) {
        assertThat(text).contains(from);
        return new EditedCase(text.replace(from, to));
    }

    /** @param line a line of the heading, e.g. {@code settings: {…}} */
    EditedCase heading(String line) {
        return with("kind: Snapshot\n", "kind: Snapshot\n" + line + "\n");
    }

    EditedCase and(String document) {
        return new EditedCase(text + "---\n" + document);
    }

    Facts facts(Path folder) {
        try {
            return SnapshotReader.read(Files.writeString(folder.resolve("case.yaml"), text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
