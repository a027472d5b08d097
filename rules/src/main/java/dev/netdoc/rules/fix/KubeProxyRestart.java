package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.StoredConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Replaces the kube-proxy pods that are older than their configuration, and changes nothing. Where workers and masters
 * both wait for theirs, both are replaced, whichever of the two the finding is about, so that masters come last.
 */
public final class KubeProxyRestart implements Fix {
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(10);
    // Whoever has just written may not be done yet.
    private static final Duration SETTLED = Duration.ofMinutes(5);

    @Override
    public String id() {
        return "kube-proxy-restart";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        var proxies = new KubeProxies(facts);
        return proxies.about(target.objects())
                .map(about -> proxies.inUse().stream()
                        .filter(config -> about.contains(config) || waits(config, proxies, facts))
                        .toList())
                .flatMap(configs ->
                        restarts(configs, proxies, facts).map(restarts -> plan(target, configs, restarts, facts)));
    }

    private static boolean waits(KubeProxyConfig config, KubeProxies proxies, Facts facts) {
        return proxies.startable(config)
                && writtenAt(config, facts)
                        .filter(at -> at.isBefore(facts.gatheredAt().minus(SETTLED)))
                        .isPresent()
                && restarts(List.of(config), proxies, facts).isPresent();
    }

    private static Optional<List<RestartPlan>> restarts(
            List<KubeProxyConfig> configs, KubeProxies proxies, Facts facts) {
        List<List<RestartPlan>> each = configs.stream()
                .flatMap(
                        config -> writtenAt(config, facts)
                                .flatMap(at -> proxies.restarts(List.of(config), node -> false, olderThan(at)))
                                .stream())
                .toList();
        return each.size() == configs.size() && !each.isEmpty()
                ? Optional.of(each.stream().flatMap(Collection::stream).toList())
                : Optional.empty();
    }

    private static Predicate<Pod> olderThan(Instant written) {
        return pod -> pod.containers().stream()
                .anyMatch(container ->
                        container.startedAt().filter(at -> at.isBefore(written)).isPresent());
    }

    private static Optional<Instant> writtenAt(KubeProxyConfig config, Facts facts) {
        return facts.of(StoredConfig.class).stream()
                .filter(stored -> stored.ref().equals(config.ref()))
                .flatMap(stored -> stored.writtenAt().stream())
                .findFirst();
    }

    private FixPlan plan(Target target, List<KubeProxyConfig> configs, List<RestartPlan> restarts, Facts facts) {
        var values = new HashMap<>(KubeProxies.values(configs, restarts));
        values.put(
                "written",
                KubeProxies.lines(
                        configs.stream().flatMap(config -> writtenAt(config, facts).map(Instant::toString).stream())));
        values.put("modes", KubeProxies.lines(configs.stream().flatMap(config -> config.mode().asOptional().stream())));
        return FixPlan.of(id(), target, List.of(), restarts, VERIFY_WITHIN, values);
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        if (now.fingerprints().contains(plan.fingerprint())) {
            return KubeProxies.stillHolds(plan);
        }
        var proxies = new KubeProxies(now.facts());
        return KubeProxies.all(plan.restarts().stream()
                .map(restart -> proof(restart, proxies, now.facts()))
                .toList());
    }

    private static Proof proof(RestartPlan restart, KubeProxies proxies, Facts facts) {
        Optional<KubeProxyConfig> config = proxies.readBy(restart);
        Optional<Instant> written = config.flatMap(read -> writtenAt(read, facts));
        Optional<String> mode = config.flatMap(read -> read.mode().asOptional());
        if (written.isEmpty() || mode.isEmpty()) {
            return new Proof.NotYet(
                    "what " + restart.daemonSet().name() + " reads, or when it was written, is not known");
        }
        return proxies.notRestarted(restart, written.get())
                .<Proof>map(Proof.NotYet::new)
                .orElseGet(() -> proxies.runs(restart, mode.get()));
    }
}
