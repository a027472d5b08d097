package dev.netdoc.demo.workspace.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** An object of known properties: some required, all others declined. */
final class Shape implements Rule {
    private final Map<String, Rule> properties = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private Rule whole = Values.anything();

    /** An object whose {@code type} was already looked at. */
    static Shape typed() {
        return new Shape().may("type", Values.anything());
    }

    static Shape plain() {
        return new Shape();
    }

    Shape must(String name, Rule rule) {
        required.add(name);
        return may(name, rule);
    }

    Shape may(String name, Rule rule) {
        properties.put(name, rule);
        return this;
    }

    /** A condition on the object as a whole, looked at after its properties. */
    Shape provided(Rule condition) {
        whole = whole.and(condition);
        return this;
    }

    @Override
    public void check(JsonNode value, Inspection at) {
        if (!value.isObject()) {
            at.object("must provide an object");
            return;
        }
        for (String name : required) {
            if (value.path(name).isMissingNode() || value.path(name).isNull()) {
                at.object("missing required field: " + name);
            }
        }
        value.properties().forEach(property -> {
            Rule rule = properties.get(property.getKey());
            if (rule == null) {
                at.object("invalid additional property: " + property.getKey());
            } else if (!property.getValue().isNull()) {
                rule.check(property.getValue(), at.at(property.getKey()));
            }
        });
        whole.check(value, at);
    }
}
