package dev.netdoc.demo.workspace.block;

import java.util.List;

/**
 * A place in the request that is being looked at.
 *
 * @param found objections so far; shared by all places of one look
 * @param submittable whether inputs are allowed here: a modal with a {@code submit}
 */
record Inspection(String pointer, List<Objection> found, Surface surface, boolean submittable) {
    Inspection at(String key) {
        return new Inspection(pointer + "/" + key, found, surface, submittable);
    }

    Inspection at(int index) {
        return at(Integer.toString(index));
    }

    void object(String message) {
        found.add(new Objection(message, pointer));
    }
}
