package dev.netdoc.bot.remedy;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what would be proposed now is what was approved: then the conditions of the fix still hold. */
final class SamePlan {
    /** What a plan does, without what may differ: resourceVersions, pods, words. */
    private record Essence(String id, List<Edit> edits, List<ObjectRef> restarted) {
        record Edit(ObjectRef object, String uid, String path, FieldValue before, FieldValue after) {}

        static Essence of(FixPlan plan) {
            return new Essence(
                    plan.id(),
                    plan.changes().stream()
                            .map(c -> new Edit(c.object(), c.uid(), c.path(), c.before(), c.after()))
                            .toList(),
                    plan.restarts().stream().map(RestartPlan::daemonSet).toList());
        }
    }

    private SamePlan() {}

    /** @param now the plan for the cluster as it is now; empty if there is none */
    static Outcome check(FixPlan approved, Optional<FixPlan> now) {
        if (now.isEmpty()) {
            return Outcome.stale(
                    "the conditions of the fix no longer hold: there is none for the cluster as it is now; nothing was written");
        }
        return Essence.of(approved).equals(Essence.of(now.get()))
                ? new Outcome.GoOn()
                : Outcome.stale("for the cluster as it is now another fix would be proposed (" + inShort(now.get())
                        + "); nothing was written, propose it anew");
    }

    private static String inShort(FixPlan plan) {
        Stream<String> edits = plan.changes().stream().map(Change::object).map(object -> "change of " + object);
        Stream<String> restarts =
                plan.restarts().stream().map(RestartPlan::daemonSet).map(set -> "restart of " + set);
        return plan.id() + ": " + Stream.concat(edits, restarts).collect(Collectors.joining(", "));
    }
}
