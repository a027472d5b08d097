package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.FlannelConfig;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Adds {@code cniVersion} to {@code cni-conf.json}, one leaf and nothing else, and replaces the Flannel pods. */
public final class FlannelAddCniVersion implements Fix {
    private static final String KEY = "cni-conf.json";
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(10);

    @Override
    public String id() {
        return "flannel-add-cniversion";
    }

    /** @return the version that Flannel's own files of that shape and age carry */
    public static String valueFor(FlannelConfig config, NetworkAgent flannel) {
        return config.list() || flannel.atLeast("0.15.0") ? "0.3.1" : "0.3.0";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        Optional<NetworkAgent> flannel = facts.of(NetworkAgent.class).stream()
                .filter(NetworkAgent::flannel)
                .findFirst();
        return flannel.flatMap(agent -> facts.of(FlannelConfig.class).stream()
                .findFirst()
                .flatMap(config -> change(config, agent)
                        .flatMap(change ->
                                restart(agent, facts).map(restart -> plan(target, config, agent, change, restart)))));
    }

    private static Optional<Change> change(FlannelConfig config, NetworkAgent agent) {
        return config.cniConf()
                .asOptional()
                .flatMap(before -> JsonText.parse(before)
                        .filter(json -> json.has("name") && !json.has("cniVersion"))
                        .map(json -> new Change(
                                config.ref(),
                                config.uid(),
                                config.resourceVersion(),
                                "/data/" + KEY,
                                new FieldValue.Text(before),
                                new FieldValue.Text(json.insertAfter("name", "cniVersion", valueFor(config, agent))))));
    }

    // Nodes that wait for the change come first; a healthy one gains nothing by going early.
    private static Optional<RestartPlan> restart(NetworkAgent agent, Facts facts) {
        Predicate<String> lost = facts.of(Node.class).stream()
                .filter(node -> !node.ready())
                .map(Node::name)
                .collect(Collectors.toUnmodifiableSet())::contains;
        return PacedRestart.daemonSet(agent.ref(), facts).flatMap(set -> PacedRestart.of(set, lost, facts));
    }

    private FixPlan plan(Target target, FlannelConfig config, NetworkAgent agent, Change change, RestartPlan restart) {
        List<String> nodes =
                restart.pods().stream().map(PodRestart::node).distinct().toList();
        // An unhealthy Flannel is what the missing key leads to.
        return FixPlan.of(
                        id(),
                        target,
                        List.of(change),
                        List.of(restart),
                        VERIFY_WITHIN,
                        Map.of(
                                "configMap", config.ref().name(),
                                "namespace", config.ref().namespace(),
                                "daemonSet", agent.name(),
                                "cniVersion", valueFor(config, agent),
                                "canary", nodes.getFirst(),
                                "podCount", Integer.toString(restart.pods().size())))
                .mendingAgent();
    }
}
