package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/**
 * The addresses under {@code /demo/} for what a person does with channels.
 *
 * <p>A body is a JSON object with {@code user}, and {@code channel} where one is meant:
 *
 * <ul>
 *   <li>{@code POST channels {name, private?}}: creates one; netdoc is not in it
 *   <li>{@code POST invite {who?}}, {@code remove {who?}}: netdoc, or somebody else
 *   <li>{@code POST rename {name}}, {@code topic {topic}}, {@code purpose {purpose}}, {@code archive {undo?}}
 * </ul>
 */
final class ChannelScripts {
    private final Conversations conversations;
    private final Speech speech;

    ChannelScripts(Conversations conversations, Speech speech) {
        this.conversations = conversations;
        this.speech = speech;
    }

    private interface Deed {
        void done(Person person, Channel channel, JsonNode body);
    }

    void route(RoutesConfig routes) {
        routes.post("/demo/channels", ctx -> {
            JsonNode body = Scripts.body(ctx);
            Channel channel = speech.create(
                    speech.person(body),
                    body.path("name").asText(),
                    body.path("private").asBoolean());
            Scripts.reply(ctx, Json.object().put("channel", channel.name()).put("id", channel.id()));
        });
        routes.post(
                "/demo/invite",
                ctx -> to(ctx, (person, channel, body) -> conversations.join(channel, who(body), person.id())));
        routes.post(
                "/demo/remove",
                ctx -> to(ctx, (person, channel, body) -> conversations.leave(channel, who(body), person.id())));
        routes.post(
                "/demo/rename",
                ctx -> to(
                        ctx,
                        (person, channel, body) -> conversations.rename(
                                channel, speech.free(body.path("name").asText()), person.id())));
        routes.post(
                "/demo/topic",
                ctx -> to(
                        ctx,
                        (person, channel, body) -> conversations.setTopic(channel, typed(body, "topic"), person.id())));
        routes.post(
                "/demo/purpose",
                ctx -> to(
                        ctx,
                        (person, channel, body) ->
                                conversations.setPurpose(channel, typed(body, "purpose"), person.id())));
        routes.post(
                "/demo/archive",
                ctx -> to(
                        ctx,
                        (person, channel, body) -> conversations.archive(
                                channel.id(), !body.path("undo").asBoolean(), person.id())));
    }

    private void to(Context ctx, Deed deed) {
        JsonNode body = Scripts.body(ctx);
        Channel channel = speech.channel(body);
        if (channel.isDirect()) {
            throw new BadRequest("direct messages stay as they are");
        }
        deed.done(speech.person(body), channel, body);
        AppScripts.done(ctx);
    }

    private static String who(JsonNode body) {
        String wanted = body.path("who").asText("netdoc");
        return People.find(wanted)
                .map(Person::id)
                .orElseThrow(() -> BadRequest.notFound("there is nobody called " + wanted));
    }

    private static String typed(JsonNode body, String name) {
        String text = body.path(name).asText();
        if (text.codePointCount(0, text.length()) > 250) {
            throw new BadRequest("the " + name + " has at most 250 characters");
        }
        return TypedText.escape(text);
    }
}
