package dev.netdoc.kubeapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Cases whose findings ask for a fix, and what shows afterwards that it has worked. */
enum Mended {
    FLANNEL(
            "flannel-add-cniversion",
            "flannel/flannel-cni-version-missing/cases/fires-nodes-not-ready.yaml",
            3,
            Map.of(),
            Map.of()),
    FLANNEL_APART(
            "flannel-add-cniversion",
            "flannel/flannel-cni-version-missing/cases/fires-nodes-not-ready.yaml",
            3,
            Map.of("kube-system", "kube-flannel"),
            Map.of()),
    TERWAY(
            "terway-enable-in-cluster-lb",
            "terway/terway-in-cluster-lb-off/cases/fires-and-can-be-turned-on.yaml",
            2,
            Map.of(),
            Map.of("policy", "level=info msg=\"  --enable-in-cluster-loadbalance='true'\" subsys=daemon\n")),
    KUBE_PROXY(
            "kube-proxy-udp-timeout",
            "kube-proxy/kube-proxy-udp-timeout-default/cases/fires-both-roles.yaml",
            2,
            Map.of(),
            Map.of("kube-proxy-worker", Mended.IPVS, "kube-proxy-master", Mended.IPVS)),
    KUBE_PROXY_PLAIN(
            "kube-proxy-udp-timeout",
            "kube-proxy/kube-proxy-udp-timeout-default/cases/fires-without-a-value.yaml",
            1,
            Map.of("kube-proxy-worker", "kube-proxy"),
            Map.of("kube-proxy", Mended.IPVS)),
    SERVICE(
            "service-prefer-dual-stack",
            "network/dual-stack-service-single-stack/cases/fires-one-may-be-patched.yaml",
            0,
            Map.of(),
            Map.of()),
    MASQUERADE(
            "gke-ip-masq-random-off", "gke/gke-nodeport-conflict/cases/fires-random-ports.yaml", 1, Map.of(), Map.of()),
    NODE("cordon-node", "terway/terway-mac-not-found/cases/fires-a-pod-waits.yaml", 0, Map.of(), Map.of());

    /** Without a time, which would have to be later than the start of the container. */
    private static final String IPVS = "\"Using ipvs Proxier\"\n";

    private final String fix;
    private final String file;
    private final int restarted;
    private final Map<String, String> renamed;
    private final Map<String, String> said;

    Mended(String fix, String file, int restarted, Map<String, String> renamed, Map<String, String> said) {
        this.fix = fix;
        this.file = file;
        this.restarted = restarted;
        this.renamed = renamed;
        this.said = said;
    }

    /** {@return one of those that need a permission of the account that acts} */
    static Mended needing(Permission permission) {
        boolean apart = permission.namespace().equals("kube-flannel");
        return switch (permission.resource()) {
            case "nodes" -> NODE;
            case "services" -> SERVICE;
            case "configmaps" ->
                switch (permission.name()) {
                    case "eni-config" -> TERWAY;
                    case "kube-proxy" -> KUBE_PROXY_PLAIN;
                    case "kube-proxy-worker", "kube-proxy-master" -> KUBE_PROXY;
                    case "kube-flannel-cfg" -> apart ? FLANNEL_APART : FLANNEL;
                    default -> throw new AssertionError("no fix changes " + permission);
                };
            case "daemonsets" -> permission.verb().equals("patch") ? MASQUERADE : apart ? FLANNEL_APART : FLANNEL;
            case "pods" -> apart ? FLANNEL_APART : FLANNEL;
            default -> throw new AssertionError("no fix needs " + permission);
        };
    }

    String fix() {
        return fix;
    }

    /** {@return how many pods are replaced} */
    int restarted() {
        return restarted;
    }

    /** {@return what the new containers log, by name} */
    Map<String, String> said() {
        return said;
    }

    String snapshot() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("netdoc.root", ""))
                .resolve("rules/findings")
                .resolve(file));
        for (var name : renamed.entrySet()) {
            text = text.replace(name.getKey(), name.getValue());
        }
        return text;
    }
}
