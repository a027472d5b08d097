package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayConfig;
import dev.netdoc.rules.fact.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ConfigMap eni-config, as the running version of Terway reads it. */
final class TerwayConfigReader {
    private static final String CONF = "10-terway.conf";
    private static final String LIST = "10-terway.conflist";
    private static final String TYPE = "eniip_virtual_type";
    /** Before this, the policy container takes its switches from its environment alone. */
    private static final String READS_FILES = "1.12.0";

    private static final Set<String> NOT_DISABLED = Set.of("", "false", "0");
    private static final Set<String> TYPES = Set.of("", "veth", "ipvlan", "datapathv2");

    private final StoredText config;
    private final Reading<Version> version;
    private final Optional<DaemonSet> agent;
    private final List<ConfigFault> faults;

    /** @param version of the running Terway; @param agent its DaemonSet, where one was read */
    TerwayConfigReader(
            StoredText config, Reading<Version> version, Optional<DaemonSet> agent, List<ConfigFault> faults) {
        this.config = config;
        this.version = version;
        this.agent = agent;
        this.faults = faults;
    }

    TerwayConfig read() {
        EmbeddedText eni = config.text("eni_conf").isPresent()
                ? EmbeddedText.json(config, "eni_conf", faults)
                : new EmbeddedText(MissingNode.getInstance(), "");
        Plugin conf = conf();
        Plugin list = list();
        checkConfMissing();
        Reading<String> type = field(conf, list, TYPE);
        checkType(type);
        return new TerwayConfig(
                config.ref(),
                config.stamp().uid(),
                config.stamp().resourceVersion(),
                type.map(t -> t.strip().toLowerCase(Locale.ROOT)),
                type.isAbsent() ? misplaced(eni, conf, list) : List.of(),
                field(conf, list, "network_policy_provider").map(t -> t.strip().toLowerCase(Locale.ROOT)),
                policyDisabled(),
                config.reading("disable_network_policy"),
                inClusterLb(),
                config.reading("in_cluster_loadbalance"),
                chain(conf, list),
                field(conf, list, "cilium_args"),
                eniConf(eni),
                field(conf, list, "ip_stack").map(t -> t.strip().toLowerCase(Locale.ROOT)),
                config.keys());
    }

    /** The plug-in object within a text, and the place of it. */
    private record Plugin(boolean there, EmbeddedText text, JsonNode object, String where) {}

    private Plugin conf() {
        if (config.text(CONF).isEmpty()) {
            return new Plugin(
                    false,
                    new EmbeddedText(MissingNode.getInstance(), ""),
                    MissingNode.getInstance(),
                    config.key(CONF));
        }
        EmbeddedText text = EmbeddedText.json(config, CONF, faults);
        return new Plugin(true, text, text.tree(), config.key(CONF));
    }

    private Plugin list() {
        if (config.text(LIST).isEmpty()) {
            return new Plugin(
                    false,
                    new EmbeddedText(MissingNode.getInstance(), ""),
                    MissingNode.getInstance(),
                    config.key(LIST));
        }
        EmbeddedText text = EmbeddedText.json(config, LIST, faults);
        int i = 0;
        for (JsonNode plugin : items(text.tree(), "plugins")) {
            if (text(plugin, "type").equals("terway")) {
                return new Plugin(true, text, plugin, config.key(LIST) + ".plugins[" + i + "]");
            }
            i++;
        }
        return new Plugin(true, text, MissingNode.getInstance(), config.key(LIST) + ".plugins[type=terway]");
    }

    /** The list rules from Terway 1.5.6 on; with an unknown version only what both say is known. */
    private Reading<String> field(Plugin conf, Plugin list, String field) {
        if (!list.there()) {
            return conf.text().text(config, field, conf.where(), conf.object(), field);
        }
        Reading<String> fromList = list.text().text(config, field, list.where(), list.object(), field);
        Reading<String> fromConf = conf.text().text(config, field, conf.where(), conf.object(), field);
        return switch (version) {
            case Reading.Present<Version>(Version v, Evidence e) -> v.atLeast("1.5.6") ? fromList : fromConf;
            case Reading.Absent<Version> a -> agreed(fromList, fromConf);
            case Reading.Unknown<Version> u -> agreed(fromList, fromConf);
        };
    }

    private static Reading<String> agreed(Reading<String> a, Reading<String> b) {
        boolean same = !a.isUnknown()
                && !b.isUnknown()
                && a.asOptional().orElse("").equalsIgnoreCase(b.asOptional().orElse(""));
        return same
                ? a
                : new Reading.Unknown<>(
                        "10-terway.conf and 10-terway.conflist differ, and Terway's version, which decides, is unknown",
                        a.evidence());
    }

    private List<Evidence> misplaced(EmbeddedText eni, Plugin conf, Plugin list) {
        var all = new ArrayList<Evidence>();
        String key = config.key("eni_conf") + "." + TYPE;
        if (!at(eni.tree(), TYPE).isMissingNode()) {
            all.add(config.evidence(TYPE + " (no effect here)", text(eni.tree(), TYPE), key));
        }
        config.text(TYPE).ifPresent(v -> all.add(config.evidence(TYPE + " (no effect here)", v, config.key(TYPE))));
        if (list.there() && !at(list.text().tree(), TYPE).isMissingNode()) {
            all.add(config.evidence(
                    TYPE + " (no effect here)", text(list.text().tree(), TYPE), config.key(LIST) + "." + TYPE));
        }
        int i = 0;
        for (JsonNode plugin : items(conf.text().tree(), "plugins")) { // a list written into the file for one plug-in
            if (!at(plugin, TYPE).isMissingNode()) {
                all.add(config.evidence(
                        TYPE + " (no effect here)", text(plugin, TYPE), conf.where() + ".plugins[" + i + "]." + TYPE));
            }
            i++;
        }
        return all;
    }

    private void checkConfMissing() {
        if (config.text(LIST).isPresent() && config.text(CONF).isEmpty()) {
            faults.add(new ConfigFault(
                    ConfigFault.Kind.CONF_MISSING,
                    config.ref(),
                    CONF,
                    0,
                    "10-terway.conflist needs 10-terway.conf beside it",
                    config.evidence(CONF, "(absent)", config.key(CONF))));
        }
    }

    private void checkType(Reading<String> type) {
        if (type instanceof Reading.Present<String>(String text, Evidence e)
                && !TYPES.contains(text.strip().toLowerCase(Locale.ROOT))) {
            faults.add(new ConfigFault(ConfigFault.Kind.UNKNOWN_VALUE, config.ref(), CONF, 0, "unknown " + TYPE, e));
        }
    }

    private Reading<Boolean> policyDisabled() {
        String key = "disable_network_policy";
        Optional<String> env = policyContainer().map(c -> c.env().get("DISABLE_POLICY"));
        boolean old = version.asOptional().filter(v -> v.before(READS_FILES)).isPresent();
        if (old && policyContainer().isPresent()) {
            String where = agent.map(a -> a.ref() + " containers[policy].env.DISABLE_POLICY")
                    .orElse("");
            if (env.isEmpty()) {
                return new Reading.Present<>(false, new Evidence("DISABLE_POLICY", "(absent)", where));
            }
            if (!env.get().startsWith("configmap:")) {
                return new Reading.Present<>(
                        !NOT_DISABLED.contains(env.get()), new Evidence("DISABLE_POLICY", env.get(), where));
            }
        }
        String value = config.text(key).orElse("");
        return new Reading.Present<>(
                !NOT_DISABLED.contains(value),
                config.evidence(key, config.text(key).orElse("(absent)"), config.key(key)));
    }

    private Optional<AgentContainer> policyContainer() {
        return agent.flatMap(a -> a.container("policy"));
    }

    private Reading<Boolean> inClusterLb() {
        Reading<String> text = config.reading("in_cluster_loadbalance");
        return new Reading.Present<>(text.asOptional().orElse("").equals("true"), text.evidence());
    }

    private Reading<List<String>> chain(Plugin conf, Plugin list) {
        boolean listRules = list.there()
                && version.asOptional().filter(v -> v.before("1.5.6")).isEmpty();
        Plugin from = listRules ? list : conf;
        var evidence = config.evidence("plug-in chain", "", from.where());
        if (!from.text().parses() || (listRules && version.isUnknown())) {
            return new Reading.Unknown<>(
                    from.text().parses()
                            ? "Terway's version is unknown"
                            : from.text().fault(),
                    evidence);
        }
        var types = new ArrayList<String>();
        for (JsonNode plugin : items(from.text().tree(), "plugins")) {
            types.add(text(plugin, "type"));
        }
        if (types.isEmpty() && !text(from.object(), "type").isEmpty()) {
            types.add(text(from.object(), "type"));
        }
        return new Reading.Present<>(
                List.copyOf(types), config.evidence("plug-in chain", String.join(", ", types), from.where()));
    }

    private Reading<EniConf> eniConf(EmbeddedText eni) {
        var evidence = new Evidence("eni_conf", "", config.source(config.key("eni_conf")));
        if (config.text("eni_conf").isEmpty()) {
            return new Reading.Absent<>(evidence);
        }
        if (!eni.parses()) {
            return new Reading.Unknown<>(eni.fault(), evidence);
        }
        EniConf read = EniConfReader.read(config, eni.tree());
        if (read.securityGroups().size() > 10) {
            faults.add(new ConfigFault(
                    ConfigFault.Kind.TOO_MANY,
                    config.ref(),
                    "eni_conf",
                    0,
                    "more than 10 security groups",
                    config.evidence(
                            "security_groups",
                            Integer.toString(read.securityGroups().size()),
                            config.key("eni_conf") + ".security_groups")));
        }
        return new Reading.Present<>(read, new Evidence("eni_conf vswitches", vswitches(read), evidence.source()));
    }

    static String vswitches(EniConf conf) {
        return Excerpt.of(conf.vswitches().entrySet().stream()
                .map((Map.Entry<String, List<String>> e) -> e.getKey() + ": " + String.join(", ", e.getValue()))
                .collect(java.util.stream.Collectors.joining("; ")));
    }
}
