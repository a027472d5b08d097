package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of {@code eni_conf}, alone or laid over another. */
final class EniConfReader {
    private EniConfReader() {}

    static EniConf read(StoredText config, JsonNode tree) {
        var zones = new HashMap<String, List<String>>();
        JsonNode vswitches = Fields.at(tree, "vswitches");
        if (vswitches.isObject()) {
            vswitches.properties().forEach(e -> zones.put(e.getKey(), texts(e.getValue())));
        }
        var groups = new ArrayList<>(texts(tree, "security_groups"));
        String single = text(tree, "security_group");
        if (!single.isEmpty() && !groups.contains(single)) {
            groups.add(single);
        }
        String stack = text(tree, "ip_stack").toLowerCase(Locale.ROOT);
        Evidence evidence =
                config.evidence("ip_stack", stack.isEmpty() ? "(absent)" : stack, config.key("eni_conf") + ".ip_stack");
        return new EniConf(
                zones,
                stack.isEmpty() ? new Reading.Absent<>(evidence) : new Reading.Present<>(stack, evidence),
                groups,
                settings(tree));
    }

    /** Credentials stay out by name. */
    private static Map<String, String> settings(JsonNode tree) {
        var settings = new HashMap<String, String>();
        for (Map.Entry<String, JsonNode> e : tree.properties()) {
            if (e.getValue().isValueNode() && !e.getValue().isNull() && !Excerpt.secret(e.getKey())) {
                settings.put(e.getKey(), e.getValue().asText());
            }
        }
        return settings;
    }

    /** RFC 7396: maps merge key by key, everything else is replaced, null removes. */
    static JsonNode merge(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode merged = target.isObject()
                ? ((ObjectNode) target).deepCopy()
                : com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> e : patch.properties()) {
            if (e.getValue().isNull()) {
                merged.remove(e.getKey());
            } else {
                merged.set(e.getKey(), merge(Fields.at(merged, e.getKey()), e.getValue()));
            }
        }
        return merged;
    }
}
