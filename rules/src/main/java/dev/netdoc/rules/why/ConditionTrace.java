package dev.netdoc.rules.why;

import java.util.List;
import java.util.Optional;

/**
 * One condition of a rule and what became of it.
 *
 * @param text as it stands in the rule, on one line
 * @param facts that made it hold; of one that did not hold, those that came nearest, or that stand against it
 * @param more how many further facts did the same
 * @param failure only of one that did not hold
 */
public record ConditionTrace(String text, State state, List<SeenFact> facts, long more, Optional<Failure> failure) {
    public ConditionTrace {
        facts = List.copyOf(facts);
    }

    /** What became of a condition. */
    public enum State {
        HELD,
        FAILED,
        /** A condition before it did not hold. */
        NOT_REACHED
    }

    /**
     * Why a condition did not hold.
     *
     * @param reason which of the kinds it is
     * @param type what it asks for, e.g. {@code NetworkAgent}; empty where it only compares
     * @param seen how many facts of this type there are
     * @param part what the nearest facts lack, as it stands in the rule; empty where nothing came near
     * @param rules those that would have made the missing fact, that which came furthest first
     */
    public record Failure(Reason reason, String type, long seen, String part, List<RuleTrace> rules) {
        public Failure {
            rules = List.copyOf(rules);
        }
    }

    /** How a condition can fail. */
    public enum Reason {
        /** No fact is of its type. */
        NOTHING,
        /** There are such facts, but none with all that is asked for. */
        NONE_MATCHES,
        /** There is a fact that must not be. */
        UNWANTED,
        /** A comparison is not true. */
        NOT_TRUE
    }
}
