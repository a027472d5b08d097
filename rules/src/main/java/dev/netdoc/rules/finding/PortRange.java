package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The source ports of outgoing connections, as somebody sets {@code net.ipv4.ip_local_port_range}. The API does not show
 * what a node has; this is what a pod or a DaemonSet says that it sets.
 *
 * @param from whose setting it is: the owner of a pod, else the pod, or a DaemonSet
 */
public record PortRange(ObjectRef from, int first, int last, Evidence evidence) {
    private static final String NAME = "net.ipv4.ip_local_port_range";
    // As kube-apiserver has it by default, and GKE always.
    private static final int NODE_PORT_FIRST = 30_000;
    private static final int NODE_PORT_LAST = 32_767;

    private static final Pattern SYSCTL = Pattern.compile("\\s*(\\d{1,5})[\\s-]+(\\d{1,5})\\s*");
    private static final Pattern COMMAND =
            Pattern.compile("ip_local_port_range\\s*=?\\s*[\"']?\\s*(\\d{1,5})[\\s-]+(\\d{1,5})");
    private static final Pattern ECHO =
            Pattern.compile("echo\\s+[\"']?(\\d{1,5})[\\s-]+(\\d{1,5})[\"']?\\s*>\\s*\\S*ip_local_port_range");

    /** @return none if the pod sets no such range, or one that does not read as two numbers */
    public static List<PortRange> of(Pod pod) {
        ObjectRef from = pod.owner()
                .map(o -> new ObjectRef(o.kind(), pod.namespace(), o.name()))
                .orElse(pod.ref());
        return pod.sysctls().stream()
                .filter(s -> s.startsWith(NAME + "="))
                .map(s -> SYSCTL.matcher(s.substring(NAME.length() + 1)))
                .filter(Matcher::matches)
                .map(m -> range(from, m, pod.ref() + " spec.securityContext.sysctls"))
                .toList();
    }

    /** @return those that privileged containers of it write; none where the numbers do not stand in the command */
    public static List<PortRange> of(DaemonSet set) {
        return set.containers().stream()
                .filter(AgentContainer::privileged)
                .flatMap(c -> told(String.join(" ", c.command()))
                        .map(m -> range(
                                set.ref(),
                                m,
                                set.ref() + " spec.template.spec.containers[" + c.name() + "].command"
                                        + (set.resourceVersion().isEmpty() ? "" : " @" + set.resourceVersion()))))
                .toList();
    }

    private static Stream<Matcher> told(String command) {
        return Stream.of(COMMAND, ECHO).map(p -> p.matcher(command)).filter(Matcher::find);
    }

    private static PortRange range(ObjectRef from, Matcher m, String source) {
        int first = Integer.parseInt(m.group(1));
        int last = Integer.parseInt(m.group(2));
        return new PortRange(from, first, last, new Evidence(NAME, first + " " + last, source));
    }

    /** @return whether a connection may leave from a port that a Service may have on the node */
    public boolean overlapsNodePorts() {
        return first <= NODE_PORT_LAST && last >= NODE_PORT_FIRST;
    }

    /** @return e.g. {@code 1024-65535} */
    @Override
    public String toString() {
        return first + "-" + last;
    }

    public static List<ObjectRef> origins(Collection<?> ranges) {
        return ranges.stream()
                .map(r -> ((PortRange) r).from())
                .sorted()
                .distinct()
                .toList();
    }

    /** @return {@code DaemonSet kube-system/tuner} of each, for as many as a person reads */
    public static List<String> originNames(Collection<?> ranges) {
        return Seen.few(origins(ranges).stream().map(ObjectRef::toString).toList());
    }

    public static List<Evidence> evidence(Collection<?> ranges) {
        return Seen.some(ranges.stream().map(r -> ((PortRange) r).evidence()).toList());
    }
}
