package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.FlannelConfig;
import dev.netdoc.rules.fact.Reading;
import java.util.ArrayList;
import java.util.List;

/** ConfigMap kube-flannel-cfg. */
final class FlannelConfigReader {
    private static final String CNI = "cni-conf.json";
    private static final String NET = "net-conf.json";

    private final StoredText config;
    private final List<ConfigFault> faults;
    private final EmbeddedText cni;
    private final JsonNode flannel;
    private final String where;

    FlannelConfigReader(StoredText config, List<ConfigFault> faults) {
        this.config = config;
        this.faults = faults;
        this.cni = embedded(CNI);
        int index = flannelIndex();
        this.flannel = index < 0 ? root() : at(cni.tree(), "plugins").path(index);
        this.where = config.key(CNI) + (index < 0 ? "" : ".plugins[" + index + "]");
    }

    FlannelConfig read() {
        EmbeddedText net = embedded(NET);
        return new FlannelConfig(
                config.ref(),
                config.stamp().uid(),
                config.stamp().resourceVersion(),
                config.reading(CNI),
                isList(),
                emptyIsAbsent(cni.text(config, "cniVersion", config.key(CNI), cni.tree(), "cniVersion")),
                hairpin(),
                hairpinElsewhere(),
                delegate(),
                emptyIsAbsent(cni.text(config, "name", config.key(CNI), cni.tree(), "name")),
                chain(),
                cni.text(config, "dataDir", where, flannel, "dataDir"),
                cni.text(config, "ipam.type", where, flannel, "ipam", "type"),
                cni.text(config, "ipam.dataDir", where, flannel, "ipam", "dataDir"),
                net.text(config, "backend", config.key(NET), net.tree(), "Backend", "Type"),
                net.text(config, "pod network", config.key(NET), net.tree(), "Network"));
    }

    private EmbeddedText embedded(String key) {
        return config.text(key).isPresent()
                ? EmbeddedText.json(config, key, faults)
                : new EmbeddedText(MissingNode.getInstance(), "");
    }

    private boolean isList() {
        return at(cni.tree(), "plugins").isArray();
    }

    /** A single configuration is its own flannel object; a list without flannel has none. */
    private JsonNode root() {
        return isList() ? MissingNode.getInstance() : cni.tree();
    }

    private int flannelIndex() {
        int i = 0;
        for (JsonNode plugin : items(cni.tree(), "plugins")) {
            if (text(plugin, "type").equals("flannel")) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private static Reading<String> emptyIsAbsent(Reading<String> reading) {
        return reading instanceof Reading.Present<String>(String value, Evidence e) && value.isBlank()
                ? new Reading.Absent<>(new Evidence(e.fact(), "(empty)", e.source()))
                : reading;
    }

    private Reading<Boolean> hairpin() {
        String path = where + ".delegate.hairpinMode";
        JsonNode value = at(flannel, "delegate", "hairpinMode");
        if (!cni.parses()) {
            return new Reading.Unknown<>(cni.fault(), config.evidence("hairpinMode", "(unparsable)", path));
        }
        if (value.isBoolean()) {
            return new Reading.Present<>(value.booleanValue(), config.evidence("hairpinMode", value.asText(), path));
        }
        if (value.isMissingNode()) {
            return new Reading.Absent<>(config.evidence("hairpinMode", "(absent)", path));
        }
        Evidence text = config.evidence("hairpinMode", value.toString(), path);
        faults.add(new ConfigFault(
                ConfigFault.Kind.WRONG_TYPE, config.ref(), CNI, 0, "hairpinMode must be a JSON boolean", text));
        return new Reading.Absent<>(text);
    }

    /** At the root, beside {@code delegate}, and in other plug-ins it does nothing. */
    private List<Evidence> hairpinElsewhere() {
        var all = new ArrayList<Evidence>();
        add(all, cni.tree(), config.key(CNI) + ".hairpinMode", "hairpinMode");
        add(all, cni.tree(), config.key(CNI) + ".delegate.hairpinMode", isList() ? "delegate" : "", "hairpinMode");
        int i = 0;
        for (JsonNode plugin : items(cni.tree(), "plugins")) {
            String place = config.key(CNI) + ".plugins[" + i + "]";
            add(all, plugin, place + ".hairpinMode", "hairpinMode");
            if (!text(plugin, "type").equals("flannel")) {
                add(all, plugin, place + ".delegate.hairpinMode", "delegate", "hairpinMode");
            }
            i++;
        }
        return all;
    }

    private void add(List<Evidence> all, JsonNode object, String place, String... path) {
        JsonNode value = at(object, path);
        if (value.isValueNode()) {
            all.add(config.evidence("hairpinMode (no effect here)", value.asText(), place));
        }
    }

    private Reading<Boolean> delegate() {
        JsonNode value = at(flannel, "delegate");
        Evidence evidence =
                config.evidence("delegate", value.isMissingNode() ? "(absent)" : value.toString(), where + ".delegate");
        return cni.parses()
                ? new Reading.Present<>(value.isObject(), evidence)
                : new Reading.Unknown<>(cni.fault(), evidence);
    }

    private Reading<List<String>> chain() {
        var types = new ArrayList<String>();
        for (JsonNode plugin : items(cni.tree(), "plugins")) {
            types.add(text(plugin, "type"));
        }
        if (!isList() && !text(cni.tree(), "type").isEmpty()) {
            types.add(text(cni.tree(), "type"));
        }
        Evidence evidence = config.evidence("plug-in chain", String.join(", ", types), config.key(CNI) + ".plugins");
        return cni.parses()
                ? new Reading.Present<>(List.copyOf(types), evidence)
                : new Reading.Unknown<>(cni.fault(), evidence);
    }
}
