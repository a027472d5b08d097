package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The arguments of one call, however they were sent; JSON values as their text. */
record Arguments(Map<String, String> values) {
    Arguments {
        values = Map.copyOf(values);
    }

    /** The same with one more, or with another value of it. */
    Arguments with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Arguments(more);
    }

    /** An argument that is there and not empty. */
    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    boolean has(String name) {
        return find(name).isPresent();
    }

    String require(String name) {
        return find(name)
                .orElseThrow(() -> Refusal.because("invalid_arguments", List.of("missing required field: " + name)));
    }

    boolean flag(String name) {
        return find(name)
                .filter(value -> value.equals("1") || value.equals("true"))
                .isPresent();
    }

    int number(String name, int otherwise, int most) {
        return find(name)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> Math.min(most, Integer.parseInt(value)))
                .orElse(otherwise);
    }

    /** A JSON argument; missing if it is not there or not JSON. */
    JsonNode json(String name) {
        return find(name).map(Json::parse).orElseGet(() -> Json.object().path("absent"));
    }
}
