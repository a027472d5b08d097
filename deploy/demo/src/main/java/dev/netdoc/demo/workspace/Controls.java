package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Looking behind the scenes, and making trouble:
 *
 * <ul>
 *   <li>{@code GET state}, {@code GET transcript}, {@code DELETE complaints}
 *   <li>{@code faults}: see {@link FaultScripts}
 *   <li>{@code GET trouble}, {@code POST trouble {cluster, trouble, on}}: makes a finding appear in a cluster, and an
 *       alert in {@code #ops-alerts}, or lets it go
 * </ul>
 */
final class Controls {
    private final Conversations conversations;
    private final Speech speech;
    private final SocketMode socket;
    private final FaultScripts faults;
    private final Complaints complaints;
    private final Transcript transcript;
    private final Surroundings surroundings;
    private final LivePages pages;

    Controls(
            Conversations conversations,
            Speech speech,
            SocketMode socket,
            FaultScripts faults,
            Complaints complaints,
            Transcript transcript,
            Surroundings surroundings,
            LivePages pages) {
        this.conversations = conversations;
        this.speech = speech;
        this.socket = socket;
        this.faults = faults;
        this.complaints = complaints;
        this.transcript = transcript;
        this.surroundings = surroundings;
        this.pages = pages;
    }

    void route(RoutesConfig routes) {
        routes.get("/demo/state", ctx -> Scripts.reply(ctx, state("http://" + ctx.host() + "/")));
        routes.get("/demo/transcript", ctx -> Scripts.reply(ctx, transcript.json()));
        faults.route(routes);
        routes.get("/demo/trouble", ctx -> Scripts.reply(ctx, troubles()));
        routes.post("/demo/trouble", this::trouble);
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
        state.set("troubles", troubles());
        state.set("complaints", Json.tree(complaints.all()));
        state.set("socket_mode", socket.json());
        state.set("faults", faults.json());
        return state;
    }

    private JsonNode troubles() {
        return Json.tree(surroundings.troubles().all());
    }

    private void trouble(Context ctx) {
        JsonNode wanted = Scripts.body(ctx);
        List<Troubles.Trouble> before = surroundings.troubles().all();
        try {
            surroundings
                    .troubles()
                    .set(
                            wanted.path("cluster").asText(),
                            wanted.path("trouble").asText(),
                            wanted.path("on").asBoolean(true));
        } catch (NoSuchElementException e) {
            throw BadRequest.notFound(String.valueOf(e.getMessage()));
        }
        surroundings.troubles().all().stream()
                .filter(trouble -> trouble.on() && !before.contains(trouble))
                .forEach(trouble -> speech.alert(trouble.alert()));
        pages.troubles();
        Scripts.reply(ctx, troubles());
    }
}
