package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.ClusterVersion;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.CustomKind;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyOnNode;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.TerwayNodeConfig;
import dev.netdoc.rules.fact.UnknownFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is not known of a cluster although a finding that applies to it needs it.
 *
 * @param fact in the words of the API, for it stands in texts of every language, e.g. {@code configmaps/eni-config}
 * @param reason why it is not known
 * @param place where it would have been read
 * @param permission the rule of RBAC that would help; empty where none would
 * @param findings ids of those that cannot be concluded, sorted
 */
public record Gap(String fact, String reason, String place, String permission, List<String> findings) {
    private static final int NODES_SHOWN = 3;

    /** Behind the name of a ConfigMap that nodes name in that label. */
    private static final String NAMED_BY_NODES = " (terway-config)";

    public Gap {
        findings = List.copyOf(findings);
    }

    /** @return in order of their facts; none if everything that matters is known */
    public static List<Gap> of(Facts facts) {
        Set<Family> families = Family.of(facts);
        return Stream.of(
                        read(facts),
                        events(facts),
                        custom(facts),
                        configs(facts, families),
                        versions(facts),
                        written(facts, families),
                        texts(facts))
                .flatMap(List::stream)
                .flatMap(unknown -> needed(unknown, families).stream())
                .distinct()
                .sorted(Comparator.comparing(Gap::fact).thenComparing(Gap::place))
                .toList();
    }

    /** @return told with what is missing for it, and what to grant */
    public Evidence evidence() {
        return new Evidence(
                fact,
                reason + "; needed by " + String.join(", ", findings)
                        + (permission.isEmpty() ? "" : "; grant " + permission),
                place);
    }

    /** What is not known, whether or not it matters. */
    private record Unknown(String fact, String reason, String place) {}

    private static Optional<Gap> needed(Unknown unknown, Set<Family> families) {
        return Need.of(unknown.fact())
                .filter(need -> families.contains(need.family()))
                .map(need -> new Gap(
                        unknown.fact(),
                        unknown.reason(),
                        unknown.place(),
                        unknown.reason().contains("forbidden") ? need.permission() : "",
                        need.findings().stream()
                                .filter(id -> families.contains(Family.of(id)))
                                .sorted()
                                .toList()))
                .filter(gap -> !gap.findings().isEmpty());
    }

    /** What was asked for and not answered; what is told more closely below is left out. */
    private static List<Unknown> read(Facts facts) {
        return facts.unknown().stream()
                .filter(one -> !one.fact().matches("events.*|configmaps/.*|server version"))
                .map(one -> new Unknown(one.fact(), one.reason(), place(one)))
                .toList();
    }

    private static String place(UnknownFact one) {
        return one.fact().equals("pods/log") ? "logs of pods in kube-system" : "GET " + one.fact();
    }

    /** Both APIs tell the same events, so one of them is enough. */
    private static List<Unknown> events(Facts facts) {
        List<Listing> lists = facts.of(Listing.class).stream()
                .filter(list ->
                        list.resource().equals("events") || list.resource().equals("events.events.k8s.io"))
                .toList();
        return lists.stream().anyMatch(Listing::readable)
                ? List.of()
                : lists.stream()
                        .flatMap(list -> unknown("events", list.objects()))
                        .limit(1)
                        .toList();
    }

    /** A kind that the API does not have is known to have no objects. */
    private static List<Unknown> custom(Facts facts) {
        Set<String> kinds =
                facts.of(CustomKind.class).stream().map(CustomKind::name).collect(Collectors.toSet());
        return facts.of(Listing.class).stream()
                .filter(list -> kinds.contains(list.resource()))
                .flatMap(list -> unknown(list.resource(), list.objects()))
                .toList();
    }

    private static List<Unknown> configs(Facts facts, Set<Family> families) {
        var all = new ArrayList<Unknown>();
        for (StoredConfig config : inUse(facts, families)) {
            unknown("configmaps/" + config.name(), config.stamp()).forEach(all::add);
        }
        for (TerwayNodeConfig config : facts.of(TerwayNodeConfig.class)) {
            unknown("configmaps/" + config.name() + NAMED_BY_NODES, config.found())
                    .forEach(all::add);
        }
        return all;
    }

    /** Of several ConfigMaps that may configure one thing, those that are mounted, or lie beside the agent. */
    private static List<StoredConfig> inUse(Facts facts, Set<Family> families) {
        Set<String> mounted = facts.of(KubeProxyOnNode.class).stream()
                .filter(KubeProxyOnNode::running)
                .map(KubeProxyOnNode::config)
                .collect(Collectors.toSet());
        Set<String> homes = facts.of(NetworkAgent.class).stream()
                .filter(NetworkAgent::flannel)
                .map(agent -> agent.ref().namespace())
                .collect(Collectors.toSet());
        boolean anyProxy = families.contains(Family.KUBE_PROXY) && mounted.isEmpty();
        return facts.of(StoredConfig.class).stream()
                .filter(config ->
                        !config.name().startsWith("kube-proxy") || anyProxy || mounted.contains(config.name()))
                .filter(config -> !config.name().equals("kube-flannel-cfg")
                        || homes.isEmpty()
                        || homes.contains(config.ref().namespace()))
                .toList();
    }

    private static List<Unknown> versions(Facts facts) {
        var all = new ArrayList<Unknown>();
        for (ClusterVersion cluster : facts.of(ClusterVersion.class)) {
            unknown("GET /version", cluster.version()).forEach(all::add);
        }
        for (NetworkAgent agent : facts.of(NetworkAgent.class)) {
            if (agent.terway() || agent.flannel()) {
                unknown(agent.name() + " image", agent.version()).forEach(all::add);
            }
        }
        var odd = new TreeSet<String>();
        for (Node node : facts.of(Node.class)) {
            if (!node.virtual() && node.system().kubelet().isUnknown()) {
                odd.add(node.name());
            }
        }
        if (!odd.isEmpty()) {
            all.add(new Unknown(
                    "status.nodeInfo.kubeletVersion",
                    "no version that can be compared on " + odd.size() + " node(s)",
                    "status.nodeInfo.kubeletVersion of Node "
                            + String.join(", ", odd.stream().limit(NODES_SHOWN).toList())));
        }
        return all;
    }

    /** Without managedFields nobody can tell whether what runs has read what is written. */
    private static List<Unknown> written(Facts facts, Set<Family> families) {
        Set<String> dynamic = facts.of(TerwayNodeConfig.class).stream()
                .map(TerwayNodeConfig::name)
                .collect(Collectors.toSet());
        return inUse(facts, families).stream()
                .flatMap(config -> config.stamp().asOptional().stream()
                        .filter(stamp -> stamp.dataWrittenAt().isUnknown())
                        .map(stamp -> new Unknown(
                                config.name() + (dynamic.contains(config.name()) ? NAMED_BY_NODES : "")
                                        + " metadata.managedFields",
                                "no managedFields; kubectl gives them with --show-managed-fields",
                                config.ref() + " metadata.managedFields")))
                .toList();
    }

    private static List<Unknown> texts(Facts facts) {
        return facts.of(ConfigFault.class).stream()
                .filter(fault ->
                        fault.kind() == ConfigFault.Kind.UNPARSABLE || fault.kind() == ConfigFault.Kind.COMMENT)
                .map(fault -> new Unknown(
                        fault.ref().name() + " data[" + fault.key() + "]",
                        "does not parse",
                        fault.evidence().source()))
                .toList();
    }

    private static Stream<Unknown> unknown(String fact, Reading<?> reading) {
        return reading instanceof Reading.Unknown<?> unknown
                ? Stream.of(
                        new Unknown(fact, unknown.reason(), unknown.evidence().source()))
                : Stream.empty();
    }
}
