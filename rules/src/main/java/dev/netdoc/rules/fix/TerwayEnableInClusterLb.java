package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Service;
import dev.netdoc.rules.fact.TerwayConfig;
import dev.netdoc.rules.fact.TerwayLog;
import dev.netdoc.rules.fact.TerwayNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lets Terway keep calls to the external addresses of Services inside the cluster, and replaces its pods. */
public final class TerwayEnableInClusterLb implements Fix {
    private static final TerwaySwitch SWITCH = new TerwaySwitch("in_cluster_loadbalance", "IN_CLUSTER_LOADBALANCE");
    private static final String SINCE = "1.2.0";
    private static final Set<String> ACCELERATED = Set.of("ipvlan", "datapathv2");
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(15);
    private static final int SERVICES_NAMED = 5;

    @Override
    public String id() {
        return "terway-enable-in-cluster-lb";
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        return facts.only(NetworkAgent.class, NetworkAgent::terway)
                .filter(agent -> agent.atLeast(SINCE))
                .flatMap(agent -> TerwaySwitch.config(facts)
                        .filter(config -> accelerated(config, facts))
                        .flatMap(config -> plan(target, agent, config, facts)));
    }

    private Optional<FixPlan> plan(Target target, NetworkAgent agent, TerwayConfig config, Facts facts) {
        List<Service> services = reached(facts);
        if (services.isEmpty()) {
            return Optional.empty(); // nothing would get better, and every node would lose its agent for a moment
        }
        return SWITCH.change(config, config.inClusterLbText())
                .flatMap(change -> SWITCH.restart(agent, config, facts)
                        .map(restart -> FixPlan.of(
                                id(),
                                target,
                                List.of(change),
                                List.of(restart),
                                VERIFY_WITHIN,
                                values(change, restart, services))));
    }

    // Which nodes are, is what the finding concludes. Here it is enough that there can be one at all.
    private static boolean accelerated(TerwayConfig config, Facts facts) {
        return ACCELERATED.contains(config.effectiveType())
                || facts.of(TerwayNode.class).stream()
                        .anyMatch(node -> node.datapath()
                                .asOptional()
                                .filter(ACCELERATED::contains)
                                .isPresent())
                || facts.of(TerwayLog.class).stream()
                        .anyMatch(log -> log.cilium() && log.datapath().isPresent());
    }

    /** @return the Services that have an address outside the cluster, whose callers will feel the change */
    private static List<Service> reached(Facts facts) {
        return facts.of(Service.class).stream()
                .filter(service -> service.type().equals("LoadBalancer")
                        || !service.externalIps().isEmpty())
                .toList();
    }

    private static Map<String, String> values(Change change, RestartPlan restart, List<Service> services) {
        var values = new HashMap<>(TerwaySwitch.values(change, restart));
        Stream<String> names = services.stream()
                .map(service -> service.ref().namespace() + "/" + service.ref().name())
                .sorted()
                .limit(SERVICES_NAMED);
        values.put("services", String.join("\n", names.toList()));
        values.put("serviceCount", Integer.toString(services.size()));
        return values;
    }

    /** Proven by the log of a new policy container; where logs are refused, no more than likely. */
    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        if (TerwaySwitch.config(now.facts())
                .filter(config -> TerwaySwitch.on(config.inClusterLbText()))
                .isEmpty()) {
            return new Proof.NotYet("in_cluster_loadbalance of eni-config is not \"true\"");
        }
        List<TerwaySwitch.Told> told = TerwaySwitch.told(plan, now);
        Optional<TerwaySwitch.Told> off =
                told.stream().filter(t -> says(t, false)).findFirst();
        if (off.isPresent()) {
            return new Proof.NotYet(off.get().pod().name() + " started with enable-in-cluster-loadbalance=false");
        }
        if (told.stream().anyMatch(t -> says(t, true))) {
            return new Proof.Proven(Optional.empty());
        }
        return logsRefused(now.facts())
                ? new Proof.Proven(Optional.of("logs may not be read here, so that the new pods of "
                        + plan.restarts().getFirst().daemonSet().name()
                        + " took the setting is likely, not seen: look for enable-in-cluster-loadbalance=true"
                        + " in the log of a policy container"))
                : new Proof.NotYet("no log of a new policy container says enable-in-cluster-loadbalance=true");
    }

    private static boolean says(TerwaySwitch.Told told, boolean value) {
        Reading<Boolean> seen = told.log().inClusterLb();
        return seen.asOptional().filter(on -> on == value).isPresent();
    }

    private static boolean logsRefused(Facts facts) {
        return facts.of(Listing.class).stream()
                .anyMatch(list -> list.resource().equals("pods/log") && list.unreadable());
    }
}
