package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodEni;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** In which vSwitches ENIs are, set against those that they should be in. */
public final class VSwitchUse {
    private VSwitchUse() {}

    /**
     * @return the ENIs of the node whose vSwitch is not listed for its zone; none where the zone has no list, since Terway
     *     then uses the node's own vSwitch
     */
    public static List<TerwayNode.Eni> outside(TerwayNode node, Reading<EniConf> conf) {
        return node.enis().stream()
                .filter(eni -> outside(conf, node.zone(), eni.vswitch()))
                .toList();
    }

    /** @return whether the zone is known to have a list, and the vSwitch is known and not on it */
    public static boolean outside(Reading<EniConf> conf, String zone, String vswitch) {
        List<String> listed =
                conf.asOptional().map(c -> c.vswitches().get(zone)).orElse(List.of());
        return !listed.isEmpty() && !vswitch.isEmpty() && !listed.contains(vswitch);
    }

    /** @return whether the pod has an address that the ENI holds */
    public static boolean holds(TerwayNode.Eni eni, Pod pod) {
        return pod.ips().stream().anyMatch(eni.ips()::contains);
    }

    /** @return the later one of two writes */
    public static Instant later(LastWrite one, LastWrite other) {
        return one.at().isAfter(other.at()) ? one.at() : other.at();
    }

    /** @return whether the time is known and lies after the other; false within the same second */
    public static boolean after(Optional<Instant> time, Instant other) {
        return time.filter(t -> t.isAfter(other)).isPresent();
    }

    /** @return since when there is either of them: a fixed address brings back an ENI that is older than its pod */
    public static Optional<Instant> begun(PodEni own, Pod pod) {
        return own.createdAt().flatMap(made -> pod.createdAt().map(born -> born.isBefore(made) ? born : made));
    }

    public static Evidence of(TerwayNode node, TerwayNode.Eni eni) {
        return new Evidence(
                "vSwitch of " + eni.id(),
                eni.vswitch() + (eni.ipv4Cidr().isEmpty() ? "" : " " + eni.ipv4Cidr()),
                "Node.network.alibabacloud.com " + node.name() + " status.networkInterfaces[" + eni.id()
                        + "].vSwitchID");
    }

    /** @return the addresses of the first few pods */
    public static List<Evidence> addresses(Collection<?> pods) {
        return Seen.some(pods.stream()
                .map(Pod.class::cast)
                .map(pod -> new Evidence("pod IP", told(pod), pod.ref() + " status.podIPs"))
                .toList());
    }

    private static String told(Pod pod) {
        return pod.ips().isEmpty() ? "(none yet)" : String.join(" ", pod.ips());
    }
}
