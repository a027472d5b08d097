package dev.netdoc.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is applied to a cluster.
 *
 * @param text as it was rendered or written
 */
record Rendered(String text, List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();

    Rendered {
        objects = List.copyOf(objects);
    }

    static Rendered of(String text) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return new Rendered(
                    text,
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    static Rendered of(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String yaml) {
        try {
            return YAML.readTree(yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what is alike of every object: kind, namespace (empty for none) and name} */
    static String name(JsonNode object) {
        JsonNode meta = object.path("metadata");
        return object.path("kind").asText() + " "
                + meta.path("namespace").asText("") + "/"
                + meta.path("name").asText();
    }

    Stream<JsonNode> all(String kind) {
        return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
    }

    Optional<JsonNode> find(String kind) {
        List<JsonNode> found = all(kind).toList();
        assertThat(found).as(kind).hasSizeLessThan(2);
        return found.stream().findFirst();
    }

    JsonNode only(String kind) {
        return find(kind).orElseThrow(() -> new AssertionError("no " + kind));
    }

    JsonNode pod() {
        return only("Deployment").path("spec").path("template").path("spec");
    }

    JsonNode container() {
        assertThat(pod().path("containers")).hasSize(1);
        return pod().path("containers").get(0);
    }

    /** {@return what netdoc is told} */
    String configuration() {
        return data("netdoc.yaml");
    }

    /** {@return the file that exactly one ConfigMap holds} */
    String data(String file) {
        List<String> texts = all("ConfigMap")
                .map(config -> config.path("data").path(file))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .toList();
        assertThat(texts).as(file).hasSize(1);
        return texts.getFirst();
    }
}
