package dev.netdoc.rules.fact;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A kube-proxy ConfigMap: {@code kube-proxy-worker}, {@code kube-proxy-master} (ACK) or {@code kube-proxy}. No such fact
 * where it is absent or unreadable; where {@code config.conf} does not parse, everything read from it is unknown.
 *
 * @param text of {@code config.conf}, byte for byte; absent without the key
 * @param apiVersion of the text itself, e.g. {@code kubeproxy.config.k8s.io/v1alpha1}
 * @param kind of the text itself, {@code KubeProxyConfiguration}
 * @param mode {@code ipvs}, {@code iptables} or {@code nftables}; missing and empty are iptables; unknown for any other
 *     text
 * @param conntrackMaxPerCore entries
 * @param conntrackMin entries that a node gets however few cores it has
 * @param conntrackMax entries of a node, as versions of long ago took them; it overrules the other two
 * @param featureGates as written
 */
public record KubeProxyConfig(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        Reading<String> text,
        Reading<String> apiVersion,
        Reading<String> kind,
        Reading<String> mode,
        Reading<String> scheduler,
        Reading<Duration> udpTimeout,
        Reading<String> clusterCidr,
        Reading<Long> conntrackMaxPerCore,
        Reading<Long> conntrackMin,
        Reading<Long> conntrackMax,
        Map<String, String> featureGates) {
    /** The ConfigMaps, and the DaemonSets as well. */
    public static final List<String> NAMES = List.of("kube-proxy-worker", "kube-proxy-master", "kube-proxy");

    /** Kernel modules without which no scheduler of IPVS helps. */
    public static final List<String> IPVS_MODULES =
            List.of("ip_vs", "ip_vs_rr", "ip_vs_sh", "ip_vs_wrr", "nf_conntrack");

    public KubeProxyConfig {
        featureGates = Map.copyOf(featureGates);
    }

    public String name() {
        return ref.name();
    }

    public boolean ipvs() {
        return mode.asOptional().filter("ipvs"::equals).isPresent();
    }

    /** @return whether it is that of the masters of a dedicated cluster */
    public boolean ofMasters() {
        return name().equals("kube-proxy-master");
    }

    /** @return whether the text parses, says what it is and names a mode that kube-proxy knows */
    public boolean complete() {
        return mode.isPresent()
                && kind.asOptional().filter("KubeProxyConfiguration"::equals).isPresent()
                && apiVersion
                        .asOptional()
                        .filter(version -> version.startsWith("kubeproxy.config.k8s.io/"))
                        .isPresent();
    }

    /** @return the name of the scheduler; {@code rr} where none is set, as kube-proxy does */
    public String schedulerName() {
        return scheduler.asOptional().filter(name -> !name.isEmpty()).orElse("rr");
    }

    /**
     * @param ack whether the cluster is one of ACK, where the default is another
     * @return entries for each core, written or by default; the default too where the value is unknown
     */
    public long conntrackPerCore(boolean ack) {
        return conntrackMaxPerCore.asOptional().orElse(ack ? 65_536L : 32_768L);
    }
}
