package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** The newest calls of the Web API, to look at afterwards. Holds no tokens. Thread-safe. */
final class Transcript {
    private static final int KEPT = 2_000;
    private final InstantSource clock;
    private final Deque<ObjectNode> calls = new ArrayDeque<>();

    Transcript(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void add(String method, Arguments arguments, String outcome) {
        ObjectNode call = Json.object()
                .put("at", clock.instant().toString())
                .put("method", method)
                .put("outcome", outcome);
        ObjectNode kept = call.putObject("arguments");
        arguments.values().forEach((name, value) -> {
            if (!name.equals("token")) {
                kept.put(name, value);
            }
        });
        calls.add(call);
        if (calls.size() > KEPT) {
            calls.remove();
        }
    }

    synchronized ArrayNode json() {
        ArrayNode all = Json.array();
        calls.forEach(all::add);
        return all;
    }
}
