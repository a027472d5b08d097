package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The addresses under {@code /demo/}: what a person does on the page, for scripts. Names go in and come out. */
final class Scripts {
    private static final Duration MODAL_DUE = Duration.ofSeconds(3);
    private final Conversations conversations;
    private final Speech speech;
    private final Interactions interactions;
    private final Views views;
    private final java.util.function.Supplier<String> appBase;

    /** @param appBase the address under which the app reaches the workspace */
    Scripts(
            Conversations conversations,
            Speech speech,
            Interactions interactions,
            Views views,
            java.util.function.Supplier<String> appBase) {
        this.conversations = conversations;
        this.speech = speech;
        this.interactions = interactions;
        this.views = views;
        this.appBase = appBase;
    }

    void route(RoutesConfig routes) {
        routes.get("/demo/messages", this::messages);
        routes.get("/demo/modal", ctx -> reply(ctx, modal(ctx)));
        routes.post("/demo/say", ctx -> say(ctx, body(ctx)));
        routes.post("/demo/click", ctx -> click(ctx, body(ctx)));
        routes.post("/demo/submit", ctx -> submit(ctx, body(ctx)));
        routes.post("/demo/dismiss", ctx -> {
            interactions.dismiss(person(body(ctx)));
            reply(ctx, Json.object().put("ok", true));
        });
        routes.post("/demo/channels", ctx -> {
            JsonNode body = body(ctx);
            Channel channel = speech.create(person(body), body.path("name").asText());
            reply(ctx, Json.object().put("channel", channel.name()).put("id", channel.id()));
        });
        routes.post("/demo/archive", ctx -> {
            JsonNode body = body(ctx);
            Channel channel = channel(body);
            conversations.archive(
                    channel.id(), !body.path("undo").asBoolean(), person(body).id());
            reply(ctx, Json.object().put("ok", true));
        });
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
        deed.done(person(body), speech.message(channel(body), body.path("ts").asText()), body);
        reply(ctx, Json.object().put("ok", true));
    }

    private void say(Context ctx, JsonNode body) {
        Channel channel = channel(body);
        Optional<String> thread =
                Optional.ofNullable(body.path("thread_ts").textValue()).filter(ts -> !ts.isEmpty());
        Message said = speech.say(person(body), channel, body.path("text").asText(), thread);
        String name = channel.isDirect() ? channel.id() : channel.name();
        reply(ctx, Json.object().put("channel", name).put("ts", said.ts()));
    }

    private void click(Context ctx, JsonNode body) {
        if (body.path("ts").isMissingNode()) {
            interactions.clickInModal(person(body), body);
        } else {
            Person person = person(body);
            Message message = speech.message(channel(body), body.path("ts").asText());
            if (!message.visibleTo(person.id())) {
                throw BadRequest.notFound("the message is only visible to "
                        + message.onlyFor().map(People::name).orElse(""));
            }
            interactions.click(person, message, body, appBase.get());
        }
        reply(ctx, Json.object().put("ok", true));
    }

    private void submit(Context ctx, JsonNode body) throws InterruptedException {
        Person person = person(body);
        views.await(person.id(), MODAL_DUE);
        Map<String, String> errors = interactions.submit(person, body.path("values"));
        if (errors.isEmpty()) {
            reply(ctx, Json.object().put("ok", true));
            return;
        }
        ObjectNode answer = Json.object().put("error", "the form was not taken: " + String.join(" ", errors.values()));
        answer.set("errors", Json.tree(errors));
        ctx.status(400);
        reply(ctx, answer);
    }

    private ObjectNode modal(Context ctx) {
        Person person = speech.person(query(ctx, "user").orElse(""));
        return views.current(person.id())
                .orElseThrow(() -> BadRequest.notFound("no modal is open for " + person.name()));
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

    private Person person(JsonNode body) {
        return speech.person(body.path("user").asText());
    }

    private Channel channel(JsonNode body) {
        Optional<Person> person =
                Optional.ofNullable(body.path("user").textValue()).map(speech::person);
        return speech.channel(body.path("channel").asText(), person);
    }

    static JsonNode body(Context ctx) {
        JsonNode body = Json.parse(ctx.body());
        if (!body.isObject()) {
            throw new BadRequest("send a JSON object");
        }
        return body;
    }

    private static Optional<String> query(Context ctx, String name) {
        return Optional.ofNullable(ctx.queryParam(name)).filter(value -> !value.isEmpty());
    }

    static void reply(Context ctx, JsonNode answer) {
        ctx.contentType("application/json; charset=utf-8").result(Json.write(answer));
    }
}
