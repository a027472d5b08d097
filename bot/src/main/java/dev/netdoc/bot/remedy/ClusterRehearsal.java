package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Rehearsal;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.Look;
import dev.netdoc.bot.cluster.Seen;
import dev.netdoc.bot.cluster.WriteResult;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Dry runs of plans by the writers of the clusters. */
public final class ClusterRehearsal implements Rehearsal {
    private final Map<String, ClusterWriter> writers;

    /** @param writers by cluster name; a cluster without one is read-only */
    public ClusterRehearsal(Map<String, ClusterWriter> writers) {
        this.writers = Map.copyOf(writers);
    }

    @Override
    public boolean serves(String cluster) {
        return writers.containsKey(cluster);
    }

    @Override
    public Rehearsed rehearse(String cluster, FixPlan plan) {
        ClusterWriter writer = writers.get(cluster);
        if (writer == null) {
            return new Rehearsed.Refused("this installation has no write access to cluster " + cluster);
        }
        List<String> results = new ArrayList<>();
        for (Change change : plan.changes()) {
            switch (rehearse(writer, change)) {
                case Rehearsed.Passed(String result) -> results.add(result);
                case Rehearsed.Refused refused -> {
                    return refused;
                }
                case Rehearsed.Edited edited -> {
                    return edited;
                }
            }
        }
        return new Rehearsed.Passed(String.join("\n", results));
    }

    private static Rehearsed rehearse(ClusterWriter writer, Change change) {
        return switch (writer.read(change.object(), change.path())) {
            case Look.Found<Seen>(Seen seen)
            when !seen.uid().equals(change.uid()) ->
                new Rehearsed.Refused(change.object() + " was deleted and made anew; look at the cluster again");
            case Look.Found<Seen>(Seen seen)
            when !seen.value().equals(change.before()) -> new Rehearsed.Edited(change, seen.value());
            case Look.Found<Seen>(Seen seen) -> rehearse(writer, change, seen);
            case Look.Missing<Seen>() -> new Rehearsed.Refused(change.object() + " is gone; look at the cluster again");
            case Look.Forbidden<Seen>(String why) -> new Rehearsed.Refused(why);
            case Look.NoAnswer<Seen>(String why) ->
                new Rehearsed.Refused("cannot read " + change.object() + ": " + why);
        };
    }

    private static Rehearsed rehearse(ClusterWriter writer, Change change, Seen seen) {
        return switch (writer.dryRun(change, seen)) {
            case WriteResult.Done(FieldValue value)
            when value.equals(change.after()) ->
                new Rehearsed.Passed(Job.place(change) + " " + seen.uid() + "\n" + value);
            case WriteResult.Done other ->
                new Rehearsed.Refused("the API server would store another value at " + Job.place(change)
                        + " than was asked for: something in the cluster, such as an admission webhook, rewrites it");
            case WriteResult.Conflict(String why) ->
                new Rehearsed.Refused("the dry run of " + Job.place(change) + " was refused: " + why);
            case WriteResult.Refused(String why) -> new Rehearsed.Refused(why);
            case WriteResult.Unclear(String why) -> new Rehearsed.Refused("the dry run had no answer: " + why);
        };
    }
}
