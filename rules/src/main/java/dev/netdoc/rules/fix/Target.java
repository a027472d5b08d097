package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ObjectRef;
import java.util.List;

/**
 * The finding that a fix is to remove.
 *
 * @param finding its id
 * @param variant of its texts; empty for the usual one
 * @param objects what it is about, sorted
 */
public record Target(String finding, String variant, String fingerprint, List<ObjectRef> objects) {
    public Target {
        objects = objects.stream().sorted().distinct().toList();
    }
}
