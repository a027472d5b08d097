package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyOnNode;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Platform;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Which sort of cluster a finding, or a fact, has to do with. */
enum Family {
    ANY,
    TERWAY,
    FLANNEL,
    /** GKE with Dataplane V2. */
    GKE,
    KUBE_PROXY,
    CORE_DNS,
    /** Where the cluster may run its API servers itself. */
    API_SERVER;

    /** @return the family of a finding, which its id tells */
    static Family of(String id) {
        if (id.startsWith("terway-")) {
            return TERWAY;
        }
        if (id.startsWith("flannel-")) {
            return FLANNEL;
        }
        if (id.startsWith("gke-")) {
            return GKE;
        }
        if (id.startsWith("kube-proxy-")) {
            return KUBE_PROXY;
        }
        return id.startsWith("apiserver-") ? API_SERVER : ANY;
    }

    /** @return those that this cluster is of, or may be where nothing tells which agent runs */
    static Set<Family> of(Facts facts) {
        Set<Family> families = EnumSet.of(ANY);
        boolean gke = facts.of(Platform.class).stream().anyMatch(Platform::gke);
        boolean ack = facts.of(Platform.class).stream().anyMatch(Platform::ack);
        List<NetworkAgent> agents = facts.of(NetworkAgent.class);
        for (NetworkAgent agent : agents) {
            switch (agent.plugin()) {
                case TERWAY -> families.add(TERWAY);
                case FLANNEL -> families.add(FLANNEL);
                case ANETD -> families.add(GKE);
                case OTHER -> {}
            }
        }
        boolean hidden = hidden(facts, "daemonsets.apps", "kube-system");
        if (agents.isEmpty() && hidden) {
            families.addAll(gke ? EnumSet.of(GKE) : EnumSet.of(TERWAY, FLANNEL));
            if (!gke && !ack) {
                families.add(GKE);
            }
        }
        boolean proxy = facts.of(KubeProxyOnNode.class).stream().anyMatch(KubeProxyOnNode::running);
        if (proxy || (hidden && hidden(facts, "pods", "") && !families.equals(EnumSet.of(ANY, GKE)))) {
            families.add(KUBE_PROXY);
        }
        if (!gke) {
            families.add(CORE_DNS);
            families.add(API_SERVER);
        }
        return families;
    }

    private static boolean hidden(Facts facts, String resource, String namespace) {
        return facts.of(Listing.class).stream()
                .anyMatch(list ->
                        list.resource().equals(resource) && list.namespace().equals(namespace) && list.unreadable());
    }
}
