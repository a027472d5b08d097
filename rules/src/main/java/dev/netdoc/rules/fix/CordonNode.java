package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Keeps new pods away from nodes on which they get no network. It mends nothing: the nodes wait for a person, and their
 * running pods stay.
 */
public final class CordonNode implements Fix {
    // A wrong conclusion must not take a pool away.
    private static final int AT_MOST = 3;
    private static final Duration VERIFY_WITHIN = Duration.ofMinutes(1);

    /** Where the findings name the nodes on which pods fail; others they name only for their version. */
    private static final Map<String, String> NAMED = Map.of(
            "flannel-ip-leak", "nodes",
            "terway-mac-not-found", "nodes",
            "gke-ip-leak", "leaking");

    @Override
    public String id() {
        return "cordon-node";
    }

    @Override
    public boolean mends() {
        return false;
    }

    /** A list of nodes that could not be read would make a node look like the last of its pool, or not exist. */
    @Override
    public Optional<FixPlan> plan(Target target, Facts facts) {
        if (!readable(facts)) {
            return Optional.empty();
        }
        List<String> about = target.named(NAMED.getOrDefault(target.finding(), ""));
        var schedulable = new ArrayList<>(
                facts.of(Node.class).stream().filter(CordonNode::schedulable).toList());
        var cordoned = new ArrayList<Node>();
        for (Node node : facts.of(Node.class)) {
            if (cordoned.size() < AT_MOST
                    && about.contains(node.name())
                    && mayBeCordoned(node)
                    && schedulable.stream().anyMatch(other -> besides(node, other))) {
                cordoned.add(node);
                schedulable.remove(node);
            }
        }
        return cordoned.isEmpty() ? Optional.empty() : Optional.of(plan(target, cordoned, schedulable));
    }

    private static boolean readable(Facts facts) {
        return facts.of(Listing.class).stream().anyMatch(list -> list.resource().equals("nodes") && list.readable());
    }

    /** Where no pool is named, instances of one type count as one; where that is not known either, nothing is done. */
    private static boolean mayBeCordoned(Node node) {
        return !node.unschedulable()
                && node.deletedAt().isEmpty()
                && !node.virtual()
                && !node.pool().isEmpty();
    }

    private static boolean besides(Node node, Node other) {
        return !other.name().equals(node.name()) && other.pool().equals(node.pool());
    }

    /** Taints of Kubernetes itself say that something is wrong; those of people are what a pool is for. */
    private static boolean schedulable(Node node) {
        return node.ready()
                && !node.unschedulable()
                && node.deletedAt().isEmpty()
                && !node.virtual()
                && !node.controlPlane()
                && node.taints().stream()
                        .noneMatch(taint -> taint.key().startsWith("node.kubernetes.io/")
                                && !taint.effect().equals("PreferNoSchedule"));
    }

    private FixPlan plan(Target target, List<Node> nodes, List<Node> schedulable) {
        List<Change> changes = nodes.stream().map(CordonNode::change).toList();
        return FixPlan.of(
                id(),
                target,
                changes,
                List.of(),
                VERIFY_WITHIN,
                Map.of(
                        "nodes", nodes.stream().map(Node::name).collect(Collectors.joining("\n")),
                        "count", Integer.toString(nodes.size()),
                        "left", left(nodes, schedulable)));
    }

    private static Change change(Node node) {
        return new Change(
                node.ref(),
                node.uid(),
                node.resourceVersion(),
                "/spec/unschedulable",
                new FieldValue.Missing(),
                new FieldValue.Json("true"));
    }

    /** @return how many schedulable nodes each of the pools keeps, e.g. {@code batch: 2} */
    private static String left(List<Node> cordoned, List<Node> schedulable) {
        return cordoned.stream()
                .map(Node::pool)
                .sorted()
                .distinct()
                .map(pool -> pool + ": "
                        + schedulable.stream()
                                .filter(node -> node.pool().equals(pool))
                                .count())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Proof proof(FixPlan plan, Aftermath now) {
        if (!readable(now.facts())) {
            return new Proof.NotYet("the nodes cannot be read");
        }
        List<String> names =
                plan.changes().stream().map(change -> change.object().name()).toList();
        // A node that is gone takes no pods either.
        List<String> open = now.facts().of(Node.class).stream()
                .filter(node -> names.contains(node.name()) && !node.unschedulable())
                .map(Node::name)
                .sorted()
                .toList();
        return open.isEmpty()
                ? new Proof.Proven(Optional.of(String.join(", ", names) + " must still be mended, and uncordoned then"))
                : new Proof.NotYet(String.join(", ", open) + " takes new pods");
    }
}
