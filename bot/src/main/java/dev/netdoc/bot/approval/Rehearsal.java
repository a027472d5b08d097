package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;

/** Asks a cluster's API server what a plan would do, without doing it. Thread-safe. */
public interface Rehearsal {

    /** {@return whether this installation can write to the cluster} */
    boolean serves(String cluster);

    Rehearsed rehearse(String cluster, FixPlan plan);

    /** What the API server said. */
    sealed interface Rehearsed {
        /**
         * It would go through.
         *
         * @param result what the objects would be; equal for equal outcomes, so that it can be part of a digest
         */
        record Passed(String result) implements Rehearsed {}

        /**
         * It would not.
         *
         * @param reason plain English: what was refused and what to do
         */
        record Refused(String reason) implements Rehearsed {}

        /**
         * An object does not hold what the plan begins with.
         *
         * @param now what it holds
         */
        record Edited(Change change, FieldValue now) implements Rehearsed {}
    }
}
