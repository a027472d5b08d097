package dev.netdoc.kubeapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One request as the API server's audit log tells it.
 *
 * @param group empty for the core, and for what is no resource
 * @param resource e.g. {@code pods/log}; empty for what is none, such as {@code /version}
 * @param namespace empty for all, and for cluster-scoped kinds
 * @param name empty for a list
 * @param uri with its query
 */
record Audited(String verb, String group, String resource, String namespace, String name, String uri, int code) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@return the requests of one user, in the order they were answered} */
    static List<Audited> of(Path log, String user) {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.map(Audited::tree)
                    .filter(event -> event.at("/user/username").asText().equals(user))
                    .map(Audited::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log", e);
        }
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(line, e);
        }
    }

    private static Audited read(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String sub = object.path("subresource").asText("");
        return new Audited(
                event.path("verb").asText(),
                object.path("apiGroup").asText(""),
                object.path("resource").asText("") + (sub.isEmpty() ? "" : "/" + sub),
                object.path("namespace").asText(""),
                object.path("name").asText(""),
                event.path("requestURI").asText(),
                event.at("/responseStatus/code").asInt());
    }

    boolean grantedBy(Permission permission) {
        return permission.grants(verb, group, resource, namespace, name);
    }
}
