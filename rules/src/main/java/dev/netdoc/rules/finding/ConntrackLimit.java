package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fix.KubeProxyConntrack;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How many connections kube-proxy lets a node track.
 *
 * @param ref the ConfigMap
 * @param perCore entries for each CPU core; 0 leaves the kernel's own limit alone
 */
public record ConntrackLimit(ObjectRef ref, long perCore) {
    private static final long ACK_DEFAULT = 65_536;

    /** @param ack whether the cluster is one of ACK, where the default is another; the value itself must not be unknown */
    public static ConntrackLimit of(KubeProxyConfig config, boolean ack) {
        return new ConntrackLimit(config.ref(), config.conntrackPerCore(ack));
    }

    /** @return what to raise it to: more than the default of ACK, since writing that again would change nothing */
    public long next() {
        return KubeProxyConntrack.next(perCore);
    }

    /** @return the values in force, smallest first */
    public static List<String> current(Collection<?> limits) {
        return limits.stream()
                .map(ConntrackLimit.class::cast)
                .map(ConntrackLimit::perCore)
                .sorted()
                .distinct()
                .map(String::valueOf)
                .toList();
    }

    /** @return the highest of the values to raise to */
    public static String raised(Collection<?> limits) {
        return String.valueOf(limits.stream()
                .map(ConntrackLimit.class::cast)
                .mapToLong(ConntrackLimit::next)
                .max()
                .orElse(ACK_DEFAULT));
    }

    public static List<ObjectRef> refs(Collection<?> limits) {
        return limits.stream()
                .map(ConntrackLimit.class::cast)
                .map(ConntrackLimit::ref)
                .sorted()
                .toList();
    }

    public static List<String> names(Collection<?> limits) {
        return refs(limits).stream().map(ObjectRef::name).distinct().toList();
    }

    /** @return what each ConfigMap of kube-proxy says, so that roles that differ show */
    public static List<Evidence> settings(Collection<?> configs) {
        return configs.stream()
                .map(KubeProxyConfig.class::cast)
                .sorted(Comparator.comparing(KubeProxyConfig::ref))
                .map(KubeProxyConfig::conntrackMaxPerCore)
                .map(Reading::evidence)
                .map(e -> new Evidence("conntrack.maxPerCore", e.value(), e.source()))
                .toList();
    }

    /** @param node one that tells its cores */
    public static Evidence cores(Node node) {
        return new Evidence(
                "CPU cores",
                String.valueOf(node.capacity().get("cpu")),
                node.ref() + " status.capacity.cpu"
                        + (node.resourceVersion().isEmpty() ? "" : " @" + node.resourceVersion()));
    }

    public static List<ObjectRef> nodes(Collection<?> names) {
        return names.stream()
                .map(name -> ObjectRef.clusterScoped("Node", (String) name))
                .distinct()
                .toList();
    }
}
