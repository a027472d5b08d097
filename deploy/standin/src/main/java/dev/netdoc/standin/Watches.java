package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Open watches, and as much of the past as they may ask for. Thread-safe. */
final class Watches implements Store.Listener {
    private static final int REMEMBERED = 10_000;
    private static final String OBJECT = "object";

    /** Where the events of one watch go. Must not wait. */
    interface Sink {
        void send(String event);

        void close();
    }

    /** @param from only changes after this revision */
    private record Open(Kind kind, String namespace, Predicate<JsonNode> matching, Sink sink) {}

    private final Store store;
    private final Set<Open> open = ConcurrentHashMap.newKeySet();
    private final Deque<Store.Change> past = new ArrayDeque<>();
    private long forgotten;

    Watches(Store store) {
        this.store = store;
        this.forgotten = store.revision();
    }

    /** What is older than now can no longer be watched: an older resourceVersion answers 410. */
    void forgetPast() {
        store.exclusively(() -> {
            past.clear();
            forgotten = store.revision();
            return forgotten;
        });
    }

    /** Closes every open watch, as a restart of the API server does. */
    void closeAll() {
        open.forEach(watch -> watch.sink().close());
        open.clear();
    }

    /** Begins a watch. @return what ends it */
    Runnable begin(Target target, Call call, Sink sink) {
        String version = call.query("resourceVersion");
        Predicate<JsonNode> matching = Selectors.of(call);
        Predicate<JsonNode> mine = target.name().isEmpty()
                ? matching
                : matching.and(object -> Json.meta(object, "name").equals(target.name()));
        Open watch = new Open(target.kind(), target.namespace(), mine, sink);
        return store.exclusively(() -> {
            if (version.isEmpty() || version.equals("0")) {
                store.list(target.kind(), target.namespace(), "", 0, mine)
                        .objects()
                        .forEach(object -> sink.send(event("ADDED", object)));
            } else {
                long from = call.number("resourceVersion", 0);
                if (from < forgotten) {
                    Refusal gone =
                            Refusal.gone("Expired", "too old resource version: " + from + " (" + (forgotten + 1) + ")");
                    sink.send(event("ERROR", gone.status()));
                    sink.close();
                    return () -> {};
                }
                past.stream().filter(change -> change.revision() > from).forEach(change -> tell(watch, change));
            }
            open.add(watch);
            return () -> open.remove(watch);
        });
    }

    @Override
    public void changed(Store.Change change) {
        if (past.size() == REMEMBERED) {
            forgotten = past.removeFirst().revision();
        }
        past.addLast(change);
        open.forEach(watch -> tell(watch, change));
    }

    private static void tell(Open watch, Store.Change change) {
        if (!change.kind().qualified().equals(watch.kind().qualified())) {
            return;
        }
        boolean was = concerns(watch, change.before());
        boolean is = concerns(watch, change.after());
        ObjectNode after = change.after();
        ObjectNode before = change.before();
        if (is && after != null) {
            watch.sink().send(event(was ? "MODIFIED" : "ADDED", after));
        } else if (was && before != null) {
            ObjectNode last = (after == null ? before : after).deepCopy();
            Json.metadata(last).put("resourceVersion", Long.toString(change.revision()));
            watch.sink().send(event("DELETED", last));
        }
    }

    private static boolean concerns(Open watch, @Nullable ObjectNode object) {
        return Optional.ofNullable(object)
                .filter(o ->
                        watch.namespace().isEmpty() || Json.meta(o, "namespace").equals(watch.namespace()))
                .filter(watch.matching())
                .isPresent();
    }

    private static String event(String type, ObjectNode object) {
        return Json.object().put("type", type).set(OBJECT, object).toString();
    }
}
