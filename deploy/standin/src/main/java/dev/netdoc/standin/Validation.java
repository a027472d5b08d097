package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What the API server refuses to store, as far as netdoc could ever send it. */
final class Validation {
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9.:]{0,251}[a-z0-9])?");
    private static final Set<String> IP_FAMILY_POLICIES = Set.of("SingleStack", "PreferDualStack", "RequireDualStack");

    private Validation() {}

    /** @throws Refusal with 400 where the object cannot be decoded, 422 where a value is not allowed */
    static void check(Kind kind, JsonNode object) {
        String name = Json.meta(object, "name");
        if (!NAME.matcher(name).matches()) {
            throw Refusal.invalid(
                    kind, name, "metadata.name", "Invalid value: \"" + name + "\": must be a lowercase RFC 1123 name");
        }
        texts(kind, object.path("metadata").path("annotations"), "ObjectMeta.metadata.annotations");
        texts(kind, object.path("metadata").path("labels"), "ObjectMeta.metadata.labels");
        switch (kind.qualified()) {
            case "configmaps" -> texts(kind, object.path("data"), "ConfigMap.data");
            case "services" -> service(kind, name, object.path("spec"));
            case "nodes" -> bool(kind, object.path("spec").path("unschedulable"), "NodeSpec.spec.unschedulable");
            default -> {}
        }
    }

    private static void service(Kind kind, String name, JsonNode spec) {
        String policy = spec.path("ipFamilyPolicy").asText("");
        if (!policy.isEmpty() && !IP_FAMILY_POLICIES.contains(policy)) {
            throw Refusal.invalid(
                    kind,
                    name,
                    "spec.ipFamilyPolicy",
                    "Unsupported value: \"" + policy + "\": supported values: "
                            + "\"PreferDualStack\", \"RequireDualStack\", \"SingleStack\"");
        }
    }

    private static void texts(Kind kind, JsonNode map, String field) {
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (!entry.getValue().isTextual()) {
                throw undecodable(kind, entry.getValue(), field, "string");
            }
        }
    }

    private static void bool(Kind kind, JsonNode value, String field) {
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw undecodable(kind, value, field, "bool");
        }
    }

    private static Refusal undecodable(Kind kind, JsonNode value, String field, String type) {
        return Refusal.badRequest(kind.name() + " in version \"" + kind.version() + "\" cannot be handled as a "
                + kind.name() + ": json: cannot unmarshal "
                + value.getNodeType().name().toLowerCase(Locale.ROOT)
                + " into Go struct field " + field + " of type " + type);
    }
}
