package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The addresses under {@code /demo/} for what a person does with the app.
 *
 * <p>A body is a JSON object with {@code user}; answers are {@code ok}, 504 if the app did not acknowledge in time:
 *
 * <ul>
 *   <li>{@code POST click {channel, ts, action_id | text, block_id?, value?, state?}}: presses something in a message;
 *       without {@code ts} in the modal, and with {@code "view": "home"} in the Home tab. {@code value} is the choice in
 *       a menu; {@code state} holds what else was chosen, by {@code action_id}.
 *   <li>{@code POST submit {values}}, {@code POST dismiss}, {@code GET modal?user=}
 *   <li>{@code POST shortcut {channel, ts, callback_id}}: the menu of a message
 *   <li>{@code POST home {tab?}}: opens the tab {@code home} or {@code messages}; {@code GET home?user=} is the view
 * </ul>
 */
final class AppScripts {
    private static final Duration MODAL_DUE = Duration.ofSeconds(3);
    private final AppInstall app;
    private final Speech speech;
    private final Interactions interactions;
    private final Views views;
    private final Homes homes;
    private final AppEvents events;
    private final Supplier<String> appBase;

    /** @param appBase the address under which the app reaches the workspace */
    AppScripts(
            AppInstall app,
            Speech speech,
            Interactions interactions,
            Views views,
            Homes homes,
            AppEvents events,
            Supplier<String> appBase) {
        this.app = app;
        this.speech = speech;
        this.interactions = interactions;
        this.views = views;
        this.homes = homes;
        this.events = events;
        this.appBase = appBase;
    }

    void route(RoutesConfig routes) {
        routes.post("/demo/click", ctx -> click(ctx, Scripts.body(ctx)));
        routes.post("/demo/submit", ctx -> submit(ctx, Scripts.body(ctx)));
        routes.post("/demo/dismiss", ctx -> {
            interactions.dismiss(speech.person(Scripts.body(ctx)));
            done(ctx);
        });
        routes.get("/demo/modal", ctx -> Scripts.reply(ctx, modal(person(ctx))));
        routes.post("/demo/shortcut", ctx -> {
            JsonNode body = Scripts.body(ctx);
            interactions.shortcut(speech.person(body), speech.message(body), shortcut(body), appBase.get());
            done(ctx);
        });
        routes.post("/demo/home", ctx -> open(ctx, Scripts.body(ctx)));
        routes.get("/demo/home", ctx -> {
            Person person = person(ctx);
            Scripts.reply(
                    ctx,
                    homes.of(person.id())
                            .orElseThrow(() -> BadRequest.notFound("nothing is published for " + person.name())));
        });
    }

    private void click(Context ctx, JsonNode body) {
        Person person = speech.person(body);
        if (body.path("view").asText().equals("home")) {
            ObjectNode home = homes.of(person.id())
                    .orElseThrow(() -> BadRequest.notFound("nothing is published for " + person.name()));
            interactions.clickInView(person, home, body);
        } else if (body.path("ts").isMissingNode()) {
            interactions.clickInView(person, modal(person), body);
        } else {
            interactions.click(person, speech.message(body), body, appBase.get());
        }
        done(ctx);
    }

    private void submit(Context ctx, JsonNode body) throws InterruptedException {
        Person person = speech.person(body);
        views.await(person.id(), MODAL_DUE);
        Map<String, String> errors = interactions.submit(person, body.path("values"));
        if (errors.isEmpty()) {
            done(ctx);
            return;
        }
        ObjectNode answer = Json.object().put("error", "the form was not taken: " + String.join(" ", errors.values()));
        answer.set("errors", Json.tree(errors));
        ctx.status(400);
        Scripts.reply(ctx, answer);
    }

    private void open(Context ctx, JsonNode body) {
        String tab = body.path("tab").asText("home");
        if (!tab.equals("home") && !tab.equals("messages")) {
            throw new BadRequest("tab must be home or messages, was \"" + tab + "\"");
        }
        Person person = speech.person(body);
        Channel direct = speech.channel("@netdoc", Optional.of(person));
        events.homeOpened(person, direct, tab, homes.of(person.id()));
        done(ctx);
    }

    private AppInstall.Shortcut shortcut(JsonNode body) {
        String wanted = body.path("callback_id").asText();
        return app.shortcuts().stream()
                .filter(shortcut -> shortcut.callbackId().equals(wanted))
                .findFirst()
                .orElseThrow(() -> BadRequest.notFound("no shortcut \"" + wanted + "\"; there are: "
                        + app.shortcuts().stream()
                                .map(AppInstall.Shortcut::callbackId)
                                .collect(Collectors.joining(", "))));
    }

    private ObjectNode modal(Person person) {
        return views.current(person.id())
                .orElseThrow(() -> BadRequest.notFound("no modal is open for " + person.name()));
    }

    private Person person(Context ctx) {
        return speech.person(Scripts.query(ctx, "user").orElse(""));
    }

    static void done(Context ctx) {
        Scripts.reply(ctx, Json.object().put("ok", true));
    }
}
