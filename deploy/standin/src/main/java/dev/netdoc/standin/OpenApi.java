package dev.netdoc.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * The least of an OpenAPI description that lets {@code kubectl edit} and {@code apply} go on: that the server checks
 * fields itself. Schemas are not described.
 */
final class OpenApi {
    private static final String ROOT = "/openapi/v3";
    private final Kinds kinds;

    OpenApi(Kinds kinds) {
        this.kinds = kinds;
    }

    Optional<ObjectNode> answer(String path) {
        if (path.equals(ROOT)) {
            return Optional.of(index());
        }
        return path.startsWith(ROOT + "/")
                ? Optional.of(description(path.substring(ROOT.length() + 1)))
                : Optional.empty();
    }

    private ObjectNode index() {
        ObjectNode index = Json.object();
        ObjectNode paths = index.putObject("paths");
        kinds.all().forEach(kind -> paths.putObject(root(kind)).put("serverRelativeURL", ROOT + "/" + root(kind)));
        return index;
    }

    private ObjectNode description(String root) {
        ObjectNode description = Json.object().put("openapi", "3.0.0");
        description.putObject("info").put("title", "Kubernetes").put("version", "unversioned");
        ObjectNode paths = description.putObject("paths");
        kinds.all().stream().filter(kind -> root(kind).equals(root)).forEach(kind -> {
            ObjectNode item = paths.putObject("/" + root + "/" + kind.plural() + "/{name}");
            parameters(item);
            ObjectNode patch = item.putObject("patch");
            parameters(patch);
            patch.putObject("responses");
            patch.putObject("x-kubernetes-group-version-kind")
                    .put("group", kind.group())
                    .put("version", kind.version())
                    .put("kind", kind.name());
        });
        return description;
    }

    private static void parameters(ObjectNode item) {
        ArrayNode parameters = item.putArray("parameters");
        parameters.addObject().put("name", "fieldValidation").put("in", "query");
        parameters.addObject().put("name", "dryRun").put("in", "query");
    }

    private static String root(Kind kind) {
        return kind.group().isEmpty() ? "api/" + kind.version() : "apis/" + kind.apiVersion();
    }
}
