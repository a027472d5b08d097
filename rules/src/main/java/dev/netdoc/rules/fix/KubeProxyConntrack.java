package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.node.LongNode;
import dev.netdoc.rules.fact.EventKey;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.NetworkEvent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Raises {@code conntrack.maxPerCore}, one leaf and nothing else, and replaces the kube-proxy pods that read it. Only
 * where every node that gets it has the memory, and where it changes anything: kube-proxy gives a node so many entries
 * for each core, and at least {@code conntrack.min}.
 */
public final class KubeProxyConntrack implements Fix {
    /** More would take a notable part of the memory of most nodes. */
    private static final long CEILING = 262_144;
    /** What ACK has by default: less is worth writing only where there is less. */
    private static final long AT_LEAST = 65_536;
    /** What kube-proxy gives a node however few cores it has, where nothing is written. */
    private static final long USUAL_MIN = 131_072;

    private static final long BYTES_OF_AN_ENTRY = 320;
    private static final long MEBIBYTE = 1 << 20;
    /** One part in so many of a node's memory. */
    private static final long SHARE = 50;

    private static final Duration WATCHED = Duration.ofMinutes(30);
    // Ten minutes more than it watches, since the watch begins with the last container.
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(40);

    /** A node that gets the new limit, with the entries that it had and will have. */
    private record Room(String node, long before, long after, long memory) {
        boolean fits() {
            return after * BYTES_OF_AN_ENTRY * SHARE < memory;
        }

        /** @return what the table takes when it is full, rounded up */
        long mebibytes() {
            return (after * BYTES_OF_AN_ENTRY + MEBIBYTE - 1) / MEBIBYTE;
        }
    }

    @Override
    public String id() {
        return "kube-proxy-conntrack";
    }

    /** @return what a limit per core is raised to; the same if it is not to be raised */
    public static long next(long perCore) {
        return Math.min(CEILING, Math.max(AT_LEAST, 2 * perCore));
    }

    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        var proxies = new KubeProxies(facts);
        Optional<Boolean> ack = facts.of(Platform.class).stream()
                .filter(platform -> !platform.unknown())
                .map(Platform::ack)
                .findFirst();
        return ack.flatMap(isAck -> proxies.about(target.objects())
                .filter(configs -> configs.stream().allMatch(config -> raisable(config, isAck)))
                .flatMap(configs -> rooms(configs, isAck, proxies, facts)
                        .flatMap(rooms -> KubeProxies.changes(
                                        configs,
                                        (config, yaml) -> yaml.with(
                                                "conntrack",
                                                "maxPerCore",
                                                LongNode.valueOf(next(config.conntrackPerCore(isAck)))))
                                .flatMap(changes -> proxies.restarts(configs, full(facts)::contains, pod -> true)
                                        .map(restarts -> plan(target, configs, isAck, rooms, changes, restarts))))));
    }

    // Zero leaves the limit to the kernel, so that what is in force is not known here.
    private static boolean raisable(KubeProxyConfig config, boolean ack) {
        long now = config.conntrackPerCore(ack);
        return !config.conntrackMaxPerCore().isUnknown()
                && !config.conntrackMin().isUnknown()
                && config.conntrackMax().isAbsent()
                && now > 0
                && now < next(now);
    }

    /** @return for every node concerned; empty if one does not tell cores or memory, has no room, or no full one gains */
    private static Optional<List<Room>> rooms(
            List<KubeProxyConfig> configs, boolean ack, KubeProxies proxies, Facts facts) {
        Map<String, Node> nodes = facts.of(Node.class).stream()
                .collect(Collectors.toUnmodifiableMap(Node::name, Function.identity(), (one, other) -> one));
        List<String> names = configs.stream()
                .flatMap(config -> proxies.nodes(config).stream())
                .toList();
        List<Room> rooms = configs.stream()
                .flatMap(config -> proxies.nodes(config).stream()
                        .flatMap(name -> Stream.ofNullable(nodes.get(name)))
                        .flatMap(node -> room(config, ack, node).stream()))
                .toList();
        Set<String> full = full(facts);
        boolean helps = rooms.stream().anyMatch(room -> full.contains(room.node()) && room.after() > room.before());
        return helps && rooms.size() == names.size() && rooms.stream().allMatch(Room::fits)
                ? Optional.of(rooms)
                : Optional.empty();
    }

    private static Optional<Room> room(KubeProxyConfig config, boolean ack, Node node) {
        long cores = node.capacity().getOrDefault("cpu", 0L);
        long memory = node.capacity().getOrDefault("memory", 0L);
        long least = config.conntrackMin().asOptional().orElse(USUAL_MIN);
        long perCore = config.conntrackPerCore(ack);
        return cores > 0 && memory > 0
                ? Optional.of(new Room(
                        node.name(), Math.max(least, perCore * cores), Math.max(least, next(perCore) * cores), memory))
                : Optional.empty();
    }

    /** {@return nodes of which an event or a condition says that their table is full} */
    private static Set<String> full(Facts facts) {
        return Stream.concat(
                        facts.of(NetworkEvent.class).stream()
                                .filter(event -> event.key() == EventKey.CONNTRACK)
                                .map(NetworkEvent::node),
                        facts.of(Node.class).stream()
                                .filter(KubeProxyConntrack::toldFull)
                                .map(Node::name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean toldFull(Node node) {
        return node.conditions().stream()
                .anyMatch(condition -> condition.status().equals("True")
                        && Set.of("ConntrackFull", "ConntrackFullProblem").contains(condition.type()));
    }

    private FixPlan plan(
            Target target,
            List<KubeProxyConfig> configs,
            boolean ack,
            List<Room> rooms,
            List<Change> changes,
            List<RestartPlan> restarts) {
        Room largest = rooms.stream().max(Comparator.comparingLong(Room::after)).orElseThrow();
        var values = new HashMap<>(KubeProxies.values(configs, restarts));
        values.put(
                "current",
                KubeProxies.lines(configs.stream().map(config -> Long.toString(config.conntrackPerCore(ack)))));
        values.put(
                "raised",
                KubeProxies.lines(configs.stream().map(config -> Long.toString(next(config.conntrackPerCore(ack))))));
        values.put("largest", largest.node());
        values.put("entries", Long.toString(largest.after()));
        values.put("mebibytes", Long.toString(largest.mebibytes()));
        return FixPlan.of(id(), target, changes, restarts, VERIFY_WITHIN, values);
    }

    /** The finding itself lives on for an hour after the last event, so only what came after the restart counts. */
    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        var proxies = new KubeProxies(now.facts());
        return proxies.notChanged(plan)
                .or(() -> plan.restarts().stream()
                        .flatMap(restart -> proxies.notRestarted(restart, now.changedAt()).stream())
                        .findFirst())
                .or(() -> stillFull(plan, proxies, now))
                .<Proof>map(Proof.NotYet::new)
                .orElseGet(() -> new Proof.Proven(Optional.of(
                        "what fills the table is still there: NodeLocal DNSCache takes lookups out of it")));
    }

    private static Optional<String> stillFull(FixPlan plan, KubeProxies proxies, Aftermath now) {
        Facts facts = now.facts();
        Instant since = proxies.lastStart(plan.restarts()).orElse(now.changedAt());
        Set<String> nodes = plan.restarts().stream()
                .flatMap(restart -> restart.pods().stream())
                .map(RestartPlan.PodRestart::node)
                .collect(Collectors.toUnmodifiableSet());
        Optional<String> told = Stream.concat(
                        facts.of(NetworkEvent.class).stream()
                                .filter(event -> event.key() == EventKey.CONNTRACK
                                        && event.at().isAfter(since))
                                .map(NetworkEvent::node),
                        facts.of(Node.class).stream()
                                .filter(KubeProxyConntrack::toldFull)
                                .map(Node::name))
                .filter(nodes::contains)
                .findFirst()
                .map(node -> "the table is still full on " + node);
        boolean readable = facts.of(Listing.class).stream()
                .anyMatch(list -> list.resource().startsWith("events") && list.readable());
        if (told.isPresent()) {
            return told;
        }
        if (!readable) {
            return Optional.of("events may not be read");
        }
        Instant end = since.plus(WATCHED);
        return facts.gatheredAt().isBefore(end)
                ? Optional.of("no table was full since the restart; watched until " + end)
                : Optional.empty();
    }
}
