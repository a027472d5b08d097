package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.netdoc.rules.fact.AgentContainer;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.ImageReference;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Version;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells an ip-masq-agent of one's own to take source ports in order. The last of several equal flags counts. */
public final class GkeIpMasqRandomOff implements Fix {
    private static final String CONTAINER = "ip-masq-agent";
    private static final String FLAG = "random-fully";
    private static final String ARGUMENT = "--random-fully=false";
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(10);

    @Override
    public String id() {
        return "gke-ip-masq-random-off";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        return facts.of(DaemonSet.class).stream()
                .filter(set -> target.objects().contains(set.ref()) && ownAndRolling(set))
                .findFirst()
                .flatMap(set -> agent(set)
                        .filter(GkeIpMasqRandomOff::takesTheArgument)
                        .flatMap(agent -> agent.args().map(args -> change(set, agent, args)))
                        .flatMap(change -> restart(set, facts).map(restart -> plan(target, set, change, restart))));
    }

    /** One of Google's would be put back; one that waits for its pods to be deleted does not roll itself. */
    private static boolean ownAndRolling(DaemonSet set) {
        return !set.labels().containsKey("addonmanager.kubernetes.io/mode")
                && set.updateStrategy().equals("RollingUpdate");
    }

    private static Optional<AgentContainer> agent(DaemonSet set) {
        return set.container(CONTAINER).filter(container -> !container.init());
    }

    /** What follows the script of a shell is not read by the agent. */
    private static boolean takesTheArgument(AgentContainer agent) {
        int own = agent.command().size() - agent.args().map(List::size).orElse(0);
        boolean shell = agent.command().subList(0, own).contains("-c")
                || agent.args()
                        .filter(args -> args.contains("-c") || args.contains("--"))
                        .isPresent();
        return !shell && version(agent).filter(v -> v.atLeast("2.11.0")).isPresent() && !off(agent);
    }

    private static Optional<Version> version(AgentContainer agent) {
        return ImageReference.parse(agent.image()).tag().flatMap(Version::triple);
    }

    private static boolean off(AgentContainer agent) {
        return agent.flag(FLAG).filter("false"::equals).isPresent();
    }

    private static Change change(DaemonSet set, AgentContainer agent, List<String> args) {
        List<AgentContainer> containers =
                set.containers().stream().filter(container -> !container.init()).toList();
        var after = new ArrayList<>(args);
        after.add(ARGUMENT);
        return new Change(
                set.ref(),
                set.uid(),
                set.resourceVersion(),
                "/spec/template/spec/containers/" + containers.indexOf(agent) + "/args",
                list(args),
                list(after));
    }

    private static FieldValue list(List<String> words) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        words.forEach(list::add);
        return new FieldValue.Json(list.toString());
    }

    private static Optional<RestartPlan> restart(DaemonSet set, Facts facts) {
        return PacedRestart.of(set, node -> false, facts)
                .map(all -> new RestartPlan(all.daemonSet(), all.selector(), all.pods(), RestartPlan.Way.ROLLS_ITSELF));
    }

    private FixPlan plan(Target target, DaemonSet set, Change change, RestartPlan restart) {
        return FixPlan.of(
                id(),
                target,
                List.of(change),
                List.of(restart),
                VERIFY_WITHIN,
                Map.of(
                        "namespace", set.namespace(),
                        "daemonSet", set.name(),
                        "agentVersion",
                                agent(set)
                                        .flatMap(a ->
                                                ImageReference.parse(a.image()).tag())
                                        .orElse(""),
                        "podCount", Integer.toString(restart.pods().size())));
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        ObjectRef ref = plan.restarts().getFirst().daemonSet();
        Optional<DaemonSet> found = PacedRestart.daemonSet(ref, now.facts());
        if (found.isEmpty()) {
            return new Proof.NotYet(ref + " was not seen");
        }
        DaemonSet set = found.get();
        if (agent(set).filter(GkeIpMasqRandomOff::off).isEmpty()) {
            return new Proof.NotYet(ref + " lacks " + ARGUMENT);
        }
        int desired = set.desired().orElse(-1);
        boolean rolledOut = set.observedGeneration() >= set.generation()
                && set.updated() == desired
                && set.ready() == desired
                && set.unavailable() == 0;
        if (!rolledOut) {
            return new Proof.NotYet(ref + " is still rolling out: " + set.updated() + " of " + desired
                    + " pods are new, " + set.ready() + " are ready");
        }
        return new Proof.Proven(Optional.empty());
    }
}
