package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.LogMatch;
import dev.netdoc.rules.fact.LogMatch.Kind;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.ProxierSeen;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.TerwayLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The tail of one container's log to facts. */
final class LogReader {
    private static final Map<Patterns, Kind> KINDS = Map.of(
            Patterns.VSWITCH, Kind.VSWITCH,
            Patterns.ENI_QUOTA, Kind.ENI_QUOTA,
            Patterns.EIP_POOL_UNSUPPORTED, Kind.EIP_POOL_UNSUPPORTED,
            Patterns.EIP_MIGRATE_FINISHED, Kind.EIP_MIGRATE_FINISHED,
            Patterns.INPUT_FAILED, Kind.INPUT_FAILED,
            Patterns.FLANNEL_LEASE, Kind.FLANNEL_LEASE,
            Patterns.X509, Kind.X509,
            Patterns.UNKNOWN_PROXY_MODE, Kind.UNKNOWN_PROXY_MODE);
    /** Lines that tell what an event would: like an event they count for an hour. */
    private static final Set<Kind> PASSING = Set.of(
            Kind.VSWITCH,
            Kind.ENI_QUOTA,
            Kind.ROUTE,
            Kind.ROUTE_TABLE_FULL,
            Kind.ROUTE_TABLES_MULTIPLE,
            Kind.ROUTE_TABLES_NONE,
            Kind.X509);

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int MATCHES_OF_A_KIND = 5;

    private final ObjectRef pod;
    private final String container;
    private final String text;
    private final Optional<Pod> seen;
    private final Instant now;

    /** @param seen the pod itself, where it was read; its node and the start of its container come from there */
    LogReader(ObjectRef pod, String container, String text, Optional<Pod> seen, Instant now) {
        this.pod = pod;
        this.container = container;
        this.text = text;
        this.seen = seen;
        this.now = now;
    }

    /** What {@link #terway()} and {@link #proxier()} look for, beside what {@link #KINDS} names. */
    private static final List<Patterns> TOLD_AT_START = List.of(
            Patterns.EXCLUSIVE_CHANGED,
            Patterns.KERNEL,
            Patterns.IPVLAN_REFUSED,
            Patterns.KEEP_IPVLAN,
            Patterns.DATAPATH_V2,
            Patterns.DATAPATH,
            Patterns.POLICY,
            Patterns.IN_CLUSTER_LB,
            Patterns.PROXY_REPLACEMENT,
            Patterns.HOST_PORT,
            Patterns.AUTO_V2,
            Patterns.USING,
            Patterns.CANNOT_IPVS);

    /** @return the lines from which {@link #facts()} come, in order, without credentials; the others say nothing here */
    static String linesRead(String pod, String text) {
        var lines = new ArrayList<String>();
        boolean cilium = false;
        boolean felix = false;
        for (String line : text.split("\n", -1)) {
            boolean ciliums = !cilium && Patterns.CILIUM.in(line); // that there is one is enough
            boolean felixs = !felix && Patterns.FELIX.in(line);
            cilium |= ciliums;
            felix |= felixs;
            if (ciliums
                    || felixs
                    || KINDS.keySet().stream().anyMatch(p -> p.in(line))
                    || TOLD_AT_START.stream().anyMatch(p -> p.in(line))
                    || ofRoutes(pod, line)) {
                lines.add(Excerpt.redact(line));
            }
        }
        return String.join("\n", lines);
    }

    private static boolean ofRoutes(String pod, String line) {
        return pod.contains("cloud-controller-manager")
                && line.toLowerCase(java.util.Locale.ROOT).contains("route")
                && route(line).isPresent();
    }

    Stream<Object> facts() {
        var all = new ArrayList<Object>(matches());
        if (container.startsWith("kube-proxy")) {
            proxier().ifPresent(all::add);
        }
        if (container.equals("policy") || container.equals("terway-init") || container.equals("terway")) {
            all.add(terway());
        }
        return all.stream();
    }

    private String node() {
        return seen.map(Pod::node).orElse("");
    }

    private Evidence evidence(String fact, String line) {
        return new Evidence(fact, Excerpt.of(line), "log of " + pod + " container " + container);
    }

    private List<LogMatch> matches() {
        var all = new ArrayList<LogMatch>();
        String[] lines = text.split("\n", -1);
        for (int i = lines.length - 1; i >= 0; i--) {
            String line = lines[i];
            for (Map.Entry<Patterns, Kind> e : KINDS.entrySet()) {
                if (e.getKey().in(line)) {
                    add(all, e.getValue(), line);
                }
            }
            if (ofRoutes(pod.name(), line)) {
                route(line).ifPresent(kind -> add(all, kind, line));
            }
        }
        return all;
    }

    private static Optional<Kind> route(String line) {
        return switch (SeenEvent.route(line)) {
            case ROUTE_TABLES_MULTIPLE -> Optional.of(Kind.ROUTE_TABLES_MULTIPLE);
            case ROUTE_TABLES_NONE -> Optional.of(Kind.ROUTE_TABLES_NONE);
            case ROUTE_TABLE_FULL -> Optional.of(Kind.ROUTE_TABLE_FULL);
            default -> Patterns.ROUTE_REASON.in(line) ? Optional.of(Kind.ROUTE) : Optional.empty();
        };
    }

    private void add(List<LogMatch> all, Kind kind, String line) {
        Optional<Instant> at = LogTime.of(line, now);
        if (PASSING.contains(kind)
                && at.filter(t -> t.isBefore(now.minus(WINDOW))).isPresent()) {
            return;
        }
        if (all.stream().filter(m -> m.kind() == kind).count() < MATCHES_OF_A_KIND) {
            String shown = Excerpt.of(line);
            all.add(new LogMatch(
                    kind,
                    pod,
                    container,
                    node(),
                    shown,
                    kind == Kind.VSWITCH ? Patterns.VSWITCH_ID.all(line) : List.of(),
                    at,
                    evidence("log line", line)));
        }
    }

    /** Lines of an earlier start of the container say nothing about what runs. */
    private Optional<ProxierSeen> proxier() {
        Optional<Instant> started = seen.flatMap(p -> p.containers().stream()
                        .filter(c -> c.name().equals(container))
                        .findFirst())
                .flatMap(PodContainer::startedAt);
        String using = "";
        String refused = "";
        for (String line : text.split("\n", -1)) {
            boolean earlier = started.isPresent()
                    && LogTime.of(line, now)
                            .filter(t -> t.isBefore(started.get().minusSeconds(5)))
                            .isPresent();
            if (!earlier && Patterns.USING.in(line)) {
                using = line;
            } else if (!earlier && Patterns.CANNOT_IPVS.in(line)) {
                refused = line;
                using = "";
            }
        }
        if (using.isEmpty() && refused.isEmpty()) {
            return Optional.empty();
        }
        Evidence evidence =
                evidence("proxier", using.isEmpty() ? refused : refused.isEmpty() ? using : refused + " / " + using);
        Optional<String> mode = Patterns.USING.last(using).map(m -> m.toLowerCase(java.util.Locale.ROOT));
        List<String> modules = Patterns.MODULES
                .last(refused)
                .map(m -> Stream.of(m.split("[\\s,]+", -1))
                        .filter(s -> !s.isEmpty())
                        .toList())
                .orElse(List.of());
        String role = seen.flatMap(Pod::owner).map(Pod.Owner::name).orElse(container);
        return Optional.of(new ProxierSeen(
                pod,
                container,
                node(),
                role,
                mode.<Reading<String>>map(m -> new Reading.Present<>(m, evidence))
                        .orElseGet(() -> new Reading.Absent<>(evidence)),
                !refused.isEmpty(),
                modules,
                evidence));
    }

    private TerwayLog terway() {
        String firstLine = Stream.of(text.split("\n", -1))
                .filter(l -> Patterns.DATAPATH.in(l) || Patterns.DATAPATH_V2.in(l) || Patterns.KEEP_IPVLAN.in(l))
                .reduce((a, b) -> b)
                .orElse("");
        boolean init = container.equals("terway-init");
        return new TerwayLog(
                pod,
                container,
                node(),
                reading("datapath-mode", Patterns.DATAPATH.last(text)),
                init && Patterns.DATAPATH_V2.in(text),
                init && Patterns.KEEP_IPVLAN.in(text),
                container.equals("policy") && Patterns.CILIUM.in(text),
                container.equals("policy") && Patterns.FELIX.in(text),
                reading("enable-policy", Patterns.POLICY.last(text)),
                truth("kube-proxy-replacement", Patterns.PROXY_REPLACEMENT.last(text)),
                truth("enable-host-port", Patterns.HOST_PORT.last(text)),
                truth("enable-in-cluster-loadbalance", Patterns.IN_CLUSTER_LB.last(text)),
                truth("AutoDataPathV2", Patterns.AUTO_V2.last(text)),
                init && Patterns.EXCLUSIVE_CHANGED.in(text),
                init && Patterns.KERNEL.in(text),
                init && Patterns.IPVLAN_REFUSED.in(text),
                evidence("datapath in the log", firstLine));
    }

    private Reading<String> reading(String fact, Optional<String> value) {
        return value.<Reading<String>>map(
                        v -> new Reading.Present<>(v.toLowerCase(java.util.Locale.ROOT), evidence(fact, v)))
                .orElseGet(() -> new Reading.Absent<>(evidence(fact, "(no line)")));
    }

    private Reading<Boolean> truth(String fact, Optional<String> value) {
        return reading(fact, value).map(v -> v.equals("true") || v.equals("strict"));
    }
}
