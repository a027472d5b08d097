package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.KubeProxyOnNode;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which kube-proxy serves which node: masters of dedicated clusters have one of their own. */
final class ProxyPlaces {
    private static final String WORKER = "kube-proxy-worker";
    private static final String MASTER = "kube-proxy-master";
    private static final List<String> NAMES = KubeProxyConfig.NAMES;

    /** By DaemonSet, or by ConfigMap where no DaemonSet shows: the ConfigMap's name. */
    private final Map<String, String> configs = new TreeMap<>();

    private final Map<String, String> byPod = new HashMap<>();
    private final Map<String, Reading<String>> modes = new HashMap<>();
    private final boolean running;

    ProxyPlaces(Collection<DaemonSet> sets, List<Pod> pods, List<Object> configFacts) {
        for (DaemonSet set : sets) {
            if (set.active() && set.namespace().equals(Resources.SYSTEM) && NAMES.contains(set.name())) {
                configs.put(set.name(), config(set));
            }
        }
        for (Pod pod : pods) {
            String owner = pod.owner()
                    .filter(o -> o.kind().equals("DaemonSet"))
                    .map(Pod.Owner::name)
                    .orElse("");
            if (pod.live() && pod.namespace().equals(Resources.SYSTEM) && NAMES.contains(owner)) {
                configs.putIfAbsent(owner, owner);
                byPod.put(pod.node(), owner);
            }
        }
        running = !configs.isEmpty();
        for (Object fact : configFacts) {
            if (fact instanceof StoredConfig stored && NAMES.contains(stored.name())) {
                modes.putIfAbsent(stored.name(), missing(stored));
                if (!running && stored.present()) {
                    configs.put(stored.name(), stored.name());
                }
            } else if (fact instanceof KubeProxyConfig config) {
                modes.put(config.name(), config.mode());
            }
        }
        if (configs.isEmpty()) {
            configs.put("kube-proxy", "kube-proxy");
        }
    }

    private static Reading<String> missing(StoredConfig stored) {
        String why = stored.unknown()
                ? "ConfigMap " + stored.name() + " is not readable"
                : "there is no ConfigMap " + stored.name();
        return new Reading.Unknown<>(
                why, new Evidence("mode", "(" + why + ")", stored.ref().toString()));
    }

    /** The volume decides: clusters that were rebuilt by hand may hold ConfigMaps of both names. */
    private static String config(DaemonSet set) {
        return set.mounts(NAMES).orElse(set.name());
    }

    List<KubeProxyOnNode> on(Collection<Node> nodes) {
        var all = new ArrayList<KubeProxyOnNode>();
        for (Node node : nodes) {
            if (!node.windows() && !node.virtual()) {
                all.add(place(
                        node.name(),
                        node.pool(),
                        Optional.ofNullable(byPod.get(node.name())).orElse(role(node))));
            }
        }
        if (all.isEmpty()) {
            byPod.forEach((node, set) -> all.add(place(node, "", set)));
        }
        if (all.isEmpty()) {
            configs.keySet().forEach(set -> all.add(place("", "", set)));
        }
        return all;
    }

    private String role(Node node) {
        List<String> order =
                node.controlPlane() ? List.of(MASTER, "kube-proxy", WORKER) : List.of(WORKER, "kube-proxy", MASTER);
        return order.stream().filter(configs::containsKey).findFirst().orElse("kube-proxy");
    }

    private KubeProxyOnNode place(String node, String pool, String set) {
        String config = configs.getOrDefault(set, set);
        Reading<String> mode = modes.getOrDefault(
                config,
                new Reading.Unknown<>(
                        "ConfigMap " + config + " was not read",
                        new Evidence("mode", "(not read)", "ConfigMap " + config)));
        return new KubeProxyOnNode(node, pool, config, mode, running);
    }
}
