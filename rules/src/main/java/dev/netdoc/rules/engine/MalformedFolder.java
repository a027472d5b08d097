package dev.netdoc.rules.engine;

/** A folder of findings, rules or fixes does not hold what it must. netdoc does not start with it. */
public final class MalformedFolder extends RuntimeException {
    private static final long serialVersionUID = 1;

    MalformedFolder(String place, String reason) {
        super(place + ": " + reason);
    }
}
