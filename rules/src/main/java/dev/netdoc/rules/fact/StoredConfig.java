package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.Optional;

/**
 * A ConfigMap that was asked for by name: there, not there, or not readable. What it says is in a fact of its own, which
 * exists only where this one is present.
 */
public record StoredConfig(ObjectRef ref, Reading<Stamp> stamp) {

    /**
     * @param dataWrittenAt the latest managedFields time whose fields contain {@code f:data}; unknown where a snapshot
     *     was made without managedFields
     * @param manager who wrote then; empty if unknown
     */
    public record Stamp(String uid, String resourceVersion, Reading<Instant> dataWrittenAt, String manager) {}

    public String name() {
        return ref.name();
    }

    /** @return when its data was last written; empty where that is not known */
    public Optional<Instant> writtenAt() {
        return stamp.asOptional().flatMap(seen -> seen.dataWrittenAt().asOptional());
    }

    public boolean present() {
        return stamp.isPresent();
    }

    public boolean absent() {
        return stamp.isAbsent();
    }

    public boolean unknown() {
        return stamp.isUnknown();
    }
}
