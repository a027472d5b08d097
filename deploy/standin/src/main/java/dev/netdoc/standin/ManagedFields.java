package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;

/**
 * Who wrote which field when. As in the API server, an entry's time moves with every write of its manager that changed
 * anything, and a field that is written changes hands. Lists count as one field.
 */
final class ManagedFields {
    private static final Set<String> NOT_TRACKED = Set.of(
            "managedFields",
            "resourceVersion",
            "uid",
            "creationTimestamp",
            "generation",
            "name",
            "namespace",
            "deletionTimestamp",
            "deletionGracePeriodSeconds");

    private ManagedFields() {}

    /**
     * Writes the entry of this write into {@code after}.
     *
     * @param before what was stored, or an empty object for a new one
     */
    static void record(ObjectNode before, ObjectNode after, String manager, String subresource, Instant now) {
        ObjectNode written = changed(before, after, true);
        if (written.isEmpty()) {
            return;
        }
        ArrayNode entries = Json.metadata(after).withArrayProperty("managedFields");
        ObjectNode own = Json.object();
        for (int i = entries.size() - 1; i >= 0; i--) {
            ObjectNode entry = (ObjectNode) entries.get(i);
            if (entry.path("manager").asText().equals(manager)
                    && entry.path("operation").asText().equals("Update")
                    && entry.path("subresource").asText().equals(subresource)) {
                own = entry;
                entries.remove(i);
            } else if (take(Json.child(entry, "fieldsV1"), written)) {
                entries.remove(i);
            }
        }
        ObjectNode entry = entries.addObject();
        entry.put("manager", manager).put("operation", "Update");
        entry.put("apiVersion", after.path("apiVersion").asText());
        entry.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString()).put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", MergePatch.merge(own.path("fieldsV1"), written));
        if (!subresource.isEmpty()) {
            entry.put("subresource", subresource);
        }
    }

    private static ObjectNode changed(JsonNode before, JsonNode after, boolean root) {
        ObjectNode fields = Json.object();
        for (Map.Entry<String, JsonNode> field : after.properties()) {
            String name = field.getKey();
            JsonNode old = before.path(name);
            JsonNode now = field.getValue();
            if (now.equals(old)
                    || NOT_TRACKED.contains(name)
                    || (root && Set.of("kind", "apiVersion").contains(name))) {
                continue;
            }
            ObjectNode below = now.isObject() ? changed(old, now, false) : Json.object();
            if (!below.isEmpty() || !now.isObject() || !old.isObject()) {
                if (now.isObject() && !old.isObject()) {
                    below.putObject(".");
                }
                fields.set("f:" + name, below);
            }
        }
        for (Map.Entry<String, JsonNode> field : before.properties()) {
            if (!after.has(field.getKey()) && !NOT_TRACKED.contains(field.getKey()) && !root) {
                fields.putObject("f:" + field.getKey());
            }
        }
        return fields;
    }

    /** Takes the written leaves away from another manager. @return whether nothing is left */
    private static boolean take(ObjectNode owned, JsonNode written) {
        for (Map.Entry<String, JsonNode> field : written.properties()) {
            JsonNode theirs = owned.get(field.getKey());
            boolean leaf = field.getValue().isEmpty();
            if (theirs instanceof ObjectNode child && (child.isEmpty() ? leaf : take(child, field.getValue()))) {
                owned.remove(field.getKey());
            }
        }
        return owned.isEmpty();
    }
}
