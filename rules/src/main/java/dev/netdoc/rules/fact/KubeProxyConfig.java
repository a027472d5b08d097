package dev.netdoc.rules.fact;

import java.time.Duration;
import java.util.Map;

/**
 * A kube-proxy ConfigMap: {@code kube-proxy-worker}, {@code kube-proxy-master} (ACK) or {@code kube-proxy}. No such fact
 * where it is absent or unreadable; where {@code config.conf} does not parse, everything read from it is unknown.
 *
 * @param text of {@code config.conf}, byte for byte; absent without the key
 * @param mode {@code ipvs}, {@code iptables} or {@code nftables}; missing and empty are iptables; unknown for any other
 *     text
 * @param conntrackMaxPerCore entries
 * @param featureGates as written
 */
public record KubeProxyConfig(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        Reading<String> text,
        Reading<String> mode,
        Reading<String> scheduler,
        Reading<Duration> udpTimeout,
        Reading<String> clusterCidr,
        Reading<Long> conntrackMaxPerCore,
        Map<String, String> featureGates) {
    public KubeProxyConfig {
        featureGates = Map.copyOf(featureGates);
    }

    public String name() {
        return ref.name();
    }

    public boolean ipvs() {
        return mode.asOptional().filter("ipvs"::equals).isPresent();
    }
}
