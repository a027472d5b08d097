package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/** Looking behind the scenes, and making trouble: {@code /demo/state}, {@code /demo/faults}, {@code /demo/transcript}. */
final class Controls {
    private static final Duration GRACE = Duration.ofSeconds(10);
    private final Conversations conversations;
    private final SocketMode socket;
    private final Faults faults;
    private final RateLimits limits;
    private final Complaints complaints;
    private final Transcript transcript;
    private final Surroundings surroundings;
    private final Timer timer;
    private Optional<Timer.Plan> refresh = Optional.empty();

    Controls(
            Conversations conversations,
            SocketMode socket,
            Faults faults,
            RateLimits limits,
            Complaints complaints,
            Transcript transcript,
            Surroundings surroundings,
            Timer timer) {
        this.conversations = conversations;
        this.socket = socket;
        this.faults = faults;
        this.limits = limits;
        this.complaints = complaints;
        this.transcript = transcript;
        this.surroundings = surroundings;
        this.timer = timer;
    }

    void route(RoutesConfig routes) {
        routes.get("/demo/state", ctx -> Scripts.reply(ctx, state("http://" + ctx.host() + "/")));
        routes.get("/demo/transcript", ctx -> Scripts.reply(ctx, transcript.json()));
        routes.get("/demo/faults", ctx -> Scripts.reply(ctx, faultsJson()));
        routes.post("/demo/faults", this::plan);
        routes.delete("/demo/complaints", ctx -> {
            complaints.clear();
            Scripts.reply(ctx, Json.object().put("ok", true));
        });
    }

    ObjectNode state(String url) {
        ObjectNode state = Json.object().put("workspace", AppInstall.TEAM_NAME).put("url", url);
        var users = state.putArray("users");
        for (Person person : People.all()) {
            users.addObject()
                    .put("id", person.id())
                    .put("name", person.name())
                    .put("real_name", person.realName())
                    .put("title", person.title())
                    .put("is_bot", person.isBot());
        }
        var channels = state.putArray("channels");
        for (Channel channel : conversations.channels()) {
            ObjectNode json = channels.addObject()
                    .put("id", channel.id())
                    .put("name", channel.isDirect() ? "@netdoc" : channel.name())
                    .put("is_im", channel.isDirect())
                    .put("is_archived", channel.archived());
            channel.directWith().ifPresent(person -> json.put("user", People.name(person)));
            channel.members()
                    .forEach(member -> json.withArrayProperty("members").add(People.name(member)));
        }
        state.set("clusters", Json.tree(surroundings.clusters().get()));
        state.set("kubeconfig", Json.tree(surroundings.kubeconfig().get()));
        state.set("complaints", Json.tree(complaints.all()));
        state.set("socket_mode", socket.json());
        state.set("faults", faultsJson());
        return state;
    }

    private ObjectNode faultsJson() {
        ObjectNode json = Json.object().put("rate_limits", limits.enforced());
        faults.json().forEach(json.putArray("planned")::add);
        return json;
    }

    private synchronized void plan(Context ctx) {
        JsonNode wanted = Scripts.body(ctx);
        boolean known = faults.plan(wanted);
        if (wanted.path("clear").asBoolean()) {
            faults.clear();
            limits.enforce(true);
            refreshEvery(0);
            known = true;
        }
        if (wanted.has("rate_limits")) {
            limits.enforce(wanted.path("rate_limits").asBoolean());
            known = true;
        }
        if (wanted.path("drop_socket").asBoolean()) {
            socket.dropAll();
            known = true;
        }
        if (wanted.path("disconnect").isTextual()) {
            socket.disconnectAll(wanted.path("disconnect").asText(), GRACE);
            known = true;
        }
        if (wanted.has("refresh_every_seconds")) {
            refreshEvery(wanted.path("refresh_every_seconds").asInt());
            known = true;
        }
        JsonNode again = wanted.path("redeliver");
        if (again.isObject()) {
            int sent = socket.redeliver(
                    again.path("times").asInt(1), again.path("new_event_id").asBoolean());
            if (sent == 0) {
                throw new BadRequest("there is no event to deliver again");
            }
            known = true;
        }
        if (!known) {
            throw new BadRequest("no fault named; there are rate_limit, http_error, error, lose_answer, delay,"
                    + " drop_socket, disconnect, refresh_every_seconds, redeliver, rate_limits, clear");
        }
        Scripts.reply(ctx, faultsJson());
    }

    private void refreshEvery(int seconds) {
        refresh.ifPresent(Timer.Plan::cancel);
        refresh = seconds <= 0
                ? Optional.empty()
                : Optional.of(timer.every(
                        Duration.ofSeconds(seconds), () -> socket.disconnectAll("refresh_requested", GRACE)));
    }
}
