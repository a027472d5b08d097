package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Modals: at most three on top of each other for each person. Thread-safe. */
final class Views {
    private static final int DEEPEST = 3;
    private final Map<String, Deque<ObjectNode>> open = new HashMap<>();
    private final BiConsumer<String, Optional<ObjectNode>> changed;

    /** @param changed told whose modal changed, and what is on top now; must be quick */
    Views(BiConsumer<String, Optional<ObjectNode>> changed) {
        this.changed = changed;
    }

    /** The modal that a person looks at. */
    synchronized Optional<ObjectNode> current(String user) {
        return Optional.ofNullable(stack(user).peek()).map(ObjectNode::deepCopy);
    }

    /** The modal that a person looks at, or that opens for them within a while. */
    synchronized Optional<ObjectNode> await(String user, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        for (long left = within.toMillis(); stack(user).isEmpty() && left > 0; ) {
            wait(left);
            left = (end - System.nanoTime()) / 1_000_000;
        }
        return current(user);
    }

    synchronized ObjectNode open(String user, JsonNode wanted) {
        ObjectNode view = NewView.modal(wanted, Ids.upper("V0"));
        stack(user).clear();
        return put(user, view);
    }

    synchronized ObjectNode push(String user, JsonNode wanted) {
        ObjectNode view = NewView.modal(wanted, Ids.upper("V0"));
        if (stack(user).size() >= DEEPEST) {
            throw new Refusal("push_limit_reached");
        }
        return put(user, view);
    }

    private ObjectNode put(String user, ObjectNode view) {
        Deque<ObjectNode> stack = stack(user);
        ObjectNode below = stack.peek();
        view.put("previous_view_id", below == null ? null : below.path("id").asText());
        view.put(
                "root_view_id",
                below == null
                        ? view.path("id").asText()
                        : below.path("root_view_id").asText());
        stack.push(view);
        changed.accept(user, Optional.of(view));
        notifyAll();
        return view.deepCopy();
    }

    /** Replaces a view by id or external id; a hash, if given, must be the newest. */
    synchronized ObjectNode update(Optional<String> id, Optional<String> external, Optional<String> hash, JsonNode to) {
        for (Map.Entry<String, Deque<ObjectNode>> each : open.entrySet()) {
            for (ObjectNode view : each.getValue()) {
                boolean same = id.map(view.path("id").asText()::equals)
                        .orElse(external.map(view.path("external_id").asText()::equals)
                                .orElse(false));
                if (!same) {
                    continue;
                }
                ObjectNode made = NewView.modal(to, view.path("id").asText());
                NewView.compare(hash, view);
                made.set("previous_view_id", view.path("previous_view_id"));
                made.set("root_view_id", view.path("root_view_id"));
                view.removeAll();
                view.setAll(made);
                changed.accept(
                        each.getKey(), Optional.ofNullable(each.getValue().peek()));
                return view.deepCopy();
            }
        }
        throw new Refusal("not_found");
    }

    /** Closes the modal on top, or all of them. */
    synchronized void close(String user, boolean all) {
        Deque<ObjectNode> stack = stack(user);
        stack.poll();
        if (all) {
            stack.clear();
        }
        changed.accept(user, Optional.ofNullable(stack.peek()));
    }

    private Deque<ObjectNode> stack(String user) {
        return open.computeIfAbsent(user, id -> new ArrayDeque<>());
    }
}
