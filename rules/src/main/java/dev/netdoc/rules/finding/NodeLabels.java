package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayNodeConfig;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What shows that nodes ask for a Terway configuration of their own, and how it stands there. */
public final class NodeLabels {
    // As much as a person reads; a pool can have thousands of nodes.
    private static final int SHOWN = 10;

    private NodeLabels() {}

    /** @return the label of the first few nodes that name the ConfigMap */
    public static List<Evidence> terwayConfig(TerwayNodeConfig config) {
        return config.nodes().stream()
                .sorted()
                .limit(SHOWN)
                .map(node -> new Evidence(
                        "label " + Node.TERWAY_CONFIG_LABEL,
                        config.name(),
                        "Node " + node + " metadata.labels[\"" + Node.TERWAY_CONFIG_LABEL + "\"]"))
                .toList();
    }

    /** @param config one whose text does not parse */
    public static Evidence fault(TerwayNodeConfig config) {
        return config.merged() instanceof Reading.Unknown<EniConf>(String reason, Evidence evidence)
                ? new Evidence("eni_conf", "(" + reason + ")", evidence.source())
                : config.found().evidence();
    }

    /** @param pods none of them ready */
    public static List<Evidence> notReady(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .sorted(Comparator.comparing(Pod::ref))
                .limit(SHOWN)
                .map(pod -> new Evidence(
                        "pod is not Ready",
                        pod.waitingReason().isEmpty() ? pod.phase() : pod.waitingReason(),
                        pod.ref() + " status"))
                .toList();
    }
}
