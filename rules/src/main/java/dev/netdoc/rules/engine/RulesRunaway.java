package dev.netdoc.rules.engine;

/** The rules fired more often than any real cluster can need: a rule feeds itself. */
public final class RulesRunaway extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RulesRunaway(int limit) {
        super("the rules did not come to rest after " + limit + " firings; the last rule added feeds itself");
    }
}
