package dev.netdoc.rules.why;

import java.util.List;

/**
 * How far one rule came with the facts of a cluster.
 *
 * @param rule its name without the finding's id, e.g. {@code no pod waits yet}
 * @param fingerprint of the finding that it concluded; empty if it concluded none
 * @param conditions in the order of the rule; those that only gather what the finding tells stand there if they did
 */
public record RuleTrace(String rule, String fingerprint, List<ConditionTrace> conditions) {
    public RuleTrace {
        conditions = List.copyOf(conditions);
    }

    public long held() {
        return conditions.stream()
                .filter(condition -> condition.state() == ConditionTrace.State.HELD)
                .count();
    }
}
