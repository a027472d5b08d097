package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Trouble that is to happen to the next calls of the Web API. Thread-safe. */
final class Faults {
    private final List<Planned> planned = new ArrayList<>();

    /** What goes wrong with a call. */
    sealed interface Trouble {}

    /** HTTP 429. */
    record TooMany(int retryAfterSeconds) implements Trouble {}

    /** An HTTP status without an answer, e.g. 500. */
    record Broken(int status) implements Trouble {}

    /** {@code ok: false} with this word. */
    record Declined(String error) implements Trouble {}

    /** The call is carried out, but its answer never arrives. */
    record AnswerLost() implements Trouble {}

    record Slow(long millis) implements Trouble {}

    private record Planned(String method, Trouble trouble, int left) {
        ObjectNode json() {
            return Json.object()
                    .put("method", method)
                    .put("fault", trouble.toString())
                    .put("calls", left);
        }
    }

    /**
     * Plans the troubles that a request names: {@code rate_limit}, {@code http_error}, {@code error},
     * {@code lose_answer} and {@code delay}, each an object with {@code method} (default: any) and {@code calls}
     * (default: 1).
     *
     * @return whether it named any
     */
    synchronized boolean plan(JsonNode request) {
        int before = planned.size();
        plan(
                request.path("rate_limit"),
                spec -> new TooMany(spec.path("retry_after").asInt(1)));
        plan(request.path("http_error"), spec -> new Broken(spec.path("status").asInt(500)));
        plan(request.path("error"), spec -> new Declined(spec.path("error").asText("internal_error")));
        plan(request.path("lose_answer"), spec -> new AnswerLost());
        plan(request.path("delay"), spec -> new Slow(spec.path("millis").asLong(1_000)));
        return planned.size() > before;
    }

    private void plan(JsonNode spec, java.util.function.Function<JsonNode, Trouble> kind) {
        if (spec.isObject()) {
            planned.add(new Planned(
                    spec.path("method").asText("*"),
                    kind.apply(spec),
                    spec.path("calls").asInt(1)));
        }
    }

    synchronized void clear() {
        planned.clear();
    }

    synchronized List<ObjectNode> json() {
        return planned.stream().map(Planned::json).toList();
    }

    /** The trouble for this call, used up by it. */
    synchronized Optional<Trouble> next(String method) {
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned plan = each.next();
            if (plan.method().equals("*") || plan.method().equals(method)) {
                int index = planned.indexOf(plan);
                if (plan.left() <= 1) {
                    each.remove();
                } else {
                    planned.set(index, new Planned(plan.method(), plan.trouble(), plan.left() - 1));
                }
                return Optional.of(plan.trouble());
            }
        }
        return Optional.empty();
    }
}
