package dev.netdoc.rules.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What each thing that netdoc reads is needed for: which findings cannot be concluded without it, and which rule of RBAC
 * grants it. One line for each, so that a new finding adds its id to the lines of what it asks for; a fact that stands in
 * no line is needed by nothing. Whether a finding applies to a cluster at all is said by {@link Family}.
 */
enum Need {
    NODES(
            Family.ANY,
            "nodes",
            "get,list nodes",
            "docker-runtime-unsupported",
            "dual-stack-pod-without-ipv6",
            "flannel-cni-version-missing",
            "flannel-ip-exhausted",
            "flannel-ip-leak",
            "gke-hairpin-drops",
            "gke-ip-leak",
            "network-plugin-conflict",
            "network-policy-unenforced",
            "node-network-unavailable",
            "node-not-ready",
            "system-pod-unhealthy",
            "terway-acceleration-fallback",
            "terway-acceleration-ineffective",
            "terway-exclusive-mode-changed",
            "terway-ipvlan-superseded",
            "terway-node-config-missing",
            "third-party-cni"),
    PODS(
            Family.ANY,
            "pods",
            "get,list pods",
            "apiserver-cert-at-risk",
            "bare-pods",
            "dual-stack-pod-without-ipv6",
            "flannel-hostport-unsupported",
            "flannel-ip-exhausted",
            "flannel-ip-leak",
            "gke-ip-leak",
            "gke-self-access-drops",
            "kube-proxy-config-not-applied",
            "kube-proxy-ipvs-fallback",
            "network-policy-unenforced",
            "system-pod-unhealthy",
            "terway-config-not-applied",
            "terway-eni-quota-exhausted",
            "terway-hostport-ignored",
            "terway-mac-not-found",
            "terway-pod-ip-outside-vswitch",
            "terway-vswitch-ip-exhausted"),
    DAEMON_SETS(
            Family.ANY,
            "daemonsets\\.apps in kube-system",
            "get,list daemonsets.apps (kube-system)",
            "gke-nodeport-conflict",
            "kube-proxy-config-not-applied",
            "network-plugin-conflict",
            "system-pod-unhealthy",
            "terway-acceleration-ineffective",
            "third-party-cni"),
    FLANNEL_DAEMON_SETS(
            Family.ANY,
            "daemonsets\\.apps in kube-flannel",
            "get,list daemonsets.apps (kube-flannel)",
            "network-plugin-conflict"),
    SERVICES(
            Family.ANY,
            "services",
            "list services",
            "dual-stack-service-single-stack",
            "gke-hairpin-drops",
            "gke-nodeport-conflict",
            "gke-self-access-drops",
            "kube-proxy-udp-timeout-default",
            "terway-in-cluster-lb-off"),
    POLICIES(
            Family.ANY,
            "networkpolicies\\.networking\\.k8s\\.io",
            "list networkpolicies.networking.k8s.io",
            "gke-endport-ignored",
            "gke-self-access-drops",
            "network-policy-unenforced",
            "terway-network-policy-unused"),
    CALICO_POLICIES(
            Family.TERWAY,
            "(global)?networkpolicies\\.crd\\.projectcalico\\.org",
            "list globalnetworkpolicies.crd.projectcalico.org, networkpolicies.crd.projectcalico.org",
            "terway-network-policy-unused"),
    CILIUM_POLICIES(
            Family.TERWAY,
            "cilium(clusterwide)?networkpolicies\\.cilium\\.io",
            "list ciliumnetworkpolicies.cilium.io, ciliumclusterwidenetworkpolicies.cilium.io",
            "terway-network-policy-unused"),
    TERWAY_NODES(
            Family.TERWAY,
            "nodes\\.network\\.alibabacloud\\.com",
            "get,list nodes.network.alibabacloud.com",
            "terway-eni-quota-exhausted",
            "terway-pod-ip-outside-vswitch"),
    POD_ENIS(
            Family.TERWAY,
            "pod(eni|networking)s\\.network\\.alibabacloud\\.com",
            "get,list podenis.network.alibabacloud.com, podnetworkings.network.alibabacloud.com",
            "terway-pod-ip-outside-vswitch"),
    EVENTS(
            Family.ANY,
            "events",
            "list events, events.events.k8s.io",
            "apiserver-cert-expired",
            "conntrack-table-full",
            "flannel-ip-exhausted",
            "flannel-ip-leak",
            "gke-ip-leak",
            "multiple-route-tables",
            "terway-acceleration-fallback",
            "terway-eni-quota-exhausted",
            "terway-in-cluster-lb-off",
            "terway-ipvlan-superseded",
            "terway-mac-not-found",
            "terway-vswitch-ip-exhausted"),
    ENI_CONFIG(
            Family.TERWAY,
            "configmaps/eni-config",
            "get configmaps/eni-config (kube-system)",
            "network-config-invalid",
            "network-policy-unenforced",
            "terway-acceleration-fallback",
            "terway-acceleration-ineffective",
            "terway-config-not-applied",
            "terway-eip-pool-unsupported",
            "terway-eni-quota-exhausted",
            "terway-hostport-ignored",
            "terway-in-cluster-lb-off",
            "terway-ipvlan-superseded",
            "terway-network-policy-unused",
            "terway-pod-ip-outside-vswitch"),
    NODE_CONFIG(
            Family.TERWAY,
            "configmaps/.* \\(terway-config\\)",
            "get configmaps (kube-system)",
            "terway-config-not-applied",
            "terway-node-config-missing",
            "terway-pod-ip-outside-vswitch"),
    FLANNEL_CONFIG(
            Family.FLANNEL,
            "configmaps/kube-flannel-cfg",
            "get configmaps/kube-flannel-cfg (kube-system, kube-flannel)",
            "flannel-cni-version-missing",
            "flannel-hairpin-disabled",
            "flannel-hostport-unsupported",
            "flannel-ipam-not-tmpfs",
            "network-config-invalid",
            "node-network-unavailable"),
    PROXY_CONFIG(
            Family.KUBE_PROXY,
            "configmaps/kube-proxy(-worker|-master)?",
            "get configmaps/kube-proxy-worker, kube-proxy-master, kube-proxy (kube-system)",
            "kube-proxy-config-not-applied",
            "kube-proxy-ipvs-fallback",
            "kube-proxy-udp-timeout-default",
            "network-config-invalid"),
    CORE_DNS(Family.CORE_DNS, "configmaps/coredns", "get configmaps/coredns (kube-system)", "cluster-domain-overlap"),
    LOGS(
            Family.ANY,
            "pods/log",
            "get pods/log (kube-system)",
            "apiserver-cert-expired",
            "kube-proxy-ipvs-fallback",
            "terway-acceleration-fallback",
            "terway-eip-pool-unsupported",
            "terway-exclusive-mode-changed",
            "terway-in-cluster-lb-off",
            "terway-network-policy-unused",
            "terway-vswitch-ip-exhausted"),
    SERVER_VERSION(
            Family.ANY,
            "GET /version",
            "",
            "apiserver-cert-at-risk",
            "gke-self-access-drops",
            "kube-proxy-udp-timeout-default"),
    KUBELET_VERSIONS(
            Family.ANY,
            "status\\.nodeInfo\\.kubeletVersion",
            "",
            "docker-runtime-unsupported",
            "flannel-cni-version-missing",
            "gke-hairpin-drops",
            "gke-ip-leak",
            "kube-proxy-ipvs-fallback"),
    TERWAY_VERSION(
            Family.TERWAY,
            "terway.* image",
            "",
            "terway-acceleration-ineffective",
            "terway-eip-pool-unsupported",
            "terway-exclusive-mode-changed",
            "terway-hostport-ignored",
            "terway-in-cluster-lb-off",
            "terway-ipvlan-superseded"),
    FLANNEL_VERSION(
            Family.FLANNEL,
            ".*flannel.* image",
            "",
            "flannel-cni-version-missing",
            "flannel-hostport-unsupported",
            "flannel-ipam-not-tmpfs"),
    TERWAY_WRITTEN(
            Family.TERWAY,
            "(eni-config|.* \\(terway-config\\)) metadata\\.managedFields",
            "",
            "terway-config-not-applied",
            "terway-pod-ip-outside-vswitch"),
    PROXY_WRITTEN(Family.KUBE_PROXY, "kube-proxy\\S* metadata\\.managedFields", "", "kube-proxy-config-not-applied"),
    // What does not parse is itself the finding network-config-invalid: that one is not missing.
    ENI_TEXT(
            Family.TERWAY,
            "eni-config data\\[.*",
            "",
            "network-policy-unenforced",
            "terway-acceleration-fallback",
            "terway-acceleration-ineffective",
            "terway-eip-pool-unsupported",
            "terway-eni-quota-exhausted",
            "terway-hostport-ignored",
            "terway-in-cluster-lb-off",
            "terway-ipvlan-superseded",
            "terway-network-policy-unused",
            "terway-pod-ip-outside-vswitch"),
    CNI_TEXT(
            Family.FLANNEL,
            "kube-flannel-cfg data\\[cni-conf\\.json]",
            "",
            "flannel-cni-version-missing",
            "flannel-hairpin-disabled",
            "flannel-hostport-unsupported",
            "flannel-ipam-not-tmpfs"),
    NET_TEXT(Family.FLANNEL, "kube-flannel-cfg data\\[net-conf\\.json]", "", "node-network-unavailable"),
    PROXY_TEXT(
            Family.KUBE_PROXY,
            "kube-proxy\\S* data\\[config\\.conf]",
            "",
            "kube-proxy-ipvs-fallback",
            "kube-proxy-udp-timeout-default");

    private final Family family;
    private final Pattern fact;
    private final String permission;
    private final List<String> findings;

    /** @param findings ids, those of one family among them */
    Need(Family family, String fact, String permission, String... findings) {
        this.family = family;
        this.fact = Pattern.compile(fact);
        this.permission = permission;
        this.findings = List.of(findings);
    }

    /** @param fact as {@link Gap} names it */
    static Optional<Need> of(String fact) {
        return Arrays.stream(values())
                .filter(need -> need.fact.matcher(fact).matches())
                .findFirst();
    }

    Family family() {
        return family;
    }

    /** @return the rule to grant, in the words of the API; empty where none would help */
    String permission() {
        return permission;
    }

    /** @return ids, whether or not they apply to a cluster */
    List<String> findings() {
        return findings;
    }
}
