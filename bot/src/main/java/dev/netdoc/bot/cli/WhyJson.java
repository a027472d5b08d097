package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.finding.Gap;
import dev.netdoc.rules.why.ConditionTrace;
import dev.netdoc.rules.why.ConditionTrace.Failure;
import dev.netdoc.rules.why.Explanation;
import dev.netdoc.rules.why.RuleTrace;
import dev.netdoc.rules.why.SeenFact;
import java.util.List;
import java.util.Locale;

/** The JSON of {@code why}, and of {@code explained} in that of {@code diagnose --explain}. */
final class WhyJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private WhyJson() {}

    static ObjectNode explanation(String cluster, Explanation explanation) {
        ObjectNode json = NODES.objectNode();
        json.put("finding", explanation.finding());
        json.put("cluster", cluster);
        json.put("holds", explanation.holds());
        json.set("rules", rules(explanation.rules()));
        ArrayNode unknown = json.putArray("unknown");
        for (Gap gap : explanation.unknown()) {
            unknown.addObject()
                    .put("fact", gap.fact())
                    .put("reason", gap.reason())
                    .put("grant", gap.permission().isEmpty() ? null : gap.permission());
        }
        return json;
    }

    static ObjectNode rule(RuleTrace rule) {
        ObjectNode json = NODES.objectNode();
        json.put("rule", rule.rule());
        if (!rule.fingerprint().isEmpty()) {
            json.put("fingerprint", rule.fingerprint());
        }
        ArrayNode conditions = json.putArray("conditions");
        rule.conditions().forEach(condition -> conditions.add(condition(condition)));
        return json;
    }

    private static ArrayNode rules(List<RuleTrace> rules) {
        ArrayNode array = NODES.arrayNode();
        rules.forEach(rule -> array.add(rule(rule)));
        return array;
    }

    private static ObjectNode condition(ConditionTrace condition) {
        ObjectNode json = NODES.objectNode();
        json.put("condition", condition.text());
        json.put("state", key(condition.state()));
        ArrayNode facts = json.putArray("facts");
        condition.facts().forEach(fact -> facts.add(fact(fact)));
        if (condition.more() > 0) {
            json.put("more", condition.more());
        }
        condition.failure().ifPresent(failure -> json.set("failure", failure(failure)));
        return json;
    }

    private static ObjectNode failure(Failure failure) {
        ObjectNode json = NODES.objectNode();
        json.put("reason", key(failure.reason()));
        json.put("type", failure.type());
        json.put("seen", failure.seen());
        if (!failure.part().isEmpty()) {
            json.put("lacks", failure.part());
        }
        if (!failure.rules().isEmpty()) {
            json.set("rules", rules(failure.rules()));
        }
        return json;
    }

    private static ObjectNode fact(SeenFact fact) {
        ObjectNode json = NODES.objectNode();
        json.put("type", fact.type());
        json.put("about", fact.about());
        json.set("evidence", DiagnosisJson.evidence(fact.evidence()));
        fact.madeBy().ifPresent(rule -> json.set("made_by", rule(rule)));
        return json;
    }

    private static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
