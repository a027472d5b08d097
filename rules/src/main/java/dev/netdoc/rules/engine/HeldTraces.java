package dev.netdoc.rules.engine;

import dev.netdoc.rules.finding.Concluded;
import dev.netdoc.rules.why.ConditionTrace;
import dev.netdoc.rules.why.ConditionTrace.State;
import dev.netdoc.rules.why.RuleTrace;
import dev.netdoc.rules.why.SeenFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Conditions that held, with their facts; and for facts that rules made, the rules that made them, once for each. */
final class HeldTraces {
    // As much as a person reads; a cluster can have thousands of the same.
    private static final int SHOWN = 10;
    private static final int DEEPEST = 3;
    private static final int TRACED = 3;

    private final RuleSource source;
    private final Probes.Answers answers;
    private final Set<Object> traced = Collections.newSetFromMap(new IdentityHashMap<>());

    HeldTraces(RuleSource source, Probes.Answers answers) {
        this.source = source;
        this.answers = answers;
    }

    /** @return the rule that concluded it; empty if that was not a rule of this file */
    Optional<RuleTrace> of(Concluded concluded, String fingerprint) {
        return answers.maker(concluded).map(made -> trace(made, fingerprint, 0));
    }

    private RuleTrace trace(Probes.Made made, String fingerprint, int depth) {
        int rule = source.rules().indexOf(made.rule());
        List<RuleCondition> conditions = made.rule().conditions();
        return new RuleTrace(made.rule().title(), fingerprint, held(rule, conditions.size(), made.values(), depth));
    }

    /**
     * @param count how many of the rule's conditions
     * @param values what the rule matched, by labels
     * @param depth how many facts made by rules stand above
     */
    List<ConditionTrace> held(int rule, int count, Map<String, Object> values, int depth) {
        List<RuleCondition> conditions = source.rules().get(rule).conditions();
        Set<Object> told = Collections.newSetFromMap(new IdentityHashMap<>());
        List<ConditionTrace> traces = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            RuleCondition condition = conditions.get(c);
            List<Found> found = condition.negative() ? List.of() : found(rule, c, values);
            List<Found> fresh = found.stream().filter(f -> told.add(f.fact())).toList();
            if (!condition.gathers() || !condition.pattern() && !fresh.isEmpty()) {
                traces.add(new ConditionTrace(
                        condition.text(),
                        State.HELD,
                        seen(condition.gathers() ? fresh : found, depth),
                        Math.max(0, (condition.gathers() ? fresh : found).size() - SHOWN),
                        Optional.empty()));
            }
        }
        return traces;
    }

    /** @return the facts within a condition that go with what the rule matched before it */
    List<Found> found(int rule, int c, Map<String, Object> values) {
        RuleCondition condition = source.rules().get(rule).conditions().get(c);
        if (condition.pattern()) {
            Object fact = values.get(condition.label());
            return fact == null
                    ? List.of()
                    : List.of(new Found(fact, condition.asked().getFirst().constraints()));
        }
        List<String> before = source.rules().get(rule).conditions().stream()
                .limit(c)
                .filter(RuleCondition::pattern)
                .map(RuleCondition::label)
                .toList();
        Set<Object> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Found> found = new ArrayList<>();
        for (Map<String, Object> match : answers.matches(TraceKeys.within(rule, c))) {
            if (before.stream().allMatch(label -> Objects.equals(match.get(label), values.get(label)))) {
                for (int l = 0; l < condition.labels().size(); l++) {
                    Object fact = match.get(condition.labels().get(l));
                    if (fact != null && distinct.add(fact)) {
                        found.add(new Found(fact, condition.asked().get(l).constraints()));
                    }
                }
            }
        }
        return found;
    }

    /** @param constraints what was asked of the fact */
    record Found(Object fact, String constraints) {}

    List<SeenFact> seen(List<Found> found, int depth) {
        List<SeenFact> seen = new ArrayList<>();
        for (Found one : found.subList(0, Math.min(SHOWN, found.size()))) {
            boolean trace = depth < DEEPEST && seen.size() < (depth == 0 ? TRACED : 1) && traced.add(one.fact());
            seen.add(seen(
                    one,
                    true,
                    trace ? answers.maker(one.fact()).map(made -> trace(made, "", depth + 1)) : Optional.empty()));
        }
        return seen;
    }

    static SeenFact seen(Found one, boolean held, Optional<RuleTrace> madeBy) {
        return new SeenFact(
                one.fact().getClass().getSimpleName(),
                FactReader.about(one.fact()),
                FactReader.evidence(one.fact(), one.constraints(), held),
                madeBy);
    }
}
