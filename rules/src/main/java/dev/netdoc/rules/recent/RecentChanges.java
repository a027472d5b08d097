package dev.netdoc.rules.recent;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.NetworkEvent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.recent.RecentChange.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads off the facts what changed shortly before they were gathered. It concludes nothing. */
public final class RecentChanges {
    private static final Set<String> SYSTEM = Set.of("kube-system", "kube-flannel");

    private final Facts facts;
    private final Instant since;

    private RecentChanges(Facts facts, Duration within) {
        this.facts = facts;
        this.since = facts.gatheredAt().minus(within);
    }

    /** @return the newest first; what happened to several objects of one kind in the same way counts once */
    public static List<RecentChange> of(Facts facts, Duration within) {
        return new RecentChanges(facts, within).all();
    }

    private List<RecentChange> all() {
        var changes = new ArrayList<RecentChange>();
        List<Node> nodes = facts.of(Node.class);
        together(Kind.NODE_JOINED, nodes.stream().flatMap(n -> moment(n.ref(), n.createdAt(), "")))
                .ifPresent(changes::add);
        together(
                        Kind.NODE_READY,
                        nodes.stream()
                                .filter(Node::ready)
                                .filter(n -> !recent(n.createdAt()))
                                .flatMap(n -> moment(n.ref(), n.changedAt("Ready"), "")))
                .ifPresent(changes::add);
        together(
                        Kind.NODE_NOT_READY,
                        nodes.stream()
                                .filter(n -> !n.ready())
                                .flatMap(n -> moment(n.ref(), n.changedAt("Ready"), n.reasonOf("Ready"))))
                .ifPresent(changes::add);
        changes.addAll(agents());
        facts.of(StoredConfig.class).stream()
                .flatMap(c -> moment(
                        c.ref(),
                        c.writtenAt(),
                        c.stamp().asOptional().map(StoredConfig.Stamp::manager).orElse("")))
                .map(m -> new RecentChange(Kind.CONFIG_WRITTEN, m.object(), m.at(), 1, m.by()))
                .forEach(changes::add);
        changes.addAll(events());
        changes.sort(Comparator.comparing(RecentChange::at)
                .reversed()
                .thenComparing(RecentChange::kind)
                .thenComparing(RecentChange::object));
        return List.copyOf(changes);
    }

    private record Moment(ObjectRef object, Instant at, String by) {}

    private boolean recent(Optional<Instant> at) {
        return at.filter(t -> !t.isBefore(since)).isPresent();
    }

    private Stream<Moment> moment(ObjectRef object, Optional<Instant> at, String by) {
        return at.filter(t -> recent(at)).map(t -> new Moment(object, t, by)).stream();
    }

    private static Optional<RecentChange> together(Kind kind, Stream<Moment> moments) {
        List<Moment> all = moments.toList();
        return all.stream()
                .max(Comparator.comparing(Moment::at).thenComparing(Moment::object))
                .map(last -> new RecentChange(kind, last.object(), last.at(), all.size(), last.by()));
    }

    private List<RecentChange> agents() {
        Map<ObjectRef, List<Moment>> started = new TreeMap<>();
        for (Pod pod : facts.of(Pod.class)) {
            Optional<String> daemonSet =
                    pod.owner().filter(o -> o.kind().equals("DaemonSet")).map(Pod.Owner::name);
            if (daemonSet.isPresent() && SYSTEM.contains(pod.namespace())) {
                var owner = new ObjectRef("DaemonSet", pod.namespace(), daemonSet.get());
                Optional<Instant> last = pod.containers().stream()
                        .filter(c -> !c.init())
                        .flatMap(c -> c.startedAt().stream())
                        .max(Comparator.naturalOrder())
                        .or(pod::startedAt);
                moment(owner, last, "")
                        .forEach(m -> started.computeIfAbsent(owner, o -> new ArrayList<>())
                                .add(m));
            }
        }
        return started.values().stream()
                .flatMap(m -> together(Kind.AGENT_STARTED, m.stream()).stream())
                .toList();
    }

    // One pattern on a hundred nodes is one change.
    private List<RecentChange> events() {
        Map<String, List<Moment>> first = new TreeMap<>();
        for (NetworkEvent event : facts.of(NetworkEvent.class)) {
            moment(event.about(), event.firstAt().or(() -> Optional.of(event.at())), event.reason())
                    .forEach(m -> first.computeIfAbsent(event.key() + "/" + event.reason(), key -> new ArrayList<>())
                            .add(m));
        }
        return first.values().stream()
                .flatMap(m -> together(Kind.EVENT, m.stream()).stream())
                .toList();
    }
}
