package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ObjectRef;
import java.util.List;
import java.util.Map;

/**
 * The finding that a fix is to remove.
 *
 * @param finding its id
 * @param variant of its texts; empty for the usual one
 * @param objects what it is about, sorted
 * @param values what its texts name, a list with one entry a line, e.g. {@code nodes}
 */
public record Target(
        String finding, String variant, String fingerprint, List<ObjectRef> objects, Map<String, String> values) {
    public Target {
        objects = objects.stream().sorted().distinct().toList();
        values = Map.copyOf(values);
    }

    /** A finding whose texts name nothing that its fix asks for. */
    public Target(String finding, String variant, String fingerprint, List<ObjectRef> objects) {
        this(finding, variant, fingerprint, objects, Map.of());
    }

    /** @return the entries of a list that its texts name; none if they have no such value */
    public List<String> named(String value) {
        return values.getOrDefault(value, "").lines().toList();
    }
}
