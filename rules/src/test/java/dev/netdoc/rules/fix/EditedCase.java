package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A case of a finding of kube-proxy, with texts in it exchanged. */
record EditedCase(String text) {

    /** @param path below {@code findings/kube-proxy}, e.g. {@code conntrack-table-full/fires-an-event} */
    static EditedCase of(String path) {
        String[] parts = path.split("/", 2);
        try {
            return new EditedCase(
                    Files.readString(Path.of("findings/kube-proxy", parts[0], "cases", parts[1] + ".yaml")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return with every such text exchanged; there must be one */
    EditedCase with(String from, String to) {
        assertThat(text).contains(from);
        return new EditedCase(text.replace(from, to));
    }

    /** @return with a line that a kube-proxy logs */
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
