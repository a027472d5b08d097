package dev.netdoc.rules.observe;

import java.util.List;

/** Every request that netdoc makes to read a cluster. The reading role in deploy grants exactly these. */
public final class Resources {
    static final String SYSTEM = "kube-system";
    static final String FLANNEL = "kube-flannel";

    static final List<String> CONFIG_MAPS = List.of(
            "eni-config",
            "kube-flannel-cfg",
            "kube-proxy-worker",
            "kube-proxy-master",
            "kube-proxy",
            "coredns",
            "kube-dns",
            "terway-controlplane",
            "ip-masq-agent",
            "netd-config");

    static final Resource NODES = list("v1", "nodes", "Node");
    static final Resource PODS = list("v1", "pods", "Pod");
    static final Resource SERVICES = list("v1", "services", "Service");
    static final Resource EVENTS = list("v1", "events", "Event");
    static final Resource NEW_EVENTS = list("events.k8s.io/v1", "events", "Event");
    static final Resource POLICIES = list("networking.k8s.io/v1", "networkpolicies", "NetworkPolicy");
    static final Resource DAEMON_SETS = new Resource("apps/v1", "daemonsets", "DaemonSet", SYSTEM, List.of(), false);
    static final Resource FLANNEL_DAEMON_SETS =
            new Resource("apps/v1", "daemonsets", "DaemonSet", FLANNEL, List.of(), false);
    static final Resource CONFIGS = new Resource("v1", "configmaps", "ConfigMap", SYSTEM, CONFIG_MAPS, false);
    static final Resource FLANNEL_CONFIG =
            new Resource("v1", "configmaps", "ConfigMap", FLANNEL, List.of("kube-flannel-cfg"), true);
    static final Resource TERWAY_NODES = custom("network.alibabacloud.com/v1beta1", "nodes", "Node");

    static final Resource POD_ENIS = custom("network.alibabacloud.com/v1beta1", "podenis", "PodENI");
    static final Resource POD_NETWORKINGS =
            custom("network.alibabacloud.com/v1beta1", "podnetworkings", "PodNetworking");

    private static final List<Resource> ALL = List.of(
            NODES,
            PODS,
            DAEMON_SETS,
            FLANNEL_DAEMON_SETS,
            CONFIGS,
            FLANNEL_CONFIG,
            SERVICES,
            POLICIES,
            EVENTS,
            NEW_EVENTS,
            TERWAY_NODES,
            POD_ENIS,
            POD_NETWORKINGS,
            custom("crd.projectcalico.org/v1", "globalnetworkpolicies", "GlobalNetworkPolicy"),
            custom("crd.projectcalico.org/v1", "networkpolicies", "NetworkPolicy"),
            custom("cilium.io/v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"),
            custom("cilium.io/v2", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy"));

    private Resources() {}

    /** @return what to read of every cluster, nodes first; further names follow from {@link Observer#further()} */
    public static List<Resource> all() {
        return ALL;
    }

    /** @return ConfigMaps of kube-system, each by name */
    static Resource configMaps(List<String> names) {
        return new Resource("v1", "configmaps", "ConfigMap", SYSTEM, names, false);
    }

    private static Resource list(String apiVersion, String plural, String kind) {
        return new Resource(apiVersion, plural, kind, "", List.of(), false);
    }

    private static Resource custom(String apiVersion, String plural, String kind) {
        return new Resource(apiVersion, plural, kind, "", List.of(), true);
    }
}
