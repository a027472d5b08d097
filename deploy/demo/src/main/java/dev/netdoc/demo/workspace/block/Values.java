package dev.netdoc.demo.workspace.block;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** Rules for single values and lists. */
final class Values {
    private Values() {}

    static Rule text(int most) {
        return text(1, most);
    }

    /** Lengths are counted in characters as people see them, not in UTF-16 units. */
    static Rule text(int least, int most) {
        return (value, at) -> {
            if (!value.isTextual()) {
                at.object("must provide a string");
                return;
            }
            String text = value.textValue();
            int length = text.codePointCount(0, text.length());
            if (length < least) {
                at.object("must be more than " + (least - 1) + " characters");
            }
            if (length > most) {
                at.object("must be less than " + (most + 1) + " characters");
            }
        };
    }

    static Rule flag() {
        return (value, at) -> {
            if (!value.isBoolean()) {
                at.object("must provide a boolean");
            }
        };
    }

    static Rule number(long least, long most) {
        return (value, at) -> {
            if (!value.isIntegralNumber()) {
                at.object("must provide a number");
            } else if (value.longValue() < least) {
                at.object("must be greater than or equal to " + least);
            } else if (value.longValue() > most) {
                at.object("must be less than or equal to " + most);
            }
        };
    }

    static Rule oneOf(String... words) {
        Set<String> allowed = new TreeSet<>(Arrays.asList(words));
        return (value, at) -> {
            if (!value.isTextual()) {
                at.object("must provide a string");
            } else if (!allowed.contains(value.textValue())) {
                at.object("must be a valid enum value");
            }
        };
    }

    static Rule list(int least, int most, Rule each) {
        return (value, at) -> {
            if (!value.isArray()) {
                at.object("must provide an array");
                return;
            }
            if (value.size() < least) {
                at.object("must provide at least " + least + " items");
            }
            if (value.size() > most) {
                at.object("no more than " + most + " items allowed");
            }
            for (int i = 0; i < value.size(); i++) {
                each.check(value.get(i), at.at(i));
            }
        };
    }

    static Rule anything() {
        return (value, at) -> {};
    }

    /** Chooses by the value's {@code type}. */
    static Rule typed(java.util.Map<String, ? extends Rule> byType) {
        return (value, at) -> {
            if (!value.isObject()) {
                at.object("must provide an object");
                return;
            }
            JsonNode type = value.path("type");
            if (!type.isTextual()) {
                at.object("missing required field: type");
                return;
            }
            Rule rule = byType.get(type.textValue());
            if (rule == null) {
                at.at("type").object("unsupported type: " + type.textValue());
                return;
            }
            rule.check(value, at);
        };
    }
}
