package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ClusterVersion;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.KubeProxyOnNode;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.ProxierSeen;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kube-proxies of a cluster as fixes see them: who reads which ConfigMap, who restarts when, what shows it. */
final class KubeProxies {
    static final String KEY = "config.conf";

    private final Facts facts;

    KubeProxies(Facts facts) {
        this.facts = facts;
    }

    /** @return those that stand in the cluster and are not left over: a kube-proxy reads them; that of masters last */
    List<KubeProxyConfig> inUse() {
        return facts.of(KubeProxyConfig.class).stream()
                .filter(config -> !readers(config).isEmpty())
                .sorted(Comparator.comparing(KubeProxyConfig::ofMasters).thenComparing(KubeProxyConfig::ref))
                .toList();
    }

    /**
     * The ConfigMaps that a finding is about.
     *
     * @return that of masters last; empty if one of them is not in use, or a kube-proxy that starts might refuse it
     */
    Optional<List<KubeProxyConfig>> about(Collection<ObjectRef> refs) {
        List<KubeProxyConfig> configs =
                inUse().stream().filter(config -> refs.contains(config.ref())).toList();
        return Optional.of(configs)
                .filter(found -> !found.isEmpty() && found.size() == refs.size())
                .filter(found -> found.stream().allMatch(this::startable));
    }

    /**
     * A kube-proxy that is told of a feature gate that its version lacks does not start; the gate that examples of long
     * ago turn on went with 1.25.
     *
     * @return whether a kube-proxy that starts now takes this text
     */
    boolean startable(KubeProxyConfig config) {
        return config.complete()
                && (!config.featureGates().containsKey("IPv6DualStack")
                        || facts.of(ClusterVersion.class).stream().anyMatch(version -> version.before("1.25.0")));
    }

    /** {@return names of the nodes whose kube-proxy reads it; empty if a node is not known} */
    List<String> nodes(KubeProxyConfig config) {
        List<String> nodes = facts.of(KubeProxyOnNode.class).stream()
                .filter(place -> place.config().equals(config.name()))
                .map(KubeProxyOnNode::node)
                .toList();
        return nodes.contains("") ? List.of() : nodes;
    }

    /**
     * @param urgent nodes that come first; masters come last all the same
     * @param which pods of those that read one of the ConfigMaps
     * @return a restart for each ConfigMap, in their order; empty if for one of them there is nothing to restart, or no
     *     telling what
     */
    Optional<List<RestartPlan>> restarts(
            List<KubeProxyConfig> configs, Predicate<String> urgent, Predicate<Pod> which) {
        List<RestartPlan> restarts = configs.stream()
                .flatMap(config -> restart(config, urgent, which).stream())
                .toList();
        return restarts.size() == configs.size() && !restarts.isEmpty() ? Optional.of(restarts) : Optional.empty();
    }

    private Optional<RestartPlan> restart(KubeProxyConfig config, Predicate<String> urgent, Predicate<Pod> which) {
        Predicate<String> master = facts.of(Node.class).stream()
                .filter(Node::controlPlane)
                .map(Node::name)
                .collect(Collectors.toUnmodifiableSet())::contains;
        List<DaemonSet> readers = readers(config);
        return readers.size() == 1
                ? PacedRestart.of(readers.getFirst(), urgent, master, which, facts)
                : Optional.empty();
    }

    private List<DaemonSet> readers(KubeProxyConfig config) {
        return facts.of(DaemonSet.class).stream()
                .filter(set -> set.active()
                        && set.namespace().equals(config.ref().namespace())
                        && KubeProxyConfig.NAMES.contains(set.name())
                        && set.mounts(KubeProxyConfig.NAMES).orElse(set.name()).equals(config.name()))
                .toList();
    }

    /** @return what fills the placeholders that the texts of all these fixes share */
    static Map<String, String> values(List<KubeProxyConfig> configs, List<RestartPlan> restarts) {
        List<PodRestart> pods =
                restarts.stream().flatMap(restart -> restart.pods().stream()).toList();
        var values = new HashMap<String, String>();
        values.put("configMaps", lines(configs.stream().map(KubeProxyConfig::name)));
        values.put(
                "daemonSets",
                lines(restarts.stream().map(restart -> restart.daemonSet().name())));
        values.put("podCount", Integer.toString(pods.size()));
        values.put("canary", pods.getFirst().node());
        return values;
    }

    static String lines(Stream<String> items) {
        return items.distinct().collect(Collectors.joining("\n"));
    }

    /** @return the ConfigMap that a DaemonSet of a plan reads */
    Optional<KubeProxyConfig> readBy(RestartPlan restart) {
        return facts.of(KubeProxyConfig.class).stream()
                .filter(config ->
                        readers(config).stream().anyMatch(set -> set.ref().equals(restart.daemonSet())))
                .findFirst();
    }

    /** @return why not every node of the restart has a kube-proxy that is Ready and began then or later, in words */
    Optional<String> notRestarted(RestartPlan restart, Instant since) {
        // The API tells starts in whole seconds.
        Instant second = since.truncatedTo(ChronoUnit.SECONDS);
        Set<String> there = facts.of(Node.class).stream().map(Node::name).collect(Collectors.toUnmodifiableSet());
        return restart.pods().stream()
                .map(PodRestart::node)
                .filter(node -> there.isEmpty() || there.contains(node)) // one that went is not waited for
                .filter(node -> pods(restart)
                        .noneMatch(pod -> pod.node().equals(node) && pod.ready() && startedSince(pod, second)))
                .findFirst()
                .map(node -> "on " + node + " no pod of " + restart.daemonSet().name()
                        + " is Ready with a container that started at " + second + " or later");
    }

    /** @return when the last container of these DaemonSets started; empty if none is known to have */
    Optional<Instant> lastStart(List<RestartPlan> restarts) {
        return restarts.stream()
                .flatMap(this::pods)
                .flatMap(pod -> pod.containers().stream())
                .flatMap(container -> container.startedAt().stream())
                .max(Comparator.naturalOrder());
    }

    private Stream<Pod> pods(RestartPlan restart) {
        return facts.of(Pod.class).stream()
                .filter(pod ->
                        restart.owns(pod) && pod.live() && pod.deletedAt().isEmpty());
    }

    private static boolean startedSince(Pod pod, Instant second) {
        List<PodContainer> containers =
                pod.containers().stream().filter(one -> !one.init()).toList();
        return !containers.isEmpty()
                && containers.stream()
                        .allMatch(one -> one.startedAt()
                                .filter(start -> !start.isBefore(second))
                                .isPresent());
    }

    /**
     * What the logs say of the mode. A few pods of a DaemonSet have theirs read; all that tell must tell the same.
     *
     * @param mode e.g. {@code ipvs}
     * @return proven with a remainder where logs may not be read
     */
    Proof runs(RestartPlan restart, String mode) {
        String name = restart.daemonSet().name();
        List<ProxierSeen> seen = facts.of(ProxierSeen.class).stream()
                .filter(one -> one.role().equals(name)
                        && one.pod().namespace().equals(restart.daemonSet().namespace()))
                .toList();
        Optional<ProxierSeen> other =
                seen.stream().filter(one -> !one.runs(mode)).findFirst();
        if (other.isPresent()) {
            return new Proof.NotYet("kube-proxy on " + other.get().node() + " does not say that it runs " + mode + ": "
                    + other.get().evidence().value());
        }
        if (!seen.isEmpty()) {
            return new Proof.Proven(Optional.empty());
        }
        boolean refused = facts.of(Listing.class).stream()
                .anyMatch(list -> list.resource().equals("pods/log") && list.unreadable());
        return refused
                ? new Proof.Proven(Optional.of("logs may not be read: see in those of " + name
                        + " that they say \"Using " + mode + " Proxier\""))
                : new Proof.NotYet("no log of " + name + " that was read says which mode it runs");
    }

    /** @return the first that is not proven; else proven, with all that remains */
    static Proof all(List<Proof> proofs) {
        Optional<Proof> open =
                proofs.stream().filter(Proof.NotYet.class::isInstance).findFirst();
        String remainders = proofs.stream()
                .flatMap(proof ->
                        proof instanceof Proof.Proven(Optional<String> remainder) ? remainder.stream() : Stream.empty())
                .distinct()
                .collect(Collectors.joining("; "));
        return open.orElseGet(() -> new Proof.Proven(Optional.of(remainders).filter(text -> !text.isEmpty())));
    }

    /**
     * Edits the text of ConfigMaps.
     *
     * @param edit of one text; empty where it cannot be made and nothing else touched
     * @return a change for each; empty if one of them cannot be made, or would change nothing
     */
    static Optional<List<Change>> changes(
            List<KubeProxyConfig> configs, BiFunction<KubeProxyConfig, YamlText, Optional<String>> edit) {
        List<Change> changes = configs.stream()
                .flatMap(config -> change(config, edit).stream())
                .toList();
        return changes.size() == configs.size() ? Optional.of(changes) : Optional.empty();
    }

    private static Optional<Change> change(
            KubeProxyConfig config, BiFunction<KubeProxyConfig, YamlText, Optional<String>> edit) {
        return config.text()
                .asOptional()
                .flatMap(before -> YamlText.parse(before)
                        .flatMap(yaml -> edit.apply(config, yaml))
                        .filter(after -> !after.equals(before))
                        .map(after -> new Change(
                                config.ref(),
                                config.uid(),
                                config.resourceVersion(),
                                "/data/" + KEY,
                                new FieldValue.Text(before),
                                new FieldValue.Text(after))));
    }

    /** @return why a change is not to be seen in the cluster, in words */
    Optional<String> notChanged(FixPlan plan) {
        return plan.changes().stream()
                .filter(change -> facts.of(KubeProxyConfig.class).stream()
                        .noneMatch(config -> config.ref().equals(change.object())
                                && config.text()
                                        .asOptional()
                                        .map(FieldValue.Text::new)
                                        .filter(change.after()::equals)
                                        .isPresent()))
                .findFirst()
                .map(change -> change.object() + " does not hold what was written");
    }

    /**
     * What shows that IPVS runs with a changed configuration: it is written, the finding is gone, and every kube-proxy
     * that reads it began after the change and tells that it runs IPVS.
     */
    static Proof ipvsRuns(FixPlan plan, Aftermath now) {
        var proxies = new KubeProxies(now.facts());
        Optional<String> changed = proxies.notChanged(plan);
        if (changed.isPresent()) {
            return new Proof.NotYet(changed.get());
        }
        if (now.fingerprints().contains(plan.fingerprint())) {
            return stillHolds(plan);
        }
        return all(plan.restarts().stream()
                .map(restart -> proxies.notRestarted(restart, now.changedAt())
                        .<Proof>map(Proof.NotYet::new)
                        .orElseGet(() -> proxies.runs(restart, "ipvs")))
                .toList());
    }

    static Proof stillHolds(FixPlan plan) {
        return new Proof.NotYet("the finding " + plan.finding() + " still holds");
    }
}
