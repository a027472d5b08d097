package dev.netdoc.rules.fact;

import java.util.List;

/**
 * Whose Kubernetes it is.
 *
 * @param evidence what shows it; empty only for UNKNOWN
 */
public record Platform(Kind kind, List<Evidence> evidence) {
    public Platform {
        evidence = List.copyOf(evidence);
    }

    /** The vendor. */
    public enum Kind {
        ACK,
        GKE,
        OTHER,
        /** Neither nodes nor the version could be read. */
        UNKNOWN
    }

    public boolean ack() {
        return kind == Kind.ACK;
    }

    public boolean gke() {
        return kind == Kind.GKE;
    }

    public boolean other() {
        return kind == Kind.OTHER;
    }

    public boolean unknown() {
        return kind == Kind.UNKNOWN;
    }
}
