package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.AgentOnNode;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.TerwayConfig;
import dev.netdoc.rules.fix.TerwaySwitch.Told;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Stops Terway from enforcing NetworkPolicy where there is none, and replaces its pods. Somebody has to ask for it. */
public final class TerwayDisableNetworkPolicy implements Fix {
    private static final TerwaySwitch SWITCH = new TerwaySwitch("disable_network_policy", "DISABLE_POLICY");
    /** Terway's own enforcers act on those of Calico and Cilium as well. */
    private static final Set<String> POLICIES = Set.of(
            "networkpolicies.networking.k8s.io",
            "globalnetworkpolicies.crd.projectcalico.org",
            "networkpolicies.crd.projectcalico.org",
            "ciliumnetworkpolicies.cilium.io",
            "ciliumclusterwidenetworkpolicies.cilium.io");

    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(15);
    /** Felix writes its first lines within seconds. */
    private static final Duration FELIX_WOULD_HAVE_SPOKEN = Duration.ofMinutes(1);

    @Override
    public String id() {
        return "terway-disable-network-policy";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        if (!withoutPolicies(facts)) {
            return Optional.empty();
        }
        return facts.only(NetworkAgent.class, NetworkAgent::terway)
                .filter(agent -> shared(agent, facts))
                .flatMap(agent -> TerwaySwitch.config(facts)
                        .filter(config -> !config.policyOff())
                        .flatMap(config -> plan(target, agent, config, facts)));
    }

    private Optional<FixPlan> plan(Target target, NetworkAgent agent, TerwayConfig config, Facts facts) {
        String words = confirmation(facts);
        return SWITCH.change(config, config.policyDisabledText())
                .flatMap(change -> SWITCH.restart(agent, config, facts)
                        .map(restart -> FixPlan.of(
                                        id(),
                                        target,
                                        List.of(change),
                                        List.of(restart),
                                        VERIFY_WITHIN,
                                        values(change, restart, words))
                                .inWords(words)));
    }

    // Who has two clusters open has to see which one this is.
    private static String confirmation(Facts facts) {
        return facts.cluster().isBlank()
                ? "stop enforcing network policy"
                : "stop enforcing network policy in " + facts.cluster().strip();
    }

    private static Map<String, String> values(Change change, RestartPlan restart, String words) {
        var values = new HashMap<>(TerwaySwitch.values(change, restart));
        values.put("confirmation", words);
        return values;
    }

    private static boolean withoutPolicies(Facts facts) {
        return facts.of(Listing.class).stream()
                .filter(list -> POLICIES.contains(list.resource()) && list.empty())
                .map(Listing::resource)
                .collect(Collectors.toUnmodifiableSet())
                .equals(POLICIES);
    }

    /** @return whether some node surely shares its ENIs between pods; on the others nothing is enforced anyway */
    private static boolean shared(NetworkAgent agent, Facts facts) {
        boolean multi = agent.daemonMode()
                .asOptional()
                .map(mode -> mode.equalsIgnoreCase("ENIMultiIP"))
                .orElse(agent.name().equals("terway-eniip")
                        && agent.daemonMode().isAbsent());
        Set<String> exclusive = facts.of(Node.class).stream()
                .filter(Node::eniOnly)
                .map(Node::name)
                .collect(Collectors.toUnmodifiableSet());
        return multi
                && facts.of(AgentOnNode.class).stream()
                        .filter(on -> on.terway() && on.agent().equals(agent.name()) && on.nodeKnown())
                        .anyMatch(on -> !exclusive.contains(on.node()) || on.before("1.11.0"));
    }

    /** Proven when a new policy container says so, or runs for a while without Felix and without Cilium. */
    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        if (TerwaySwitch.config(now.facts())
                .filter(config -> TerwaySwitch.on(config.policyDisabledText()))
                .isEmpty()) {
            return new Proof.NotYet("disable_network_policy of eni-config is not \"true\"");
        }
        List<Told> told = TerwaySwitch.told(plan, now);
        return told.stream()
                .filter(TerwayDisableNetworkPolicy::enforces)
                .findFirst()
                .<Proof>map(t ->
                        new Proof.NotYet("the policy container of " + t.pod().name() + " still enforces"))
                .orElseGet(() -> told.stream().anyMatch(t -> gone(t, now.facts()))
                        ? new Proof.Proven(Optional.empty())
                        : new Proof.NotYet(
                                "no log of a new policy container shows --enable-policy=never, or that Felix is gone"));
    }

    private static boolean enforces(Told told) {
        return told.log()
                .policy()
                .asOptional()
                .map(policy -> !policy.equals("never"))
                .orElse(told.log().felix());
    }

    private static boolean gone(Told told, Facts facts) {
        return told.log().policy().isPresent()
                || (!told.log().cilium() && !told.log().felix() && runsFor(told, FELIX_WOULD_HAVE_SPOKEN, facts));
    }

    private static boolean runsFor(Told told, Duration atLeast, Facts facts) {
        return told.pod().containers().stream()
                .filter(container -> container.name().equals("policy"))
                .map(PodContainer::startedAt)
                .anyMatch(start -> start.filter(at -> !at.plus(atLeast).isAfter(facts.gatheredAt()))
                        .isPresent());
    }
}
