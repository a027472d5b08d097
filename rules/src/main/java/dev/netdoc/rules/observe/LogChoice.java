package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Pod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Picks the few logs that are worth reading: at most three pods of a DaemonSet, those on affected nodes first. */
final class LogChoice {
    private static final int PODS = 3;
    private static final int TAIL = 400;
    private static final Duration SINCE = Duration.ofHours(1);

    private final Collection<DaemonSet> sets;
    private final Map<String, Node> nodes;
    private final List<Pod> pods;
    private final Set<String> affected = new HashSet<>();

    LogChoice(Collection<DaemonSet> sets, Map<String, Node> nodes, List<Pod> pods, Collection<SeenEvent> events) {
        this.sets = sets;
        this.nodes = nodes;
        this.pods = pods;
        for (SeenEvent event : events) {
            affected.add(event.about().kind().equals("Node") ? event.about().name() : event.host());
        }
        nodes.values().stream().filter(n -> !n.ready()).forEach(n -> affected.add(n.name()));
    }

    List<LogRequest> requests() {
        var all = new ArrayList<LogRequest>();
        for (DaemonSet set : sets) {
            if (set.active() && wanted(set)) {
                first(pods.stream().filter(p -> Agents.belongs(p, set)).toList())
                        .forEach(pod -> containers(set).forEach(c -> all.add(request(pod, c))));
            }
        }
        for (String name : List.of("cloud-controller-manager", "kube-controller-manager", "kube-apiserver")) {
            first(pods.stream()
                            .filter(p -> p.live()
                                    && p.name().startsWith(name + "-")
                                    && !p.containers().isEmpty())
                            .toList())
                    .forEach(pod -> all.add(request(pod, pod.containers().get(0).name())));
        }
        return all;
    }

    private static boolean wanted(DaemonSet set) {
        return Agents.TERWAY.contains(set.name())
                || "flannel".equals(set.selector().get("app"))
                || set.name().equals("kube-proxy")
                || set.name().startsWith("kube-proxy-");
    }

    private static List<String> containers(DaemonSet set) {
        List<String> names =
                set.containers().stream().map(AgentContainer::name).distinct().toList();
        if (Agents.TERWAY.contains(set.name())) {
            return names.stream()
                    .filter(List.of("terway", "terway-init", "policy")::contains)
                    .toList();
        }
        return names.stream()
                .filter(n -> n.equals("kube-flannel") || n.startsWith("kube-proxy"))
                .toList();
    }

    private List<Pod> first(List<Pod> of) {
        return of.stream()
                .filter(p -> !p.node().isEmpty())
                .sorted(Comparator.comparing((Pod p) -> p.ready() && !affected.contains(p.node()))
                        .thenComparing(p -> Optional.ofNullable(nodes.get(p.node()))
                                .map(Node::controlPlane)
                                .orElse(false))
                        .thenComparing(Pod::name))
                .limit(PODS)
                .toList();
    }

    /** What a container says of its mode it says when it starts, which may be long ago. */
    private static LogRequest request(Pod pod, String container) {
        boolean atStart =
                container.equals("policy") || container.equals("terway-init") || container.startsWith("kube-proxy");
        return new LogRequest(
                pod.namespace(), pod.name(), container, TAIL, atStart ? Optional.empty() : Optional.of(SINCE));
    }
}
