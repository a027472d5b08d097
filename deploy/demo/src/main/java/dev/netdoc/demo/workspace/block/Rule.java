package dev.netdoc.demo.workspace.block;

import com.fasterxml.jackson.databind.JsonNode;

/** What one value must be like. */
@FunctionalInterface
interface Rule {
    void check(JsonNode value, Inspection at);

    /** This rule, and then another. */
    default Rule and(Rule other) {
        return (value, at) -> {
            check(value, at);
            other.check(value, at);
        };
    }
}
