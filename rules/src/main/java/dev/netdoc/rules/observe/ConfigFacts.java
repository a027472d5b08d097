package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.TerwayNodeConfig;
import dev.netdoc.rules.fact.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the ConfigMaps say, once the agents that read them are known. */
final class ConfigFacts {
    private final Map<ObjectRef, StoredText> configs;
    private final Availability available;
    private final List<Object> facts = new ArrayList<>();
    private final List<ConfigFault> faults = new ArrayList<>();

    ConfigFacts(Map<ObjectRef, StoredText> configs, Availability available) {
        this.configs = configs;
        this.available = available;
    }

    List<Object> read(List<NetworkAgent> agents, Collection<DaemonSet> sets, Collection<Node> nodes) {
        for (String name : Resources.CONFIG_MAPS) {
            facts.add(stored(system(name)));
        }
        Optional<NetworkAgent> terway =
                agents.stream().filter(NetworkAgent::terway).findFirst();
        Optional<DaemonSet> terwaySet = terway.flatMap(
                a -> sets.stream().filter(s -> s.ref().equals(a.ref())).findFirst());
        Reading<Version> version = terway.map(NetworkAgent::version)
                .orElseGet(() -> new Reading.Unknown<>("no Terway runs", new Evidence("image", "(absent)", "")));
        with("eni-config", c -> facts.add(new TerwayConfigReader(c, version, terwaySet, faults).read()));
        flannel(agents);
        for (String name : List.of("kube-proxy-worker", "kube-proxy-master", "kube-proxy")) {
            with(name, c -> facts.add(KubeProxyConfigReader.read(c, faults)));
        }
        with("coredns", c -> facts.add(DnsReader.corefile(c)));
        with("kube-dns", c -> facts.add(DnsReader.kubeDns(c, faults)));
        with("terway-controlplane", c -> facts.add(DnsReader.controlPlane(c, faults)));
        facts.addAll(dynamic(nodes));
        facts.addAll(faults);
        return facts;
    }

    private static ObjectRef system(String name) {
        return new ObjectRef("ConfigMap", Resources.SYSTEM, name);
    }

    private StoredConfig stored(ObjectRef ref) {
        StoredText config = configs.get(ref);
        return config == null ? new StoredConfig(ref, available.named(ref)) : config.stored();
    }

    private void with(String name, java.util.function.Consumer<StoredText> reader) {
        Optional.ofNullable(configs.get(system(name))).ifPresent(reader);
    }

    /** Upstream Flannel keeps its ConfigMap in a namespace of its own. */
    private void flannel(List<NetworkAgent> agents) {
        var own = new ObjectRef("ConfigMap", Resources.FLANNEL, "kube-flannel-cfg");
        boolean upstream =
                agents.stream().anyMatch(a -> a.flannel() && a.ref().namespace().equals(Resources.FLANNEL));
        StoredText config = upstream ? configs.get(own) : configs.get(system("kube-flannel-cfg"));
        if (config != null) {
            facts.add(new FlannelConfigReader(config, faults).read());
        }
        if (upstream) {
            facts.add(stored(own));
        }
    }

    private List<Object> dynamic(Collection<Node> nodes) {
        var byName = new TreeMap<String, List<String>>();
        for (Node node : nodes) {
            if (!node.terwayConfigName().isEmpty() && !node.ignored() && !node.windows()) {
                byName.computeIfAbsent(node.terwayConfigName(), n -> new ArrayList<>())
                        .add(node.name());
            }
        }
        var all = new ArrayList<Object>();
        byName.forEach((name, on) -> {
            ObjectRef ref = system(name);
            if (!Resources.CONFIG_MAPS.contains(name)) {
                all.add(stored(ref));
            }
            all.add(dynamic(ref, on));
        });
        return all;
    }

    private TerwayNodeConfig dynamic(ObjectRef ref, List<String> on) {
        StoredText config = configs.get(ref);
        if (config == null) {
            Reading<Boolean> found = available.named(ref);
            return new TerwayNodeConfig(ref, on, available.named(ref), found, true);
        }
        Reading<Boolean> found = new Reading.Present<>(true, config.evidence("ConfigMap", "present", ""));
        Evidence key = config.evidence("eni_conf", "(absent)", config.key("eni_conf"));
        if (config.text("eni_conf").isEmpty()) {
            return new TerwayNodeConfig(ref, on, new Reading.Absent<>(key), found, true);
        }
        EmbeddedText patch = EmbeddedText.json(config, "eni_conf", new ArrayList<>());
        if (!patch.parses()) {
            return new TerwayNodeConfig(ref, on, new Reading.Unknown<>(patch.fault(), key), found, false);
        }
        return new TerwayNodeConfig(ref, on, merged(config, patch), found, true);
    }

    private Reading<EniConf> merged(StoredText config, EmbeddedText patch) {
        StoredText base = configs.get(system("eni-config"));
        Evidence where = config.evidence("eni_conf", "", config.key("eni_conf"));
        if (base == null) {
            return new Reading.Unknown<>("eni-config, over which it is laid, was not read", where);
        }
        EmbeddedText under = EmbeddedText.json(base, "eni_conf", new ArrayList<>());
        if (!under.parses()) {
            return new Reading.Unknown<>("eni_conf of eni-config does not parse", where);
        }
        JsonNode tree = EniConfReader.merge(under.tree(), patch.tree());
        EniConf conf = EniConfReader.read(config, tree);
        return new Reading.Present<>(
                conf,
                new Evidence(
                        "eni_conf vswitches (merged)",
                        TerwayConfigReader.vswitches(conf),
                        where.source() + " over eni-config"));
    }
}
