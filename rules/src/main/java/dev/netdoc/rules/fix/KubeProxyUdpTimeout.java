package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.netdoc.rules.fact.ClusterVersion;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.Service;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/**
 * Sets {@code ipvs.udpTimeout}, one leaf and nothing else, where IPVS keeps the kernel's time, and replaces the kube-proxy
 * pods that read it. Only while DNS is all that uses UDP.
 */
public final class KubeProxyUdpTimeout implements Fix {
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(10);
    private static final Duration USUAL = Duration.ofSeconds(10);
    // What the kernel starts with.
    private static final Duration KERNEL = Duration.ofMinutes(5);

    @Override
    public String id() {
        return "kube-proxy-udp-timeout";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        if (!shortTimesAreSafe(facts)) {
            return Optional.empty();
        }
        var proxies = new KubeProxies(facts);
        return proxies.about(target.objects())
                .filter(configs -> configs.stream().allMatch(KubeProxyConfig::ipvs))
                .flatMap(configs -> timeout(configs, proxies.inUse())
                        .flatMap(time -> KubeProxies.changes(
                                        configs,
                                        (config, yaml) -> yaml.with("ipvs", "udpTimeout", TextNode.valueOf(time)))
                                .flatMap(changes -> proxies.restarts(configs, node -> false, pod -> true)
                                        .map(restarts -> plan(target, configs, time, changes, restarts)))));
    }

    // A Service without a cluster address of its own is nothing that IPVS serves.
    private static boolean shortTimesAreSafe(Facts facts) {
        List<Listing> lists = facts.of(Listing.class).stream()
                .filter(list -> list.resource().equals("services"))
                .toList();
        return facts.of(ClusterVersion.class).stream().anyMatch(version -> version.atLeast("1.18.0"))
                && !lists.isEmpty()
                && lists.stream().allMatch(Listing::readable)
                && facts.of(Service.class).stream()
                        .filter(service -> !service.type().equals("ExternalName") && !service.headless())
                        .flatMap(service -> service.ports().stream())
                        .noneMatch(port -> port.protocol().equals("UDP") && port.port() != 53);
    }

    /** @return what the other role has already, so that both are alike; else the usual; empty if the other's is not known */
    private static Optional<String> timeout(List<KubeProxyConfig> configs, List<KubeProxyConfig> inUse) {
        List<KubeProxyConfig> others = inUse.stream()
                .filter(config -> !configs.contains(config))
                .filter(config -> config.ipvs() || config.mode().isUnknown())
                .toList();
        if (others.stream().anyMatch(other -> other.udpTimeout().isUnknown())) {
            return Optional.empty();
        }
        List<Duration> times = others.stream()
                .flatMap(other -> other.udpTimeout().asOptional().stream())
                .distinct()
                .toList();
        return others.isEmpty()
                ? Optional.of(seconds(USUAL))
                : Optional.of(times)
                        .filter(one -> one.size() == 1)
                        .map(List::getFirst)
                        .filter(time -> time.toNanosPart() == 0 && !time.isZero() && time.compareTo(KERNEL) < 0)
                        .map(KubeProxyUdpTimeout::seconds);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + "s";
    }

    private FixPlan plan(
            Target target,
            List<KubeProxyConfig> configs,
            String time,
            List<Change> changes,
            List<RestartPlan> restarts) {
        var values = new HashMap<>(KubeProxies.values(configs, restarts));
        values.put("timeout", time);
        return FixPlan.of(id(), target, changes, restarts, VERIFY_WITHIN, values);
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        return KubeProxies.ipvsRuns(plan, now);
    }
}
