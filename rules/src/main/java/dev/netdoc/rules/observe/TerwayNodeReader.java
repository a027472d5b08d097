package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayNode;
import dev.netdoc.rules.fact.TerwayNode.Eni;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Terway's Node objects to facts. */
final class TerwayNodeReader {
    private TerwayNodeReader() {}

    static TerwayNode read(JsonNode object) {
        String name = text(object, "metadata", "name");
        String source = "Node.network.alibabacloud.com " + name + " ";
        String version = Fields.resourceVersion(object);
        String at = version.isEmpty() ? "" : " @" + version;
        String datapath = text(object, "spec", "datapath", "type").toLowerCase(Locale.ROOT);
        String adapters = text(object, "spec", "nodeCap", "adapters");
        var shown = new Evidence(
                "datapath type", datapath.isEmpty() ? "(absent)" : datapath, source + "spec.datapath.type" + at);
        var cap = new Evidence(
                "adapters", adapters.isEmpty() ? "(absent)" : adapters, source + "spec.nodeCap.adapters" + at);
        return new TerwayNode(
                name,
                datapath.isEmpty() ? new Reading.Absent<>(shown) : new Reading.Present<>(datapath, shown),
                Fields.quantity(adapters)
                        .<Reading<Integer>>map(n -> new Reading.Present<>(n.intValue(), cap))
                        .orElseGet(() -> new Reading.Absent<>(cap)),
                text(object, "spec", "nodeMetadata", "zoneID"),
                texts(object, "spec", "eni", "vSwitchOptions"),
                enis(at(object, "status", "networkInterfaces")));
    }

    private static List<Eni> enis(JsonNode interfaces) {
        var all = new ArrayList<Eni>();
        if (interfaces.isObject()) {
            for (Map.Entry<String, JsonNode> e : interfaces.properties()) {
                var ips = new ArrayList<String>();
                for (String family : List.of("ipv4", "ipv6")) {
                    at(e.getValue(), family).fieldNames().forEachRemaining(ips::add);
                }
                all.add(new Eni(
                        e.getKey(),
                        text(e.getValue(), "vSwitchID"),
                        text(e.getValue(), "ipv4CIDR"),
                        text(e.getValue(), "status"),
                        ips));
            }
        }
        return all;
    }
}
