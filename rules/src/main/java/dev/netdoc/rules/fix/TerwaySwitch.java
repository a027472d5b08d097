package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayConfig;
import dev.netdoc.rules.fact.TerwayLog;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A switch of Terway's policy container: a key of eni-config's data, beside {@code eni_conf}, whose only good text is
 * {@code true}.
 *
 * @param key e.g. {@code in_cluster_loadbalance}
 * @param variable of the container's environment that older builds take it from
 */
record TerwaySwitch(String key, String variable) {
    private static final FieldValue ON = new FieldValue.Text("true");
    private static final String POLICY = "policy";
    /** From here on the container reads the mounted files; from 1.12 that is not sure. */
    private static final String READS_FILES = "1.13.0";

    static Optional<TerwayConfig> config(Facts facts) {
        return facts.of(TerwayConfig.class).stream().findFirst();
    }

    /**
     * The restart after which the switch is on.
     *
     * @return empty unless the policy container of this build surely reads the key, and if there is no pod to restart
     */
    Optional<RestartPlan> restart(NetworkAgent agent, TerwayConfig config, Facts facts) {
        return PacedRestart.daemonSet(agent.ref(), facts)
                .filter(set -> set.container(POLICY)
                        .filter(policy -> reads(policy, agent, config))
                        .isPresent())
                .flatMap(set -> PacedRestart.of(set, node -> false, facts));
    }

    // A variable with a text of its own hides the ConfigMap, in what builds exactly is not known.
    private boolean reads(AgentContainer policy, NetworkAgent agent, TerwayConfig config) {
        String source = policy.env().get(variable);
        return source == null
                ? agent.atLeast(READS_FILES)
                : source.equals("configmap:" + config.ref().name() + "/" + key);
    }

    /** @param written the text of the key as it stands; empty if it is not known, or on already */
    Optional<Change> change(TerwayConfig config, Reading<String> written) {
        FieldValue before =
                written.<FieldValue>map(FieldValue.Text::new).asOptional().orElseGet(FieldValue.Missing::new);
        return written.isUnknown() || before.equals(ON)
                ? Optional.empty()
                : Optional.of(
                        new Change(config.ref(), config.uid(), config.resourceVersion(), "/data/" + key, before, ON));
    }

    /** @return the values that the texts of every such fix use */
    static Map<String, String> values(Change change, RestartPlan restart) {
        List<PodRestart> pods = restart.pods();
        return Map.of(
                "configMap", change.object().name(),
                "namespace", change.object().namespace(),
                "daemonSet", restart.daemonSet().name(),
                "canary", pods.getFirst().node(),
                "podCount", Integer.toString(pods.size()));
    }

    /** @return whether the key is on in what was read after the change */
    static boolean on(Reading<String> written) {
        return written.asOptional().filter("true"::equals).isPresent();
    }

    /**
     * What the policy containers say that were made after the change, without those on nodes with exclusive ENIs, where
     * they do nothing.
     */
    static List<Told> told(FixPlan plan, Aftermath now) {
        Set<String> replaced = plan.restarts().stream()
                .flatMap(restart -> restart.pods().stream())
                .map(PodRestart::uid)
                .collect(Collectors.toUnmodifiableSet());
        Set<String> exclusive = now.facts().of(Node.class).stream()
                .filter(Node::eniOnly)
                .map(Node::name)
                .collect(Collectors.toUnmodifiableSet());
        // Kubernetes tells whole seconds.
        Map<ObjectRef, Pod> pods = now.facts().of(Pod.class).stream()
                .filter(pod -> !replaced.contains(pod.uid()) && !exclusive.contains(pod.node()))
                .filter(pod -> pod.since()
                        .filter(at -> !at.isBefore(now.changedAt().truncatedTo(ChronoUnit.SECONDS)))
                        .isPresent())
                .filter(pod -> plan.restarts().stream().anyMatch(restart -> restart.owns(pod)))
                .collect(Collectors.toUnmodifiableMap(Pod::ref, pod -> pod));
        return now.facts().of(TerwayLog.class).stream()
                .filter(log -> log.container().equals(POLICY))
                .flatMap(log -> Optional.ofNullable(pods.get(log.pod())).map(pod -> new Told(pod, log)).stream())
                .toList();
    }

    /** The log of a policy container, and the pod that it is of. */
    record Told(Pod pod, TerwayLog log) {}
}
