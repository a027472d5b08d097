package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.AccessReview;
import dev.netdoc.bot.approval.KubernetesUser;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.ClusterWriter.Permission;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the writers of the clusters what a person may do there. What is not answered is an objection. */
public final class ClusterReview implements AccessReview {
    private final Map<String, ClusterWriter> writers;

    /** @param writers by cluster name */
    public ClusterReview(Map<String, ClusterWriter> writers) {
        this.writers = Map.copyOf(writers);
    }

    private record Deed(String verb, ObjectRef object) {}

    @Override
    public Optional<String> objection(String cluster, KubernetesUser user, FixPlan plan) {
        ClusterWriter writer = writers.get(cluster);
        if (writer == null) {
            return Optional.of("this installation has no write access to cluster " + cluster);
        }
        return deeds(plan).stream()
                .flatMap(deed -> objection(writer, user, deed).stream())
                .findFirst();
    }

    // A DaemonSet that rolls itself is changed by the plan, and that is asked about.
    private static List<Deed> deeds(FixPlan plan) {
        List<Deed> deeds = new ArrayList<>();
        for (Change change : plan.changes()) {
            deeds.add(new Deed("patch", change.object()));
        }
        plan.restarts().stream()
                .filter(restart -> restart.way() == RestartPlan.Way.PACED_DELETE)
                .map(restart -> new Deed(
                        "delete", new ObjectRef("Pod", restart.daemonSet().namespace(), "")))
                .distinct()
                .forEach(deeds::add);
        return deeds;
    }

    private static Optional<String> objection(ClusterWriter writer, KubernetesUser user, Deed deed) {
        return switch (writer.may(user.name(), user.groups(), deed.verb(), deed.object())) {
            case Look.Found<Permission>(Permission permission) ->
                permission.allowed()
                        ? Optional.empty()
                        : Optional.of(
                                permission.why().orElse(user.name() + " may not " + deed.verb() + " " + deed.object()));
            case Look.Missing<Permission>() -> Optional.of("the API server knows no SubjectAccessReview");
            case Look.Forbidden<Permission>(String why) -> Optional.of(why);
            case Look.NoAnswer<Permission>(String why) ->
                Optional.of("the API server did not say what " + user.name() + " may do: " + why);
        };
    }
}
