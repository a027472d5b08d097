package dev.netdoc.rules.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What each thing that netdoc reads is needed for: which findings cannot be concluded without it, and which rule of RBAC
 * grants it. One line for each; a fact that stands in no line is needed by nothing.
 */
public enum Gaps {
    NODES(
            "nodes",
            "get,list nodes",
            List.of("node-not-ready", "node-network-unavailable", "docker-runtime-unsupported"),
            List.of("terway-exclusive-mode-changed", "terway-node-config-missing", "terway-acceleration-fallback"),
            List.of("flannel-ip-leak", "flannel-ip-exhausted", "flannel-cni-version-missing"),
            List.of("gke-ip-leak", "gke-hairpin-drops")),
    PODS(
            "pods",
            "get,list pods",
            List.of("system-pod-unhealthy", "bare-pods", "network-policy-unenforced"),
            List.of("terway-vswitch-ip-exhausted", "terway-hostport-ignored", "terway-config-not-applied"),
            List.of("flannel-ip-leak", "flannel-ip-exhausted", "flannel-hostport-unsupported"),
            List.of("gke-self-access-drops")),
    DAEMON_SETS(
            "daemonsets\\.apps.*",
            "get,list daemonsets.apps (kube-system, kube-flannel)",
            List.of("network-plugin-conflict", "third-party-cni", "system-pod-unhealthy"),
            List.of(),
            List.of(),
            List.of("gke-nodeport-conflict")),
    SERVICES(
            "services",
            "list services",
            List.of("dual-stack-service-single-stack", "kube-proxy-udp-timeout-default"),
            List.of("terway-in-cluster-lb-off"),
            List.of(),
            List.of("gke-nodeport-conflict", "gke-self-access-drops", "gke-hairpin-drops")),
    POLICIES(
            "networkpolicies\\.networking\\.k8s\\.io",
            "list networkpolicies.networking.k8s.io",
            List.of("network-policy-unenforced"),
            List.of("terway-network-policy-unused"),
            List.of(),
            List.of("gke-endport-ignored", "gke-self-access-drops")),
    EVENTS(
            "events(\\.events\\.k8s\\.io)?",
            "list events and events.events.k8s.io",
            List.of("conntrack-table-full", "multiple-route-tables", "apiserver-cert-expired"),
            List.of("terway-vswitch-ip-exhausted", "terway-eni-quota-exhausted", "terway-mac-not-found"),
            List.of("flannel-ip-leak", "flannel-ip-exhausted"),
            List.of("gke-ip-leak")),
    ENI_CONFIG(
            "configmaps/eni-config",
            "get configmaps eni-config (kube-system)",
            List.of(),
            List.of("terway-in-cluster-lb-off", "terway-network-policy-unused", "terway-acceleration-ineffective"),
            List.of(),
            List.of()),
    CONTROL_PLANE(
            "configmaps/terway-controlplane",
            "get configmaps terway-controlplane (kube-system)",
            List.of(),
            List.of("cluster-domain-overlap"),
            List.of(),
            List.of()),
    FLANNEL_CONFIG(
            "configmaps/kube-flannel-cfg",
            "get configmaps kube-flannel-cfg (kube-system)",
            List.of(),
            List.of(),
            List.of("flannel-cni-version-missing", "flannel-hairpin-disabled", "flannel-ipam-not-tmpfs"),
            List.of()),
    PROXY_CONFIG(
            "configmaps/kube-proxy(-worker|-master)?",
            "get configmaps kube-proxy-worker, kube-proxy-master and kube-proxy (kube-system)",
            List.of(),
            List.of("kube-proxy-udp-timeout-default", "kube-proxy-config-not-applied"),
            List.of("kube-proxy-udp-timeout-default", "kube-proxy-config-not-applied"),
            List.of()),
    CORE_DNS(
            "configmaps/coredns",
            "get configmaps coredns (kube-system)",
            List.of(),
            List.of("cluster-domain-overlap"),
            List.of("cluster-domain-overlap"),
            List.of()),
    LOGS(
            "pods/log",
            "get pods/log (kube-system)",
            List.of("kube-proxy-ipvs-fallback", "multiple-route-tables", "apiserver-cert-expired"),
            List.of("terway-acceleration-fallback", "terway-exclusive-mode-changed", "terway-eip-pool-unsupported"),
            List.of(),
            List.of()),
    SERVER_VERSION(
            "server version",
            "",
            List.of("apiserver-cert-at-risk", "kube-proxy-udp-timeout-default"),
            List.of(),
            List.of(),
            List.of("gke-self-access-drops")),
    AGENT_VERSION(
            "image tag of .*",
            "",
            List.of(),
            List.of("terway-acceleration-ineffective", "terway-in-cluster-lb-off", "terway-eip-pool-unsupported"),
            List.of("flannel-cni-version-missing", "flannel-ipam-not-tmpfs"),
            List.of()),
    TEXT(
            "text of .*",
            "",
            List.of("network-config-invalid"),
            List.of("terway-acceleration-ineffective"),
            List.of("flannel-cni-version-missing"),
            List.of());

    private final Pattern fact;
    private final String permission;
    private final List<String> always;
    private final List<String> terway;
    private final List<String> flannel;
    private final List<String> gke;

    Gaps(
            String fact,
            String permission,
            List<String> always,
            List<String> terway,
            List<String> flannel,
            List<String> gke) {
        this.fact = Pattern.compile(fact);
        this.permission = permission;
        this.always = always;
        this.terway = terway;
        this.flannel = flannel;
        this.gke = gke;
    }

    /** @param fact as {@code UnknownFact} names it */
    public static Optional<Gaps> of(String fact) {
        return Arrays.stream(values())
                .filter(gap -> gap.fact.matcher(fact).matches())
                .findFirst();
    }

    /**
     * @param plugin a value of the mode report
     * @return ids of findings that apply to such a cluster; all where the plug-in itself is not known
     */
    public List<String> findings(String plugin) {
        Set<Family> families = Family.of(plugin);
        List<String> ids = new ArrayList<>(always);
        ids.addAll(families.contains(Family.TERWAY) ? terway : List.of());
        ids.addAll(families.contains(Family.FLANNEL) ? flannel : List.of());
        ids.addAll(families.contains(Family.GKE) ? gke : List.of());
        return ids.stream().distinct().toList();
    }

    /** @return whether a finding that applies to such a cluster needs the fact */
    public static boolean needed(String fact, String plugin) {
        return of(fact).filter(gap -> !gap.findings(plugin).isEmpty()).isPresent();
    }

    /** @return the rule to grant, in words; empty where none would help */
    public String permission() {
        return permission;
    }

    private enum Family {
        TERWAY,
        FLANNEL,
        GKE;

        static Set<Family> of(String plugin) {
            return switch (plugin) {
                case "terway" -> EnumSet.of(TERWAY);
                case "flannel" -> EnumSet.of(FLANNEL);
                case "gke-dataplane-v2" -> EnumSet.of(GKE);
                case "other" -> EnumSet.noneOf(Family.class);
                default -> EnumSet.allOf(Family.class);
            };
        }
    }
}
