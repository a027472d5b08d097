package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The same events in both API groups, each with the field names of its group, as the API server shows them. */
final class EventsMirror implements Store.Listener {
    private static final Map<String, String> NEW_NAMES = Map.of(
            "involvedObject", "regarding",
            "message", "note",
            "firstTimestamp", "deprecatedFirstTimestamp",
            "lastTimestamp", "deprecatedLastTimestamp",
            "count", "deprecatedCount",
            "source", "deprecatedSource",
            "reportingComponent", "reportingController");

    private final Store store;
    private final Kind core;
    private final Kind grouped;
    /** Guarded by the store's lock. */
    private boolean mirroring;

    EventsMirror(Store store, Kinds kinds) {
        this.store = store;
        this.core = kinds.require("v1", "Event");
        this.grouped = kinds.require("events.k8s.io/v1", "Event");
    }

    @Override
    public void changed(Store.Change change) {
        if (mirroring) {
            return;
        }
        mirroring = true;
        try {
            if (change.kind().equals(core)) {
                mirror(grouped, change, true);
            } else if (change.kind().equals(grouped)) {
                mirror(core, change, false);
            }
        } finally {
            mirroring = false;
        }
    }

    private void mirror(Kind to, Store.Change change, boolean toGroup) {
        ObjectNode before = converted(change.before(), to, toGroup);
        ObjectNode after = converted(change.after(), to, toGroup);
        store.mirror(new Store.Change(to, before, after, change.revision()));
    }

    private static @Nullable ObjectNode converted(@Nullable ObjectNode event, Kind to, boolean toGroup) {
        if (event == null) {
            return null;
        }
        ObjectNode result = Json.object().put("apiVersion", to.apiVersion());
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            if (!field.getKey().equals("apiVersion")) {
                result.set(renamed(field.getKey(), toGroup), field.getValue());
            }
        }
        return result;
    }

    private static String renamed(String field, boolean toGroup) {
        return toGroup
                ? NEW_NAMES.getOrDefault(field, field)
                : NEW_NAMES.entrySet().stream()
                        .filter(names -> names.getValue().equals(field))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(field);
    }
}
