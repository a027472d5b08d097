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

    /** @param path below {@code findings}, e.g. {@code kube-proxy/conntrack-table-full/fires-an-event} */
    static EditedCase of(String path) {
        int slash = path.lastIndexOf('/');
        try {
            return new EditedCase(Files.readString(
                    Path.of("findings", path.substring(0, slash), "cases", path.substring(slash + 1) + ".yaml")));
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

    /** @return with a line that a container logs */
    EditedCase log(String pod, String container, String line) {
        String entry = "- {pod: " + pod + ", container: " + container + ", text: '" + line + "'}\n";
        return text.contains("\nlogs:\n")
                ? with("\nlogs:\n", "\nlogs:\n" + entry)
                : with("\nexpect:", "\nlogs:\n" + entry + "expect:");
    }

    Facts facts() {
        try {
            Path file = Files.createTempFile("case", ".yaml");
            try {
                Files.writeString(file, text);
                return SnapshotReader.read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
