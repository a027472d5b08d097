package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.demo.workspace.block.BlockKit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Modals: at most three on top of each other for each person. Thread-safe. */
final class Views {
    private static final int LARGEST_BYTES = 250_000;
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
        check(wanted);
        stack(user).clear();
        return push(user, wanted);
    }

    synchronized ObjectNode push(String user, JsonNode wanted) {
        check(wanted);
        Deque<ObjectNode> stack = stack(user);
        if (stack.size() >= DEEPEST) {
            throw new Refusal("push_limit_reached");
        }
        ObjectNode view = made(wanted, Ids.upper("V0"));
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
        check(to);
        for (Map.Entry<String, Deque<ObjectNode>> each : open.entrySet()) {
            for (ObjectNode view : each.getValue()) {
                boolean same = id.map(view.path("id").asText()::equals)
                        .orElse(external.map(view.path("external_id").asText()::equals)
                                .orElse(false));
                if (!same) {
                    continue;
                }
                if (hash.isPresent() && !hash.get().equals(view.path("hash").asText())) {
                    throw new Refusal("hash_conflict");
                }
                ObjectNode made = made(to, view.path("id").asText());
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

    private static void check(JsonNode view) {
        if (!view.isObject()) {
            throw Refusal.because("invalid_arguments", List.of("must provide an object [json-pointer:/view]"));
        }
        if (Json.write(view).getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LARGEST_BYTES) {
            throw new Refusal("view_too_large");
        }
        var objections = BlockKit.modal(view);
        if (!objections.isEmpty()) {
            throw Refusal.objections("invalid_arguments", objections);
        }
    }

    private static ObjectNode made(JsonNode wanted, String id) {
        ObjectNode view = Json.object()
                .put("id", id)
                .put("team_id", AppInstall.TEAM)
                .put("callback_id", "")
                .put("private_metadata", "")
                .put("external_id", "")
                .put("clear_on_close", false)
                .put("notify_on_close", false);
        view.setAll((ObjectNode) wanted.deepCopy());
        view.set("blocks", wanted.path("blocks") instanceof ArrayNode blocks ? Content.withIds(blocks) : Json.array());
        view.putObject("state").putObject("values");
        return view.put("hash", Ids.secret())
                .put("app_id", AppInstall.APP)
                .put("bot_id", AppInstall.BOT)
                .put("app_installed_team_id", AppInstall.TEAM)
                .put("root_view_id", id)
                .putNull("previous_view_id");
    }
}
