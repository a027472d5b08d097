package dev.netdoc.standin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The objects from inside, past HTTP, permissions and faults: what controllers, kubelets and colleagues do. Everything
 * handed out is a copy. Thread-safe.
 */
public final class ClusterObjects {
    private final Kinds kinds;
    private final Store store;
    private final Writes writes;
    private final InstantSource clock;

    ClusterObjects(Kinds kinds, Store store, Writes writes, InstantSource clock) {
        this.kinds = kinds;
        this.store = store;
        this.writes = writes;
        this.clock = clock;
    }

    /** All of a kind, e.g. of {@code apps/v1} {@code DaemonSet}. */
    public List<ObjectNode> list(String apiVersion, String kind) {
        return store.all(kinds.require(apiVersion, kind)).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** @param namespace empty for a cluster-scoped kind */
    public Optional<ObjectNode> find(String apiVersion, String kind, String namespace, String name) {
        return store.find(kinds.require(apiVersion, kind), namespace, name).map(ObjectNode::deepCopy);
    }

    /**
     * Changes one object, status included; nothing is written if it is the same afterwards, or is not there.
     *
     * @param manager who is named in managedFields
     */
    public void edit(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            String manager,
            Consumer<ObjectNode> change) {
        Kind known = kinds.require(apiVersion, kind);
        store.exclusively(() -> store.find(known, namespace, name).map(stored -> {
            ObjectNode after = stored.deepCopy();
            change.accept(after);
            if (after.equals(stored)) {
                return stored;
            }
            ManagedFields.record(stored, after, manager, "", clock.instant());
            return store.put(known, after);
        }));
    }

    /** Creates the object as a request would. */
    public void create(ObjectNode object, String manager) {
        Kind kind = kinds.require(
                object.path("apiVersion").asText(), object.path("kind").asText());
        writes.create(new Target(kind, Json.meta(object, "namespace"), "", ""), object, manager, false);
    }

    /** Removes the object at once. */
    public void remove(String apiVersion, String kind, String namespace, String name) {
        store.remove(kinds.require(apiVersion, kind), namespace, name);
    }

    /** Emits an event about an object. @param type {@code Normal} or {@code Warning} */
    public void event(ObjectNode about, String type, String reason, String message, String component) {
        String namespace = Json.meta(about, "namespace");
        String in = namespace.isEmpty() ? "default" : namespace;
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        ObjectNode event = Json.object().put("apiVersion", "v1").put("kind", "Event");
        event.putObject("metadata").put("namespace", in).put("generateName", Json.meta(about, "name") + ".");
        ObjectNode involved = event.putObject("involvedObject");
        involved.put("apiVersion", about.path("apiVersion").asText());
        involved.put("kind", about.path("kind").asText()).put("name", Json.meta(about, "name"));
        // Kubelets name a node by its name here, and kubectl describe looks for that.
        boolean node = about.path("kind").asText().equals("Node");
        involved.put("uid", Json.meta(about, node ? "name" : "uid"));
        if (!namespace.isEmpty()) {
            involved.put("namespace", namespace);
        }
        event.put("type", type).put("reason", reason).put("message", message).put("count", 1);
        event.put("firstTimestamp", now).put("lastTimestamp", now);
        event.putObject("source").put("component", component);
        create(event, component);
    }
}
