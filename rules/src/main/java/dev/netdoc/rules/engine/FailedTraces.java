package dev.netdoc.rules.engine;

import dev.netdoc.rules.engine.HeldTraces.Found;
import dev.netdoc.rules.why.ConditionTrace;
import dev.netdoc.rules.why.ConditionTrace.Failure;
import dev.netdoc.rules.why.ConditionTrace.Reason;
import dev.netdoc.rules.why.ConditionTrace.State;
import dev.netdoc.rules.why.RuleTrace;
import dev.netdoc.rules.why.SeenFact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Of each rule that could conclude a finding, the first condition that did not hold. */
final class FailedTraces {
    private static final int DEEPEST = 3;
    private static final int NEAR = 3;
    private static final Pattern CALLED = Pattern.compile("\\$\\w+(?:\\.[\\w.]+)?");

    private final RuleSource source;
    private final Probes.Answers answers;
    private final Probes.Answers parts;
    private final HeldTraces held;

    /**
     * @param answers about whole conditions
     * @param parts about parts of those that did not hold
     */
    FailedTraces(RuleSource source, Probes.Answers answers, Probes.Answers parts) {
        this.source = source;
        this.answers = answers;
        this.parts = parts;
        this.held = new HeldTraces(source, answers);
    }

    /** @return the rule that came furthest first */
    List<RuleTrace> all() {
        return nearestFirst(source.concluding(), 0);
    }

    private List<RuleTrace> nearestFirst(List<RuleSource.Rule> rules, int depth) {
        return rules.stream()
                .map(rule -> trace(rule, depth))
                .sorted(Comparator.comparingDouble(FailedTraces::nearness).reversed())
                .toList();
    }

    /** @return 1 for a rule all of whose conditions hold; a missing fact counts as far as the rules came that make it */
    private static double nearness(RuleTrace trace) {
        double missing = trace.conditions().stream()
                .flatMap(condition -> condition.failure().stream())
                .flatMap(failure -> failure.rules().stream())
                .mapToDouble(FailedTraces::nearness)
                .max()
                .orElse(0);
        return trace.conditions().isEmpty()
                ? 1
                : (trace.held() + missing) / trace.conditions().size();
    }

    private RuleTrace trace(RuleSource.Rule rule, int depth) {
        int r = source.rules().indexOf(rule);
        OptionalInt failed = TraceKeys.failed(source, answers, r);
        int count = failed.orElse(rule.conditions().size());
        List<Map<String, Object>> last = count == 0 ? List.of() : answers.matches(TraceKeys.upTo(r, count - 1));
        Map<String, Object> example = last.isEmpty() ? Map.of() : last.getFirst();
        List<ConditionTrace> conditions = new ArrayList<>(heldBefore(r, count, example));
        failed.ifPresent(c -> conditions.add(failed(r, c, example, depth)));
        rule.conditions().stream()
                .skip(count + 1L)
                .filter(condition -> !condition.gathers())
                .forEach(condition -> conditions.add(
                        new ConditionTrace(condition.text(), State.NOT_REACHED, List.of(), 0, Optional.empty())));
        return new RuleTrace(rule.title(), "", conditions);
    }

    private List<ConditionTrace> heldBefore(int r, int count, Map<String, Object> example) {
        List<String> gathering = source.rules().get(r).conditions().stream()
                .filter(RuleCondition::gathers)
                .map(RuleCondition::text)
                .toList();
        return held.held(r, count, example, DEEPEST).stream()
                .filter(condition -> !gathering.contains(condition.text()))
                .toList();
    }

    private ConditionTrace failed(int r, int c, Map<String, Object> example, int depth) {
        RuleCondition condition = source.rules().get(r).conditions().get(c);
        if (condition.negative()) {
            List<Found> against = held.found(r, c, example);
            return failed(
                    condition, against, new Failure(Reason.UNWANTED, types(condition), against.size(), "", List.of()));
        }
        if (condition.compares()) {
            return failed(condition, compared(condition, example), new Failure(Reason.NOT_TRUE, "", 0, "", List.of()));
        }
        return missing(r, c, depth);
    }

    private ConditionTrace missing(int r, int c, int depth) {
        RuleCondition condition = source.rules().get(r).conditions().get(c);
        Set<String> asked =
                condition.asked().stream().map(one -> simple(one.type())).collect(Collectors.toSet());
        String types = types(condition);
        long seen = answers.facts(fact -> asked.contains(fact.getClass().getSimpleName()))
                .size();
        if (seen == 0) {
            List<RuleSource.Rule> makers = depth >= DEEPEST
                    ? List.of()
                    : source.rules().stream()
                            .filter(rule -> asked.stream().anyMatch(rule::makes))
                            .filter(rule -> source.rules().indexOf(rule) != r)
                            .toList();
            seen = Math.max(0, parts.count(TraceKeys.part(r, c, 0)));
            if (seen == 0) {
                return failed(
                        condition,
                        List.of(),
                        new Failure(Reason.NOTHING, types, 0, "", nearestFirst(makers, depth + 1)));
            }
        }
        List<Map<String, Object>> whole = answers.matches(TraceKeys.within(r, c));
        if (!whole.isEmpty()) {
            // There are such facts, but not as many as are asked for.
            String outer = condition.text().replaceFirst("\\s+from\\s.*", "");
            return failed(
                    condition,
                    found(whole, condition),
                    new Failure(Reason.NONE_MATCHES, types, seen, outer, List.of()));
        }
        List<RuleCondition.Narrowing> narrowings = condition.narrowings();
        OptionalInt furthest = IntStream.range(0, narrowings.size())
                .filter(p -> parts.count(TraceKeys.part(r, c, p)) > 0)
                .reduce((a, b) -> b);
        if (furthest.isEmpty()) {
            return failed(
                    condition, List.of(), new Failure(Reason.NONE_MATCHES, types, seen, condition.joins(), List.of()));
        }
        String lacks = narrowings.get(furthest.getAsInt()).lacks();
        String label = narrowings.get(furthest.getAsInt()).label();
        List<Found> near = parts.matches(TraceKeys.part(r, c, furthest.getAsInt())).stream()
                .map(match -> match.get(label))
                .filter(java.util.Objects::nonNull)
                .distinct()
                .map(fact -> new Found(fact, lacks))
                .toList();
        return failed(condition, near, new Failure(Reason.NONE_MATCHES, types, seen, lacks, List.of()));
    }

    private static List<Found> found(List<Map<String, Object>> matches, RuleCondition condition) {
        List<Found> found = new ArrayList<>();
        for (Map<String, Object> match : matches) {
            for (int l = 0; l < condition.labels().size(); l++) {
                Object fact = match.get(condition.labels().get(l));
                if (fact != null) {
                    found.add(new Found(fact, condition.asked().get(l).constraints()));
                }
            }
        }
        return found.stream().distinct().toList();
    }

    /** @return the facts that a comparison names, with what it asks of them */
    private static List<Found> compared(RuleCondition condition, Map<String, Object> example) {
        List<Found> found = new ArrayList<>();
        CALLED.matcher(condition.text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .forEach(called -> {
                    int dot = called.indexOf('.');
                    Object fact = example.get(dot < 0 ? called : called.substring(0, dot));
                    if (fact != null) {
                        found.add(new Found(fact, dot < 0 ? "" : called.substring(dot + 1)));
                    }
                });
        return found;
    }

    private ConditionTrace failed(RuleCondition condition, List<Found> facts, Failure failure) {
        boolean against = failure.reason() == Reason.UNWANTED;
        List<SeenFact> shown = against
                ? held.seen(facts.subList(0, Math.min(NEAR, facts.size())), DEEPEST - 1)
                : facts.stream()
                        .limit(NEAR)
                        .map(one -> HeldTraces.seen(one, false, Optional.empty()))
                        .toList();
        return new ConditionTrace(
                condition.text(), State.FAILED, shown, facts.size() - shown.size(), Optional.of(failure));
    }

    private static String types(RuleCondition condition) {
        return condition.asked().stream()
                .map(RuleCondition.Asked::type)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
