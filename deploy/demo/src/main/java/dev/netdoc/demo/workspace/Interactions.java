package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** What people do with buttons, menus and modals, told to the app. */
final class Interactions {
    private final Directory directory;
    private final Conversations conversations;
    private final SocketMode socket;
    private final Triggers triggers;
    private final ResponseUrls responseUrls;
    private final Views views;
    private final InstantSource clock;

    Interactions(
            Directory directory,
            Conversations conversations,
            SocketMode socket,
            Triggers triggers,
            ResponseUrls responseUrls,
            Views views,
            InstantSource clock) {
        this.directory = directory;
        this.conversations = conversations;
        this.socket = socket;
        this.triggers = triggers;
        this.responseUrls = responseUrls;
        this.views = views;
        this.clock = clock;
    }

    /**
     * Presses something in a message and waits until the app has acknowledged it.
     *
     * @param base the address of this workspace, for the {@code response_url}
     */
    void click(Person person, Message message, JsonNode request, String base) {
        Clicks.Target target = Clicks.find(message.content().blocks(), request);
        boolean ephemeral = message.onlyFor().isPresent();
        ObjectNode payload = payload("block_actions", person);
        ObjectNode container = payload.putObject("container")
                .put("type", "message")
                .put("message_ts", message.ts())
                .put("channel_id", message.channel())
                .put("is_ephemeral", ephemeral);
        message.thread().ifPresent(root -> container.put("thread_ts", root));
        Channel channel = conversations.channel(message.channel()).orElseThrow();
        payload.putObject("channel").put("id", channel.id()).put("name", channel.shownName());
        if (!ephemeral) {
            payload.set("message", MessageJson.slack(message));
        }
        payload.putObject("state")
                .set("values", FormState.values(message.content().blocks(), chosen(target, request)));
        payload.put(
                "response_url", responseUrls.issue(base, message.channel(), Optional.of(message.ts()), person.id()));
        payload.putArray("actions").add(target.action(actionTs()));
        answer(payload, false);
    }

    /**
     * Uses a shortcut in a message's menu and waits until the app has acknowledged it.
     *
     * @param base the address of this workspace, for the {@code response_url}
     */
    void shortcut(Person person, Message message, AppInstall.Shortcut shortcut, String base) {
        if (message.onlyFor().isPresent()) {
            throw new BadRequest("a message that only one person sees has no menu");
        }
        Channel channel = conversations.channel(message.channel()).orElseThrow();
        ObjectNode payload = payload("message_action", person)
                .put("callback_id", shortcut.callbackId())
                .put("action_ts", actionTs())
                .put("message_ts", message.ts())
                .put("response_url", responseUrls.issue(base, channel.id(), Optional.empty(), person.id()));
        payload.putObject("channel").put("id", channel.id()).put("name", channel.shownName());
        payload.set("message", MessageJson.slack(message));
        answer(payload, false);
    }

    /** Presses something in a modal or in the Home tab. */
    void clickInView(Person person, ObjectNode view, JsonNode request) {
        Clicks.Target target = Clicks.find(view.path("blocks"), request);
        ObjectNode payload = payload("block_actions", person);
        payload.putObject("container")
                .put("type", "view")
                .put("view_id", view.path("id").asText());
        view.withObjectProperty("state").set("values", FormState.values(view.path("blocks"), chosen(target, request)));
        payload.set("view", view);
        payload.putArray("actions").add(target.action(actionTs()));
        answer(payload, false);
    }

    /**
     * Submits the modal that a person looks at.
     *
     * @return errors by {@code block_id}; empty if the app took it
     */
    Map<String, String> submit(Person person, JsonNode values) {
        ObjectNode view = modal(person);
        ObjectNode state = FormState.values(view.path("blocks"), values);
        Map<String, String> incomplete = FormState.incomplete(view.path("blocks"), state);
        if (!incomplete.isEmpty()) {
            return incomplete;
        }
        view.withObjectProperty("state").set("values", state);
        ObjectNode payload = payload("view_submission", person);
        payload.set("view", view);
        payload.putArray("response_urls");
        JsonNode response = answer(payload, true);
        Optional<String> id = Optional.of(view.path("id").asText());
        switch (response.path("response_action").asText()) {
            case "errors" -> {
                return response.path("errors").properties().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, error -> error.getValue().asText()));
            }
            case "update" -> views.update(id, Optional.empty(), Optional.empty(), response.path("view"));
            case "push" -> views.push(person.id(), response.path("view"));
            case "clear" -> views.close(person.id(), true);
            default -> views.close(person.id(), false);
        }
        return Map.of();
    }

    /** Closes the modal, telling the app if it wants to know. */
    void dismiss(Person person) {
        Optional<ObjectNode> view = views.current(person.id());
        views.close(person.id(), false);
        if (view.isPresent() && view.get().path("notify_on_close").asBoolean()) {
            ObjectNode payload = payload("view_closed", person).put("is_cleared", false);
            payload.set("view", view.get());
            // Told, not asked: whether the app acknowledges it changes nothing for the person.
            var unused = socket.ask("interactive", payload, false);
        }
    }

    /** What was chosen before, and now. */
    private static ObjectNode chosen(Clicks.Target target, JsonNode request) {
        ObjectNode all = Json.object();
        if (request.path("state") instanceof ObjectNode before) {
            all.setAll(before);
        }
        if (!target.value().isMissingNode()) {
            all.set(target.element().path("action_id").asText(), target.value());
        }
        return all;
    }

    private ObjectNode modal(Person person) {
        return views.current(person.id())
                .orElseThrow(() -> BadRequest.notFound("no modal is open for " + person.name()));
    }

    private JsonNode answer(ObjectNode payload, boolean answerable) {
        try {
            return socket.ask("interactive", payload, answerable).join();
        } catch (CompletionException e) {
            throw BadRequest.unanswered(
                    socket.connected()
                            ? "netdoc did not acknowledge within 3 seconds"
                            : "netdoc is not connected, so nobody took the click");
        }
    }

    private ObjectNode payload(String type, Person person) {
        ObjectNode payload = Json.object().put("type", type);
        payload.putObject("team").put("id", AppInstall.TEAM).put("domain", AppInstall.DOMAIN);
        payload.putObject("user")
                .put("id", person.id())
                .put("username", person.name())
                .put("name", person.name())
                .put("team_id", directory.standing(person.id()).team());
        return payload.put("api_app_id", AppInstall.APP)
                .put("token", "fixed-value")
                .putNull("enterprise")
                .put("is_enterprise_install", false)
                .put("trigger_id", triggers.issue(person.id()));
    }

    private String actionTs() {
        java.time.Instant now = clock.instant();
        return now.getEpochSecond() + "." + String.format("%06d", now.getNano() / 1_000);
    }
}
