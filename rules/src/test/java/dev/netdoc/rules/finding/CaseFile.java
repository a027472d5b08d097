package dev.netdoc.rules.finding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A snapshot beside a finding, and in its heading what is expected of it. */
record CaseFile(Path file, String finding, JsonNode expect) {
    private static final ObjectMapper YAML = new JsonMapper(new YAMLFactory());

    /** Every case of every finding. */
    static List<CaseFile> all() {
        return folders().stream().flatMap(folder -> of(folder).stream()).toList();
    }

    /** @return the folders of all findings */
    static List<Path> folders() {
        try (Stream<Path> files = Files.walk(Path.of("findings"), 3)) {
            return files.filter(f -> f.endsWith("finding.yaml"))
                    .map(f -> f.resolveSibling("").normalize())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CaseFile> of(Path folder) {
        try (Stream<Path> files = Files.list(folder.resolve("cases"))) {
            return files.filter(f -> f.toString().endsWith(".yaml"))
                    .sorted()
                    .map(f -> new CaseFile(f, folder.toFile().getName(), yaml(f).path("expect")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the first document of a file */
    static JsonNode yaml(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** @return the file's name without its extension, e.g. {@code silent-old-kubelets} */
    String name() {
        String full = file.toFile().getName();
        return full.substring(0, full.length() - ".yaml".length());
    }

    @Override
    public String toString() {
        return finding + " " + name();
    }
}
