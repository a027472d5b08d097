package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.FlannelConfig;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Sets {@code hairpinMode} in the delegate of the flannel object, and replaces the Flannel pods, but no other pod. */
public final class FlannelEnableHairpin implements Fix {
    private static final String KEY = "cni-conf.json";
    private static final String SINCE = "0.13.0";
    private static final String DOES_WITHOUT_CNI_VERSION = "0.15.1.19";
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(10);

    @Override
    public String id() {
        return "flannel-enable-hairpin";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        return facts.only(NetworkAgent.class, NetworkAgent::flannel)
                .filter(agent -> agent.atLeast(SINCE))
                .flatMap(agent -> config(facts)
                        .filter(config -> !config.hairpinOn() && mayStart(agent, config))
                        .flatMap(config -> change(config)
                                .flatMap(change -> restart(agent, facts)
                                        .map(restart -> plan(target, agent, change, restart, facts)))));
    }

    // A Flannel pod that starts writes the file, and without a version its node is lost: that is to be mended first.
    private static boolean mayStart(NetworkAgent agent, FlannelConfig config) {
        return config.cniVersion().isPresent() || agent.atLeast(DOES_WITHOUT_CNI_VERSION);
    }

    private static Optional<FlannelConfig> config(Facts facts) {
        return facts.of(FlannelConfig.class).stream().findFirst();
    }

    private static Optional<Change> change(FlannelConfig config) {
        return config.cniConf()
                .asOptional()
                .flatMap(before -> JsonText.parse(before)
                        .flatMap(FlannelEnableHairpin::turnedOn)
                        .map(after -> new Change(
                                config.ref(),
                                config.uid(),
                                config.resourceVersion(),
                                "/data/" + KEY,
                                new FieldValue.Text(before),
                                new FieldValue.Text(after))));
    }

    // A delegate of our own making says what Flannel takes for granted where there is none.
    private static Optional<String> turnedOn(JsonText json) {
        return place(json.tree())
                .flatMap(flannel -> json.tree().at(flannel).has("delegate")
                        ? json.with(flannel + "/delegate/hairpinMode", BooleanNode.TRUE)
                        : json.with(
                                flannel + "/delegate",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("isDefaultGateway", true)
                                        .put("hairpinMode", true)));
    }

    /** @return a JSON Pointer to the flannel object: the only one of a list, or the root; empty if there is none */
    private static Optional<String> place(JsonNode tree) {
        JsonNode plugins = tree.path("plugins");
        if (plugins.isMissingNode()) {
            return flannel(tree) ? Optional.of("") : Optional.empty();
        }
        List<Integer> at = IntStream.range(0, plugins.size())
                .filter(i -> flannel(plugins.path(i)))
                .boxed()
                .toList();
        return at.size() == 1 ? Optional.of("/plugins/" + at.getFirst()) : Optional.empty();
    }

    private static boolean flannel(JsonNode object) {
        return object.path("type").asText().equals("flannel");
    }

    private static Optional<RestartPlan> restart(NetworkAgent agent, Facts facts) {
        return PacedRestart.daemonSet(agent.ref(), facts).flatMap(set -> PacedRestart.of(set, node -> false, facts));
    }

    private FixPlan plan(Target target, NetworkAgent agent, Change change, RestartPlan restart, Facts facts) {
        List<PodRestart> pods = restart.pods();
        Set<String> nodes = pods.stream().map(PodRestart::node).collect(Collectors.toUnmodifiableSet());
        long workload = facts.of(Pod.class).stream()
                .filter(pod -> bridged(pod) && nodes.contains(pod.node()))
                .count();
        return FixPlan.of(
                id(),
                target,
                List.of(change),
                List.of(restart),
                VERIFY_WITHIN,
                Map.of(
                        "configMap", change.object().name(),
                        "namespace", change.object().namespace(),
                        "daemonSet", agent.name(),
                        "canary", pods.getFirst().node(),
                        "podCount", Integer.toString(pods.size()),
                        "workloadCount", Long.toString(workload)));
    }

    /** @return whether it runs behind a port of the bridge */
    private static boolean bridged(Pod pod) {
        return pod.live()
                && !pod.hostNetwork()
                && !pod.node().isEmpty()
                && pod.deletedAt().isEmpty();
    }

    /** Proven when the file says so; that pods without hairpin are left is a remainder, for nobody restarts them here. */
    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        if (config(now.facts()).filter(FlannelConfig::hairpinOn).isEmpty()) {
            return new Proof.NotYet("hairpinMode is not true in the delegate of the flannel object");
        }
        long older = older(plan, now);
        return new Proof.Proven(
                older == 0
                        ? Optional.empty()
                        : Optional.of(older + (older == 1 ? " pod is" : " pods are")
                                + " older than the new configuration of the node and without hairpin until made anew:"
                                + " recreate those that call themselves"));
    }

    // A node has the new file from when its own Flannel pod started.
    private static long older(FixPlan plan, Aftermath now) {
        List<Pod> pods = now.facts().of(Pod.class);
        Map<String, Instant> renewed = pods.stream()
                .filter(pod -> plan.restarts().stream().anyMatch(restart -> restart.owns(pod)))
                .filter(pod -> pod.since().isPresent())
                .collect(Collectors.toMap(Pod::node, pod -> pod.since().orElseThrow(), (a, b) -> a.isAfter(b) ? a : b));
        return pods.stream()
                .filter(pod -> bridged(pod) && renewed.containsKey(pod.node()))
                .filter(pod -> pod.since()
                        .filter(at -> at.isAfter(renewed.get(pod.node())))
                        .isEmpty())
                .count();
    }
}
