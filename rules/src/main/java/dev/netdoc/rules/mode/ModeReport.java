package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network mode of a cluster, key by key in the order of {@link ModeKey}.
 *
 * @param statements one for each key
 */
public record ModeReport(Map<ModeKey, Statement> statements) {
    public ModeReport {
        var ordered = new LinkedHashMap<ModeKey, Statement>();
        for (ModeKey key : ModeKey.values()) {
            Statement statement = statements.get(key);
            if (statement == null) {
                throw new IllegalArgumentException("no statement for " + key);
            }
            ordered.put(key, statement);
        }
        statements = java.util.Collections.unmodifiableMap(ordered);
    }

    public Statement statement(ModeKey key) {
        return java.util.Objects.requireNonNull(statements.get(key));
    }

    /** @return the first value of a key, e.g. {@code terway} */
    public Optional<String> value(ModeKey key) {
        return statement(key).values().stream().findFirst();
    }

    /**
     * @param values none for null, one, or several for {@link ModeKey#IP_FAMILIES}
     * @param pools the value of each node pool where they differ, by pool name; else empty
     * @param evidence what it follows from, the source that rules first
     * @param nextStep the permission or command that would decide it; empty unless the value is unknown or conflicting
     */
    public record Statement(
            List<String> values,
            Confidence confidence,
            Map<String, String> pools,
            List<Evidence> evidence,
            Optional<String> nextStep) {
        public Statement {
            values = List.copyOf(values);
            pools = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(pools));
            evidence = List.copyOf(evidence);
        }
    }

    public enum Confidence {
        CERTAIN,
        LIKELY,
        UNKNOWN,
        CONFLICT
    }
}
