package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.TerwayNodeConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Replaces the Terway pods that are older than their configuration. It writes nothing. */
public final class TerwayRestart implements Fix {
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(20);
    private static final String WRITTEN = "written";

    @Override
    public String id() {
        return "terway-restart";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        if (target.objects().size() != 1) {
            return Optional.empty();
        }
        ObjectRef config = target.objects().getFirst();
        Map<ObjectRef, Pod> pods =
                facts.of(Pod.class).stream().collect(Collectors.toMap(Pod::ref, Function.identity(), (a, b) -> b));
        return written(config, facts).flatMap(at -> {
            List<RestartPlan> restarts = restarts(config, at, facts);
            List<Pod> old = restarts.stream()
                    .flatMap(restart -> restart.pods().stream())
                    .flatMap(restart -> Stream.ofNullable(pods.get(restart.pod())))
                    .toList();
            return !old.isEmpty() && TerwayChange.since(old, facts).safe()
                    ? Optional.of(plan(target, config, at, restarts))
                    : Optional.empty();
        });
    }

    private static Optional<Instant> written(ObjectRef config, Facts facts) {
        return facts.of(StoredConfig.class).stream()
                .filter(stored -> stored.ref().equals(config))
                .findFirst()
                .flatMap(stored -> stored.stamp().asOptional())
                .map(StoredConfig.Stamp::dataWrittenAt)
                .flatMap(Reading::asOptional);
    }

    private static List<RestartPlan> restarts(ObjectRef config, Instant at, Facts facts) {
        Set<ObjectRef> agents = facts.of(NetworkAgent.class).stream()
                .filter(NetworkAgent::terway)
                .map(NetworkAgent::ref)
                .collect(Collectors.toUnmodifiableSet());
        Predicate<String> reads = readers(config, facts);
        Predicate<Pod> old = pod -> reads.test(pod.node()) && startedBefore(pod, at);
        return facts.of(DaemonSet.class).stream()
                .filter(set -> agents.contains(set.ref()))
                .flatMap(set -> PacedRestart.of(set, node -> false, node -> false, old, facts).stream())
                .toList();
    }

    /** @return on which nodes Terway reads the ConfigMap */
    private static Predicate<String> readers(ObjectRef config, Facts facts) {
        if (config.equals(TerwayChange.ENI_CONFIG)) {
            return node -> true;
        }
        return facts.of(TerwayNodeConfig.class).stream()
                .filter(own -> own.ref().equals(config))
                .map(TerwayNodeConfig::nodes)
                .flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet())::contains;
    }

    private static boolean startedBefore(Pod pod, Instant at) {
        return pod.startedAt().filter(start -> start.isBefore(at)).isPresent();
    }

    private FixPlan plan(Target target, ObjectRef config, Instant at, List<RestartPlan> restarts) {
        return FixPlan.of(
                id(),
                target,
                List.of(),
                restarts,
                VERIFY_WITHIN,
                Map.of(
                        "configMap",
                        config.name(),
                        WRITTEN,
                        at.toString(),
                        "daemonSets",
                        restarts.stream()
                                .map(restart -> restart.daemonSet().name())
                                .collect(Collectors.joining("\n")),
                        "canary",
                        restarts.getFirst().pods().getFirst().node(),
                        "podCount",
                        Integer.toString(restarts.stream()
                                .mapToInt(restart -> restart.pods().size())
                                .sum())));
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        Instant written = Instant.parse(plan.values().getOrDefault(WRITTEN, Instant.MAX.toString()));
        for (RestartPlan restart : plan.restarts()) {
            Set<String> nodes =
                    restart.pods().stream().map(RestartPlan.PodRestart::node).collect(Collectors.toUnmodifiableSet());
            List<Pod> pods = now.facts().of(Pod.class).stream()
                    .filter(pod -> restart.owns(pod) && nodes.contains(pod.node()))
                    .toList();
            if (pods.isEmpty()) {
                return new Proof.NotYet("no pod of " + restart.daemonSet() + " was seen on these nodes");
            }
            for (Pod pod : pods) {
                if (pod.startedAt().filter(start -> start.isAfter(written)).isEmpty()) {
                    return new Proof.NotYet(pod.ref() + " is older than the change of " + written);
                }
                if (!pod.ready()) {
                    return new Proof.NotYet(pod.ref() + " is not ready");
                }
            }
        }
        return new Proof.Proven(
                now.fingerprints().contains(plan.fingerprint())
                        ? Optional.of("the configuration was written again since")
                        : Optional.empty());
    }
}
