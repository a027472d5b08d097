package dev.netdoc.rules.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** Names what is asked about the conditions of a rule file: by rule and by place in the rule. */
final class TraceKeys {
    private TraceKeys() {}

    /** @return asks whether the conditions up to this one hold together */
    static String upTo(int rule, int condition) {
        return "up to " + rule + "." + condition;
    }

    /** @return asks which facts the condition found, or found against it */
    static String within(int rule, int condition) {
        return "within " + rule + "." + condition;
    }

    /** @return asks for facts that have the first constraints of the condition */
    static String part(int rule, int condition, int constraints) {
        return "part " + rule + "." + condition + "." + constraints;
    }

    static void askAll(Probes probes, RuleSource source) {
        for (int r = 0; r < source.rules().size(); r++) {
            List<RuleCondition> conditions = source.rules().get(r).conditions();
            for (int c = 0; c < conditions.size(); c++) {
                RuleCondition condition = conditions.get(c);
                probes.ask(upTo(r, c), before(conditions, c, condition.closed()));
                if (!condition.pattern() && !condition.compares()) {
                    probes.ask(within(r, c), before(conditions, c, condition.opened()));
                }
            }
        }
    }

    /** Of each rule, what the first condition that did not hold lacks. */
    static void askParts(Probes probes, RuleSource source, Probes.Answers answers) {
        for (int r = 0; r < source.rules().size(); r++) {
            List<RuleCondition> conditions = source.rules().get(r).conditions();
            OptionalInt failed = failed(source, answers, r);
            if (failed.isPresent()) {
                List<RuleCondition.Narrowing> parts =
                        conditions.get(failed.getAsInt()).narrowings();
                for (int p = 0; p < parts.size(); p++) {
                    probes.ask(
                            part(r, failed.getAsInt(), p),
                            before(conditions, failed.getAsInt(), parts.get(p).text()));
                }
            }
        }
    }

    /** @return the first condition that does not hold together with those before it */
    static OptionalInt failed(RuleSource source, Probes.Answers answers, int rule) {
        return IntStream.range(0, source.rules().get(rule).conditions().size())
                .filter(c -> answers.count(upTo(rule, c)) == 0)
                .findFirst();
    }

    private static List<String> before(List<RuleCondition> conditions, int count, String last) {
        List<String> texts = new ArrayList<>(
                conditions.stream().limit(count).map(RuleCondition::closed).toList());
        texts.add(last);
        return texts;
    }
}
