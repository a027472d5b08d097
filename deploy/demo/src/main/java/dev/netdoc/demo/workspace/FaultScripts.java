package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code /demo/faults}: {@code GET} shows what is planned; {@code POST} takes an object of one or more of these.
 *
 * <ul>
 *   <li>to calls of the Web API: {@code rate_limit}, {@code http_error}, {@code error}, {@code lose_answer},
 *       {@code delay}: see {@link Faults}; {@code rate_limits: false} lifts the limits
 *   <li>to sockets: {@code drop_socket: true}, {@code disconnect: "refresh_requested"},
 *       {@code refresh_every_seconds: n}, {@code silent_sockets: true} (open, but nothing arrives),
 *       {@code no_pong: true} (from its next acknowledgement on, nothing of a socket is read and no ping is answered),
 *       {@code most_sockets: n} (the next is one too many)
 *   <li>to deliveries: {@code redeliver: {times, new_event_id}}, {@code lose_acks: n}
 *   <li>to interactions: {@code expire_triggers: n}, {@code use_up_response_urls: n}
 *   <li>{@code clear: true}: everything as Slack does it again, except for sockets that are silent
 * </ul>
 */
final class FaultScripts {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private final Faults faults;
    private final RateLimits limits;
    private final SocketMode socket;
    private final Timer timer;
    private final Map<String, Consumer<JsonNode>> kinds = new LinkedHashMap<>();
    private Optional<Timer.Plan> refresh = Optional.empty();

    FaultScripts(
            Faults faults,
            RateLimits limits,
            SocketMode socket,
            Triggers triggers,
            ResponseUrls responseUrls,
            Timer timer) {
        this.faults = faults;
        this.limits = limits;
        this.socket = socket;
        this.timer = timer;
        kinds.put("clear", value -> {
            faults.clear();
            limits.enforce(true);
            refreshEvery(0);
            socket.loseAcks(0);
            socket.limit(Links.MOST);
            socket.thaw();
            triggers.expire(0);
            responseUrls.useUp(0);
        });
        kinds.put("rate_limits", value -> limits.enforce(value.asBoolean()));
        kinds.put("drop_socket", value -> socket.dropAll());
        kinds.put("disconnect", value -> socket.disconnectAll(value.asText(), GRACE));
        kinds.put("refresh_every_seconds", value -> refreshEvery(value.asInt()));
        kinds.put("silent_sockets", value -> socket.silence());
        kinds.put("no_pong", value -> socket.freeze());
        kinds.put("most_sockets", value -> socket.limit(value.asInt(Links.MOST)));
        kinds.put("lose_acks", value -> socket.loseAcks(value.asInt(1)));
        kinds.put("expire_triggers", value -> triggers.expire(value.asInt(1)));
        kinds.put("use_up_response_urls", value -> responseUrls.useUp(value.asInt(1)));
        kinds.put("redeliver", this::redeliver);
    }

    void route(RoutesConfig routes) {
        routes.get("/demo/faults", ctx -> Scripts.reply(ctx, json()));
        routes.post("/demo/faults", this::plan);
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("rate_limits", limits.enforced());
        faults.json().forEach(json.putArray("planned")::add);
        return json;
    }

    private synchronized void plan(Context ctx) {
        JsonNode wanted = Scripts.body(ctx);
        boolean known = faults.plan(wanted);
        for (Map.Entry<String, Consumer<JsonNode>> kind : kinds.entrySet()) {
            JsonNode value = wanted.path(kind.getKey());
            boolean off =
                    value.isBoolean() && !value.asBoolean() && !kind.getKey().equals("rate_limits");
            if (!value.isMissingNode() && !off) {
                kind.getValue().accept(value);
                known = true;
            }
        }
        if (!known) {
            throw new BadRequest("no fault named; there are rate_limit, http_error, error, lose_answer, delay, "
                    + String.join(", ", kinds.keySet()));
        }
        Scripts.reply(ctx, json());
    }

    private void redeliver(JsonNode again) {
        int times = again.path("times").asInt(1);
        if (socket.redeliver(times, again.path("new_event_id").asBoolean()) == 0) {
            throw new BadRequest("there is no event to deliver again");
        }
    }

    private void refreshEvery(int seconds) {
        refresh.ifPresent(Timer.Plan::cancel);
        refresh = seconds <= 0
                ? Optional.empty()
                : Optional.of(timer.every(
                        Duration.ofSeconds(seconds), () -> socket.disconnectAll("refresh_requested", GRACE)));
    }
}
