package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Label and field selectors of lists and watches. */
final class Selectors {
    private static final Pattern SET =
            Pattern.compile("^(?<key>\\S+)\\s+(?<operator>in|notin)\\s*\\((?<values>[^)]*)\\)$");
    private static final Pattern EQUALITY =
            Pattern.compile("^(?<key>[^=!\\s]+)\\s*(?<operator>==|=|!=)\\s*(?<value>\\S*)$");
    private static final Set<String> FIELDS = Set.of(
            "metadata.name",
            "metadata.namespace",
            "spec.nodeName",
            "spec.restartPolicy",
            "spec.schedulerName",
            "spec.serviceAccountName",
            "spec.hostNetwork",
            "spec.unschedulable",
            "spec.type",
            "status.phase",
            "status.podIP",
            "status.nominatedNodeName",
            "type",
            "reason",
            "reportingComponent",
            "source",
            "involvedObject.kind",
            "involvedObject.namespace",
            "involvedObject.name",
            "involvedObject.uid",
            "involvedObject.apiVersion",
            "involvedObject.resourceVersion",
            "involvedObject.fieldPath");

    private Selectors() {}

    /** Both selectors of a request. @throws Refusal with 400 if one cannot be read */
    static Predicate<JsonNode> of(Call call) {
        return labels(call.query("labelSelector")).and(fields(call.query("fieldSelector")));
    }

    static Predicate<JsonNode> labels(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String part : split(selector)) {
            all = all.and(label(part));
        }
        return all;
    }

    private static Predicate<JsonNode> label(String part) {
        Matcher set = SET.matcher(part);
        if (set.matches()) {
            Set<String> values = Set.of(set.group("values").strip().split("\\s*,\\s*", -1));
            boolean in = set.group("operator").equals("in");
            String key = set.group("key");
            return object -> in
                    ? labelled(object, key) && values.contains(value(object, key))
                    : !(labelled(object, key) && values.contains(value(object, key)));
        }
        Matcher equality = EQUALITY.matcher(part);
        if (equality.matches()) {
            String key = equality.group("key");
            String value = equality.group("value");
            boolean not = equality.group("operator").equals("!=");
            return object -> not != (labelled(object, key) && value(object, key).equals(value));
        }
        if (part.matches("!?[A-Za-z0-9][\\w./-]*")) {
            boolean not = part.startsWith("!");
            String key = part.substring(not ? 1 : 0);
            return object -> not != labelled(object, key);
        }
        throw Refusal.badRequest("unable to parse requirement: " + part);
    }

    static Predicate<JsonNode> fields(String selector) {
        Predicate<JsonNode> all = object -> true;
        for (String part : split(selector)) {
            Matcher equality = EQUALITY.matcher(part);
            if (!equality.matches()) {
                throw Refusal.badRequest("invalid selector: '" + selector + "'; can't understand '" + part + "'");
            }
            String field = equality.group("key");
            if (!FIELDS.contains(field)) {
                throw Refusal.badRequest("field label not supported: " + field);
            }
            String pointer = "/" + field.replace('.', '/');
            String value = equality.group("value");
            boolean not = equality.group("operator").equals("!=");
            all = all.and(object -> not != object.at(pointer).asText("").equals(value));
        }
        return all;
    }

    private static boolean labelled(JsonNode object, String key) {
        return object.path("metadata").path("labels").has(key);
    }

    private static String value(JsonNode object, String key) {
        return object.path("metadata").path("labels").path(key).asText();
    }

    /** At commas that are not inside brackets. */
    private static List<String> split(String selector) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= selector.length(); i++) {
            char c = i == selector.length() ? ',' : selector.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                String part = selector.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
