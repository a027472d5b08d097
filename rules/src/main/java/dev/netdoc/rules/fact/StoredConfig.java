package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A ConfigMap that was asked for by name: there, not there, or not readable. What it says is in a fact of its own, which
 * exists only where this one is present.
 */
public record StoredConfig(ObjectRef ref, Reading<Stamp> stamp) {

    /**
     * @param dataWrittenAt the latest managedFields time whose fields contain {@code f:data}; unknown where a snapshot
     *     was made without managedFields
     * @param manager who wrote then; empty if unknown
     * @param writes all that is known of writes of its data; none where {@code dataWrittenAt} is unknown
     */
    public record Stamp(
            String uid, String resourceVersion, Reading<Instant> dataWrittenAt, String manager, List<Write> writes) {
        public Stamp {
            writes = List.copyOf(writes);
        }
    }

    /**
     * The last write of one manager. The API keeps no earlier ones.
     *
     * @param at empty if it is not known when
     * @param keys of {@code data} that the manager owns: it wrote some of them then, and the others before; none if they
     *     are not known
     */
    public record Write(Optional<Instant> at, Set<String> keys) {
        public Write {
            keys = Set.copyOf(keys);
        }
    }

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
