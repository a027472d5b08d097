package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.TerwayNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The vSwitch that a pod's address comes from, as Terway's record of the node says. */
public final class PodVSwitch {
    private PodVSwitch() {}

    /** @return whether the ENI with the pod's address surely belongs to a vSwitch that is not asked for in this zone */
    public static boolean outside(Pod pod, TerwayNode node, EniConf conf) {
        List<String> asked = asked(node, conf);
        return !asked.isEmpty()
                && eni(pod, node)
                        .filter(eni -> !eni.vswitch().isEmpty() && !asked.contains(eni.vswitch()))
                        .isPresent();
    }

    /** Of a pod that is {@link #outside}. */
    public static Evidence evidence(Pod pod, TerwayNode node, EniConf conf) {
        TerwayNode.Eni eni = eni(pod, node).orElseThrow();
        return new Evidence(
                pod.ref().toString(),
                String.join(" ", pod.ips()) + " from " + eni.id() + " in " + eni.vswitch() + "; configured for zone "
                        + node.zone() + ": " + String.join(" ", asked(node, conf)),
                "nodes.network.alibabacloud.com " + node.name() + " status.networkInterfaces[" + eni.id() + "]");
    }

    /** @return the later of two writes; none unless both are known */
    public static List<LastWrite> later(List<LastWrite> one, List<LastWrite> other) {
        return one.isEmpty() || other.isEmpty()
                ? List.of()
                : Stream.concat(one.stream(), other.stream()).max(Comparator.comparing(LastWrite::at)).stream()
                        .toList();
    }

    private static List<String> asked(TerwayNode node, EniConf conf) {
        return conf.vswitches().getOrDefault(node.zone(), List.of());
    }

    private static Optional<TerwayNode.Eni> eni(Pod pod, TerwayNode node) {
        return node.enis().stream()
                .filter(eni -> pod.ips().stream().anyMatch(eni.ips()::contains))
                .findFirst();
    }
}
