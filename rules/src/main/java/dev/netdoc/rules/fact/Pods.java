package dev.netdoc.rules.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All pods, found by name, namespace or node. They are no facts of their own: the engine keeps a note for each fact and each
 * condition that it meets, and with 100,000 pods that is more than the pods themselves. Rules take them from here:
 * {@code $pod : Pod( live ) from $all.on( $node )}. What few pods answer to is asked here rather than in a pattern, for the
 * engine keeps a note of each pod that it is given too. Equal only to itself.
 */
public final class Pods {
    private final List<Pod> all;
    private final Map<ObjectRef, Pod> byRef;
    private final Map<String, List<Pod>> byNode;
    private final Map<String, List<Pod>> byNamespace;
    private final Map<String, List<Pod>> withHostPorts;
    private final boolean ipv4;
    private final boolean ipv6;

    private Pods(List<Pod> all) {
        this.all = all;
        this.byRef = HashMap.newHashMap(all.size());
        this.byNode = new LinkedHashMap<>();
        this.byNamespace = new HashMap<>();
        this.withHostPorts = new HashMap<>();
        boolean v4 = false;
        boolean v6 = false;
        for (Pod pod : all) {
            byRef.put(pod.ref(), pod);
            byNode.computeIfAbsent(pod.node(), node -> new ArrayList<>()).add(pod);
            byNamespace
                    .computeIfAbsent(pod.namespace(), namespace -> new ArrayList<>())
                    .add(pod);
            if (pod.asksForHostPort()) {
                withHostPorts
                        .computeIfAbsent(pod.node(), node -> new ArrayList<>())
                        .add(pod);
            }
            v4 = v4 || !pod.hostNetwork() && pod.hasIpv4();
            v6 = v6 || !pod.hostNetwork() && pod.hasIpv6();
        }
        this.ipv4 = v4;
        this.ipv6 = v6;
    }

    public static Pods of(Facts facts) {
        return new Pods(facts.of(Pod.class));
    }

    public List<Pod> all() {
        return all;
    }

    /** @return the pod of that name, or none */
    public List<Pod> at(ObjectRef ref) {
        Pod pod = byRef.get(ref);
        return pod == null ? List.of() : List.of(pod);
    }

    public List<Pod> in(String namespace) {
        return byNamespace.getOrDefault(namespace, List.of());
    }

    /** @return those of the namespace that are not ready, finished ones too */
    public List<Pod> unready(String namespace) {
        return those(in(namespace), pod -> !pod.ready());
    }

    /** @return those of the namespace with a container that ended again and again */
    public List<Pod> crashing(String namespace) {
        return those(in(namespace), pod -> pod.waitingReason().equals("CrashLoopBackOff"));
    }

    /** @return those that the cluster runs itself */
    public List<Pod> apiServers() {
        return those(in("kube-system"), Pod::apiServer);
    }

    /** @return finished ones too */
    public List<Pod> on(String node) {
        return byNode.getOrDefault(node, List.of());
    }

    public List<Pod> on(Collection<?> nodes) {
        return Set.copyOf(nodes).stream()
                .flatMap(node -> on((String) node).stream())
                .toList();
    }

    /** @return those of the node whose containers name a port of it; whether they get one is another question */
    public List<Pod> askingForHostPorts(String node) {
        return withHostPorts.getOrDefault(node, List.of());
    }

    /** @return those that no controller made */
    public List<Pod> withoutOwner() {
        return those(all, pod -> pod.owner().isEmpty());
    }

    public List<Pod> withSysctls() {
        return those(all, pod -> !pod.sysctls().isEmpty());
    }

    /** @return the names of all nodes that have one; the empty name for pods that have no node */
    public Set<String> nodes() {
        return byNode.keySet();
    }

    /** @return whether one has an IPv4 address of the pods' network */
    public boolean ipv4() {
        return ipv4;
    }

    /** @return whether one has an IPv6 address of the pods' network */
    public boolean ipv6() {
        return ipv6;
    }

    /** @return those with addresses of both families in the pods' network, by name */
    public List<Pod> dual() {
        return ipv4 && ipv6
                ? those(all, pod -> !pod.hostNetwork() && pod.hasIpv4() && pod.hasIpv6()).stream()
                        .sorted(Comparator.comparing(Pod::ref))
                        .toList()
                : List.of();
    }

    private static List<Pod> those(List<Pod> pods, Predicate<Pod> which) {
        return pods.stream().filter(which).toList();
    }
}
