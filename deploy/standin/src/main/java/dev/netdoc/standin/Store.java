package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All objects, each under its kind and key, with one revision counter for the whole server as etcd has it. What is
 * stored is never changed in place: a write puts another tree, so whoever read the old one may keep it. Thread-safe.
 */
final class Store {
    /** What happened to one object; {@code before} is null for a new one, {@code after} for one that is gone. */
    record Change(
            Kind kind,
            @Nullable ObjectNode before,
            @Nullable ObjectNode after,
            long revision) {}

    /** Told of each change while the store is locked: must not wait. */
    interface Listener {
        void changed(Change change);
    }

    /** A page of a list: {@code last} is the key to go on after, empty at the end. */
    record Page(List<ObjectNode> objects, String last, long remaining, long revision) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, NavigableMap<String, ObjectNode>> objects = new TreeMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long revision = 1_000;

    /** Runs this with nobody else writing. */
    <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    long revision() {
        return exclusively(() -> revision);
    }

    /** Goes on counting from here, if it is further. */
    void advance(long atLeast) {
        exclusively(() -> revision = Math.max(revision, atLeast));
    }

    Optional<ObjectNode> find(Kind kind, String namespace, String name) {
        return exclusively(() -> Optional.ofNullable(table(kind).get(key(namespace, name))));
    }

    List<ObjectNode> all(Kind kind) {
        return exclusively(() -> List.copyOf(table(kind).values()));
    }

    /** Every object of every kind, in the order of kind and key. */
    List<ObjectNode> everything() {
        return exclusively(() -> objects.values().stream()
                .flatMap(table -> table.values().stream())
                .toList());
    }

    /**
     * Up to {@code limit} matching objects behind the key {@code after}.
     *
     * @param namespace empty for all
     * @param limit 0 for no limit
     */
    Page list(Kind kind, String namespace, String after, long limit, Predicate<JsonNode> matching) {
        return exclusively(() -> {
            List<ObjectNode> found = new ArrayList<>();
            String last = "";
            String from = after.isEmpty() ? key(namespace, "") : after;
            int seen = 0;
            NavigableMap<String, ObjectNode> tail = table(kind).tailMap(from, false);
            for (Map.Entry<String, ObjectNode> entry : tail.entrySet()) {
                if (!namespace.isEmpty() && !entry.getKey().startsWith(namespace + "\0")) {
                    break;
                }
                if (limit > 0 && found.size() == limit) {
                    return new Page(found, last, tail.size() - seen, revision);
                }
                seen++;
                last = entry.getKey();
                if (matching.test(entry.getValue())) {
                    found.add(entry.getValue());
                }
            }
            return new Page(found, "", 0, revision);
        });
    }

    /** Stores the object with a new resourceVersion and returns it as stored. */
    ObjectNode put(Kind kind, ObjectNode object) {
        return exclusively(() -> {
            Json.metadata(object).put("resourceVersion", Long.toString(++revision));
            ObjectNode before = table(kind).put(key(Json.meta(object, "namespace"), Json.meta(object, "name")), object);
            tell(new Change(kind, before, object, revision));
            return object;
        });
    }

    /** Stores the object as it stands, its resourceVersion included. */
    void restore(Kind kind, ObjectNode object) {
        exclusively(() -> {
            advance(object.path("metadata").path("resourceVersion").asLong(0));
            return table(kind).put(key(Json.meta(object, "namespace"), Json.meta(object, "name")), object);
        });
    }

    /** Stores what another object already stands for: the revision is not a new one. */
    void mirror(Change change) {
        exclusively(() -> {
            ObjectNode after = change.after();
            ObjectNode before = change.before();
            if (after != null) {
                table(change.kind()).put(key(Json.meta(after, "namespace"), Json.meta(after, "name")), after);
            } else if (before != null) {
                table(change.kind()).remove(key(Json.meta(before, "namespace"), Json.meta(before, "name")));
            }
            tell(change);
            return revision;
        });
    }

    void remove(Kind kind, String namespace, String name) {
        exclusively(() -> {
            ObjectNode before = table(kind).remove(key(namespace, name));
            if (before != null) {
                revision++;
                tell(new Change(kind, before, null, revision));
            }
            return revision;
        });
    }

    private void tell(Change change) {
        listeners.forEach(listener -> listener.changed(change));
    }

    private NavigableMap<String, ObjectNode> table(Kind kind) {
        return objects.computeIfAbsent(kind.qualified(), qualified -> new TreeMap<>());
    }

    private static String key(String namespace, String name) {
        return namespace + "\0" + name;
    }
}
