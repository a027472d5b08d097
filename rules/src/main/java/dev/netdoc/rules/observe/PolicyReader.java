package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.map;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.NetworkPolicy;
import java.util.ArrayList;
import java.util.List;

/** NetworkPolicy objects to facts. */
final class PolicyReader {
    private PolicyReader() {}

    static NetworkPolicy read(JsonNode object) {
        JsonNode spec = Fields.at(object, "spec");
        JsonNode selector = Fields.at(spec, "podSelector");
        List<String> types = texts(spec, "policyTypes");
        return new NetworkPolicy(
                Fields.ref(object, "NetworkPolicy", "default"),
                types.isEmpty() ? defaultTypes(spec) : types,
                map(selector, "matchLabels"),
                DaemonSetReader.requirements(Fields.at(selector, "matchExpressions")),
                endPorts(spec));
    }

    /** What the API fills in where the field is missing. */
    private static List<String> defaultTypes(JsonNode spec) {
        return items(spec, "egress").iterator().hasNext() ? List.of("Ingress", "Egress") : List.of("Ingress");
    }

    private static List<String> endPorts(JsonNode spec) {
        var all = new ArrayList<String>();
        for (String direction : List.of("ingress", "egress")) {
            for (JsonNode rule : items(spec, direction)) {
                for (JsonNode port : items(rule, "ports")) {
                    String end = text(port, "endPort");
                    if (!end.isEmpty()) {
                        String protocol = text(port, "protocol");
                        all.add(text(port, "port") + "-" + end + "/" + (protocol.isEmpty() ? "TCP" : protocol));
                    }
                }
            }
        }
        return all;
    }
}
