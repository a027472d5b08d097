package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The addresses under {@code /demo/}: what a person says on the page, for scripts. Names go in and come out.
 *
 * <p>A body is a JSON object with {@code user} and {@code channel}, and {@code ts} where a message is meant:
 *
 * <ul>
 *   <li>{@code POST say {text, thread_ts?}}: says it. A text that begins with a slash is a command, as in Slack's
 *       client: it is run, and the answer names it as {@code command} instead of a {@code ts}.
 *   <li>{@code POST react {ts, name}}, {@code edit {ts, text}}, {@code delete {ts}}
 *   <li>{@code GET messages?channel=&thread_ts=&user=}
 * </ul>
 */
final class Scripts {
    private final Conversations conversations;
    private final Speech speech;
    private final Commands commands;
    private final java.util.function.Supplier<String> appBase;

    /** @param appBase the address under which the app reaches the workspace */
    Scripts(
            Conversations conversations,
            Speech speech,
            Commands commands,
            java.util.function.Supplier<String> appBase) {
        this.conversations = conversations;
        this.speech = speech;
        this.commands = commands;
        this.appBase = appBase;
    }

    void route(RoutesConfig routes) {
        routes.get("/demo/messages", this::messages);
        routes.post("/demo/say", ctx -> say(ctx, body(ctx)));
        routes.post(
                "/demo/react",
                ctx -> onMessage(
                        ctx,
                        (person, message, body) -> ConversationMethods.toggle(
                                conversations,
                                message,
                                person.id(),
                                body.path("name").asText())));
        routes.post("/demo/edit", ctx -> onMessage(ctx, speech::edit));
        routes.post("/demo/delete", ctx -> onMessage(ctx, (person, message, body) -> speech.delete(person, message)));
    }

    private interface Deed {
        void done(Person person, Message message, JsonNode body);
    }

    private void onMessage(Context ctx, Deed deed) {
        JsonNode body = body(ctx);
        deed.done(speech.person(body), speech.message(body), body);
        reply(ctx, Json.object().put("ok", true));
    }

    private void say(Context ctx, JsonNode body) {
        Channel channel = speech.channel(body);
        Optional<String> thread =
                Optional.ofNullable(body.path("thread_ts").textValue()).filter(ts -> !ts.isEmpty());
        String text = body.path("text").asText();
        String name = channel.isDirect() ? channel.id() : channel.name();
        if (Commands.isCommand(text) && !Speech.isInvitation(text)) {
            commands.run(speech.person(body), channel, text, thread.isPresent(), appBase.get());
            reply(ctx, Json.object().put("channel", name).put("command", text.strip()));
            return;
        }
        Message said = speech.say(speech.person(body), channel, text, thread);
        reply(ctx, Json.object().put("channel", name).put("ts", said.ts()));
    }

    private void messages(Context ctx) {
        Optional<Person> person = query(ctx, "user").map(speech::person);
        Channel channel = speech.channel(query(ctx, "channel").orElse(""), person);
        List<Message> shown = conversations.messages(channel.id());
        Optional<String> thread = query(ctx, "thread_ts");
        if (thread.isPresent()) {
            String root = speech.message(channel, thread.get()).root();
            shown = shown.stream()
                    .filter(message -> message.root().equals(root))
                    .toList();
        }
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("messages");
        Set<String> answered =
                shown.stream().flatMap(message -> message.thread().stream()).collect(Collectors.toSet());
        shown.forEach(message -> list.add(json(message, answered.contains(message.ts()))));
        reply(ctx, answer);
    }

    private static ObjectNode json(Message message, boolean answered) {
        ObjectNode json = Json.object().put("ts", message.ts());
        json.put("thread_ts", answered ? message.ts() : message.thread().orElse(null));
        json.put("user", People.name(message.user()))
                .put("text", message.content().text());
        json.set("blocks", message.content().blocks());
        if (!message.content().files().isEmpty()) {
            json.set("files", message.content().files());
        }
        message.onlyFor().ifPresent(id -> json.put("ephemeral_to", People.name(id)));
        if (message.marks().edited()) {
            json.put("edited", true);
        }
        if (!message.marks().subtype().isEmpty()) {
            json.put("subtype", message.marks().subtype());
        }
        if (!message.marks().reactions().isEmpty()) {
            ObjectNode reactions = json.putObject("reactions");
            message.marks()
                    .reactions()
                    .forEach((name, users) -> users.forEach(
                            user -> reactions.withArrayProperty(name).add(People.name(user))));
        }
        return json;
    }

    static JsonNode body(Context ctx) {
        JsonNode body = Json.parse(ctx.body());
        if (!body.isObject()) {
            throw new BadRequest("send a JSON object");
        }
        return body;
    }

    static Optional<String> query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isEmpty());
    }

    static void reply(Context ctx, JsonNode answer) {
        ctx.contentType("application/json; charset=utf-8").result(Json.write(answer));
    }
}
