package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.ProxierSeen;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes {@code ipvs.scheduler} out, one leaf and nothing else, so that kube-proxy goes back to {@code rr}, and replaces
 * the kube-proxy pods that read it, those without IPVS first. Which scheduler stood there before nobody notes, so it is
 * not written back. Only where all that the logs miss is the module of the scheduler that is configured.
 */
public final class KubeProxyRollbackScheduler implements Fix {
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(15);
    /** The variant of the finding where kube-proxy does not run at all. */
    private static final String ENDED = "gave-up-scheduler";

    @Override
    public String id() {
        return "kube-proxy-rollback-scheduler";
    }

    /** @return whether all that was missed is the module of a scheduler that IPVS can do without */
    public static boolean helps(ProxierSeen seen, KubeProxyConfig config) {
        String own = "ip_vs_" + config.schedulerName();
        return !KubeProxyConfig.IPVS_MODULES.contains(own)
                && !seen.missingModules().isEmpty()
                && seen.missingModules().stream().allMatch(own::equals);
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        var proxies = new KubeProxies(facts);
        return proxies.about(target.objects())
                .filter(configs -> configs.stream()
                        .allMatch(config -> config.ipvs() && onlyTheSchedulerFails(config, proxies, facts)))
                .flatMap(configs -> {
                    List<ProxierSeen> without = configs.stream()
                            .flatMap(config -> withoutIpvs(config, proxies, facts).stream())
                            .toList();
                    return KubeProxies.changes(configs, (config, yaml) -> yaml.without("ipvs", "scheduler"))
                            .flatMap(changes -> proxies.restarts(configs, nodes(without)::contains, pod -> true)
                                    .map(restarts -> plan(target, configs, without, changes, restarts)));
                });
    }

    private static boolean onlyTheSchedulerFails(KubeProxyConfig config, KubeProxies proxies, Facts facts) {
        List<ProxierSeen> without = withoutIpvs(config, proxies, facts);
        return !without.isEmpty() && without.stream().allMatch(seen -> helps(seen, config));
    }

    private static List<ProxierSeen> withoutIpvs(KubeProxyConfig config, KubeProxies proxies, Facts facts) {
        Set<String> nodes = Set.copyOf(proxies.nodes(config));
        return facts.of(ProxierSeen.class).stream()
                .filter(seen -> nodes.contains(seen.node()) && !seen.runs("ipvs"))
                .toList();
    }

    private static Set<String> nodes(List<ProxierSeen> seen) {
        return seen.stream().map(ProxierSeen::node).collect(Collectors.toCollection(TreeSet::new));
    }

    private FixPlan plan(
            Target target,
            List<KubeProxyConfig> configs,
            List<ProxierSeen> without,
            List<Change> changes,
            List<RestartPlan> restarts) {
        var values = new HashMap<>(KubeProxies.values(configs, restarts));
        values.put("schedulers", KubeProxies.lines(configs.stream().map(KubeProxyConfig::schedulerName)));
        values.put("modules", KubeProxies.lines(configs.stream().map(config -> "ip_vs_" + config.schedulerName())));
        values.put("nodes", KubeProxies.lines(nodes(without).stream()));
        // Whoever ended instead of falling back has set up nothing.
        values.put("stale", target.variant().equals(ENDED) ? "" : KubeProxies.lines(nodes(without).stream()));
        return FixPlan.of(
                        id(),
                        target,
                        changes,
                        restarts,
                        VERIFY_WITHIN, // from 1.26 on kube-proxy ends where its scheduler has no module
                        values)
                .mendingAgent();
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        return switch (KubeProxies.ipvsRuns(plan, now)) {
            case Proof.NotYet open -> open;
            // What the logs said is what this is about: without them nothing is proven.
            case Proof.Proven(Optional<String> unseen) when unseen.isPresent() -> new Proof.NotYet(unseen.get());
            case Proof.Proven done -> new Proof.Proven(stale(plan));
        };
    }

    private static Optional<String> stale(FixPlan plan) {
        return Optional.of(plan.values().getOrDefault("stale", ""))
                .filter(nodes -> !nodes.isEmpty())
                .map(nodes ->
                        "these nodes ran iptables and keep its rules until they start again, so drain and restart them: "
                                + nodes.replace("\n", ", "));
    }
}
