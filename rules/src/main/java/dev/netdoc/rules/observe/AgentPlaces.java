package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.AgentOnNode;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ImageReference;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.NetworkAgent.Plugin;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spreads the agents over the nodes, so that rules can conclude node by node. */
final class AgentPlaces {
    private final Map<String, Node> nodes;
    private final boolean nodesReadable;
    private final List<Pod> pods;

    AgentPlaces(Map<String, Node> nodes, boolean nodesReadable, List<Pod> pods) {
        this.nodes = nodes;
        this.nodesReadable = nodesReadable;
        this.pods = pods;
    }

    /** @param set the agent's DaemonSet; empty if it was concluded from pods */
    List<AgentOnNode> of(NetworkAgent agent, Optional<DaemonSet> set) {
        Map<String, Pod> running = new HashMap<>();
        for (Pod pod : pods) {
            boolean own = set.map(s -> Agents.belongs(pod, s))
                    .orElseGet(() -> pod.live()
                            && pod.namespace().equals(agent.ref().namespace())
                            && (pod.ownedBy("DaemonSet", agent.name())
                                    || agent.name().equals(pod.labels().get("app"))));
            if (own && !pod.node().isEmpty()) {
                running.put(pod.node(), pod);
            }
        }
        var all = new ArrayList<AgentOnNode>();
        if (nodesReadable) {
            for (Node node : nodes.values()) {
                if (agent.nodes().contains(node.name()) && counts(agent, node)) {
                    all.add(place(agent, node.name(), node.pool(), running, true, schedulable(node)));
                }
            }
        } else {
            running.keySet().stream().sorted().forEach(name -> all.add(place(agent, name, "", running, false, true)));
        }
        return all.isEmpty() ? List.of(place(agent, "", "", running, nodesReadable, true)) : all;
    }

    private static boolean counts(NetworkAgent agent, Node node) {
        return !node.windows() && !node.virtual() && (!agent.terway() || !node.ignored());
    }

    /** Masters that keep pods away do not make a cluster of exclusive nodes a mixed one. */
    private static boolean schedulable(Node node) {
        return !node.unschedulable()
                && node.taints().stream()
                        .noneMatch(t -> t.effect().equals("NoSchedule")
                                && (t.key().equals("node-role.kubernetes.io/master")
                                        || t.key().equals("node-role.kubernetes.io/control-plane")));
    }

    private static AgentOnNode place(
            NetworkAgent agent,
            String node,
            String pool,
            Map<String, Pod> running,
            boolean known,
            boolean schedulable) {
        Optional<Pod> pod = Optional.ofNullable(running.get(node));
        String name = agent.image().evidence().value().replaceFirst(":.*$", "");
        Reading<Version> version = pod.flatMap(p -> Agents.main(agent.plugin(), p)
                        .map(PodContainer::image)
                        .map(ImageReference::parse)
                        .filter(i -> i.name().equals(name))
                        .flatMap(ImageReference::tag)
                        .map(tag -> Agents.parsed(agent.plugin(), tag(p, tag, name))))
                .orElse(agent.version());
        return new AgentOnNode(
                agent.plugin(), agent.name(), node, pool, version, known, schedulable, version.evidence());
    }

    private static Reading<String> tag(Pod pod, String tag, String name) {
        return new Reading.Present<>(
                tag, new Evidence("image", name + ":" + tag, pod.ref() + " spec.containers.image"));
    }

    /** @return whether a pod shows that such an agent runs, where DaemonSets cannot be read */
    static Optional<Sign> sign(Pod pod, boolean windowsNode) {
        if (!pod.live() || windowsNode) {
            return Optional.empty();
        }
        String app = pod.labels().getOrDefault("app", "");
        boolean system = pod.namespace().equals(Resources.SYSTEM);
        if (system && Agents.TERWAY.contains(app)) {
            return Optional.of(new Sign(Plugin.TERWAY, app, "app=" + app));
        }
        if (app.equals("flannel") && (system || pod.namespace().equals(Resources.FLANNEL))) {
            String name =
                    pod.owner().map(Pod.Owner::name).filter(n -> !n.isEmpty()).orElse("kube-flannel-ds");
            return Optional.of(new Sign(Plugin.FLANNEL, name, "app=flannel"));
        }
        if (system && "cilium".equals(pod.labels().get("k8s-app")) && pod.name().startsWith("anetd-")) {
            return Optional.of(new Sign(Plugin.ANETD, "anetd", "k8s-app=cilium and the name anetd-…"));
        }
        return pod.owner()
                .filter(o -> o.kind().equals("DaemonSet") && Agents.OTHERS.contains(o.name()))
                .map(o -> new Sign(Plugin.OTHER, o.name(), "owner DaemonSet " + o.name()));
    }

    /** @param labels what the pods carry, as it is shown to people */
    record Sign(Plugin plugin, String name, String labels) {}
}
