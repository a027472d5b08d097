package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The kinds that exist: those built into the API server, and those of the CustomResourceDefinitions. Thread-safe. */
final class Kinds {
    private final List<Kind> known = new CopyOnWriteArrayList<>(read("kinds.txt"));
    private final List<Kind> custom = read("custom-kinds.txt");

    List<Kind> all() {
        return List.copyOf(known);
    }

    Optional<Kind> byPlural(String group, String version, String plural) {
        return known.stream()
                .filter(kind -> kind.is(group, plural) && kind.version().equals(version))
                .findFirst();
    }

    Optional<Kind> byName(String apiVersion, String name) {
        return known.stream()
                .filter(kind -> kind.name().equals(name) && kind.apiVersion().equals(apiVersion))
                .findFirst();
    }

    /** @throws IllegalArgumentException if the stand-in does not know the kind */
    Kind require(String apiVersion, String name) {
        return byName(apiVersion, name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown kind " + apiVersion + " " + name + ": load its CustomResourceDefinition first"));
    }

    /** Serves the kind that a CustomResourceDefinition describes. */
    void define(JsonNode definition) {
        JsonNode spec = definition.path("spec");
        JsonNode names = spec.path("names");
        for (JsonNode version : spec.path("versions")) {
            add(new Kind(
                    spec.path("group").asText(),
                    version.path("name").asText(),
                    names.path("plural").asText(),
                    names.path("kind").asText(),
                    spec.path("scope").asText().equals("Namespaced"),
                    version.path("subresources").has("status"),
                    Json.items(names.path("shortNames")).map(JsonNode::asText).toList()));
        }
    }

    void forget(JsonNode definition) {
        known.removeIf(kind -> kind.qualified().equals(Json.meta(definition, "name")));
    }

    /**
     * The definition of a well-known custom kind, by the name of its CustomResourceDefinition.
     *
     * @throws IllegalArgumentException if it is not well-known
     */
    ObjectNode definition(String crdName) {
        Kind kind = custom.stream()
                .filter(candidate -> candidate.qualified().equals(crdName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        crdName + " is not in custom-kinds.txt: load its whole CustomResourceDefinition"));
        ObjectNode definition = Json.object().put("apiVersion", "apiextensions.k8s.io/v1");
        definition.put("kind", "CustomResourceDefinition");
        definition.putObject("metadata").put("name", crdName);
        ObjectNode spec = definition.putObject("spec");
        spec.put("group", kind.group()).put("scope", kind.namespaced() ? "Namespaced" : "Cluster");
        ObjectNode names = spec.putObject("names").put("plural", kind.plural()).put("kind", kind.name());
        kind.shortNames().forEach(names.withArrayProperty("shortNames")::add);
        ObjectNode version = spec.putArray("versions").addObject().put("name", kind.version());
        version.put("served", true).put("storage", true);
        if (kind.status()) {
            version.putObject("subresources").putObject("status");
        }
        return definition;
    }

    /** The name of the definition that serves this well-known custom kind. */
    Optional<String> definitionOf(String apiVersion, String name) {
        return custom.stream()
                .filter(kind -> kind.name().equals(name) && kind.apiVersion().equals(apiVersion))
                .map(Kind::qualified)
                .findFirst();
    }

    private void add(Kind kind) {
        known.removeIf(other ->
                other.is(kind.group(), kind.plural()) && other.version().equals(kind.version()));
        known.add(kind);
    }

    private static List<Kind> read(String resource) {
        try (InputStream in = Objects.requireNonNull(Kinds.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Kind::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
