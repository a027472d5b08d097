package dev.netdoc.rules.fact;

import java.util.List;
import java.util.Set;

/**
 * A network agent that runs in the cluster on Linux nodes: derived from an active DaemonSet, or, where DaemonSets may
 * not be listed, from its pods. Remnants that want no node and Windows DaemonSets are not agents.
 *
 * @param name the DaemonSet's exact name, e.g. {@code terway-eniip}
 * @param fromPods whether it is concluded from pods alone: then nothing is more than likely
 * @param image the tag in the DaemonSet's template (of a pod if {@code fromPods}); absent without a tag
 * @param version that tag read as a version; unknown if it does not read so, or if the running pods carry two
 * @param running the different tags of its running pods, sorted; empty where no pod was seen
 * @param daemonMode of Terway, as the process argument says: {@code ENIMultiIP}, {@code ENIOnly}, {@code VPC}
 * @param autoDataPathV2 the feature gate of Terway; absent where no argument names it
 * @param nodes names of the nodes on which it runs or may run; empty where nodes are unknown
 * @param rollingUpdate whether pods are being replaced right now
 */
public record NetworkAgent(
        Plugin plugin,
        String name,
        ObjectRef ref,
        boolean fromPods,
        Reading<String> image,
        Reading<Version> version,
        List<String> running,
        Reading<String> daemonMode,
        Reading<Boolean> autoDataPathV2,
        Set<String> nodes,
        boolean rollingUpdate,
        Evidence evidence) {
    public NetworkAgent {
        running = List.copyOf(running);
        nodes = Set.copyOf(nodes);
    }

    /** Whose agent it is. */
    public enum Plugin {
        TERWAY,
        FLANNEL,
        /** GKE Dataplane V2. */
        ANETD,
        /** Calico, Cilium, Weave and the like, installed by somebody. */
        OTHER
    }

    public boolean terway() {
        return plugin == Plugin.TERWAY;
    }

    public boolean flannel() {
        return plugin == Plugin.FLANNEL;
    }

    public boolean anetd() {
        return plugin == Plugin.ANETD;
    }

    public boolean thirdParty() {
        return plugin == Plugin.OTHER;
    }

    /** @return whether its pods run, or may run, two versions */
    public boolean mixed() {
        return running.size() > 1
                || (running.size() == 1
                        && version.isUnknown()
                        && image.asOptional().filter(running.get(0)::equals).isEmpty());
    }

    /** @return the tag that runs, else the template's; empty without a tag */
    public String tag() {
        return running.size() == 1 && !mixed() ? running.get(0) : image.asOptional().orElse("");
    }

    /** @return false also if the version is unknown */
    public boolean atLeast(String bound) {
        return version.asOptional().filter(v -> v.atLeast(bound)).isPresent();
    }

    /** @return false also if the version is unknown */
    public boolean before(String bound) {
        return version.asOptional().filter(v -> v.before(bound)).isPresent();
    }

    /** @return whether both may stand on one node; where nodes are unknown, agents that choose no nodes share all */
    public boolean overlaps(NetworkAgent other) {
        return nodes.isEmpty() || other.nodes.isEmpty() || nodes.stream().anyMatch(other.nodes::contains);
    }
}
