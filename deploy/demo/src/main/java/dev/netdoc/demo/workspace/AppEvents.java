package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** Tells the app what happens in the workspace, as far as it is subscribed and allowed to see it. */
final class AppEvents implements Conversations.Listener {
    private static final String MENTION = "<@" + AppInstall.BOT_USER + ">";
    private final AppInstall app;
    private final InstantSource clock;
    private final Consumer<ObjectNode> socket;

    AppEvents(AppInstall app, InstantSource clock, Consumer<ObjectNode> socket) {
        this.app = app;
        this.clock = clock;
        this.socket = socket;
    }

    @Override
    public void posted(Channel channel, Message message) {
        if (message.onlyFor().isPresent() || !channel.has(AppInstall.BOT_USER)) {
            return;
        }
        boolean plain = message.marks().subtype().isEmpty();
        if (!channel.isDirect()
                && plain
                && !message.ofBot()
                && message.content().text().contains(MENTION)) {
            emit("app_mention", body(message).put("type", "app_mention"), channel);
        }
        emitMessage(channel, body(message));
    }

    @Override
    public void changed(Channel channel, Message before, Message after) {
        if (after.onlyFor().isPresent() || before.content().equals(after.content())) {
            return;
        }
        ObjectNode event = subtyped("message_changed", after);
        event.set("message", MessageJson.slack(after));
        event.set("previous_message", MessageJson.slack(before));
        emitMessage(channel, event);
    }

    @Override
    public void deleted(Channel channel, Message message) {
        if (message.onlyFor().isPresent()) {
            return;
        }
        ObjectNode event = subtyped("message_deleted", message).put("deleted_ts", message.ts());
        event.set("previous_message", MessageJson.slack(message));
        emitMessage(channel, event);
    }

    @Override
    public void created(Channel channel) {
        if (!channel.isPrivate()) {
            ObjectNode event = event("channel_created");
            event.set("channel", channel.slack());
            emit("channel_created", event, channel);
        }
    }

    @Override
    public void joined(Channel channel, String user, String inviter) {
        if (channel.has(AppInstall.BOT_USER)) {
            ObjectNode event = membership("member_joined_channel", channel, user);
            if (!inviter.equals(user)) {
                event.put("inviter", inviter);
            }
            emit("member_joined_channel", event, channel);
        }
    }

    @Override
    public void left(Channel channel, String user, String actor) {
        if (user.equals(AppInstall.BOT_USER)) {
            String type = channel.kind() + "_left";
            emit(type, event(type).put("channel", channel.id()).put("actor_id", actor), channel);
        } else if (channel.has(AppInstall.BOT_USER)) {
            emit("member_left_channel", membership("member_left_channel", channel, user), channel);
        }
    }

    @Override
    public void renamed(Channel channel) {
        if (channel.visibleTo(AppInstall.BOT_USER)) {
            String type = channel.kind() + "_rename";
            ObjectNode event = event(type);
            event.putObject("channel")
                    .put("id", channel.id())
                    .put("name", channel.name())
                    .put("name_normalized", channel.name())
                    .put("created", channel.created());
            emit(type, event, channel);
        }
    }

    @Override
    public void archived(Channel channel, String user) {
        if (channel.visibleTo(AppInstall.BOT_USER)) {
            String type = channel.kind() + (channel.archived() ? "_archive" : "_unarchive");
            emit(type, event(type).put("channel", channel.id()).put("user", user), channel);
        }
    }

    private ObjectNode membership(String type, Channel channel, String user) {
        return event(type)
                .put("user", user)
                .put("channel", channel.id())
                .put("channel_type", channel.isPrivate() ? "G" : "C")
                .put("team", AppInstall.TEAM);
    }

    private ObjectNode event(String type) {
        return Json.object().put("type", type).put("event_ts", now());
    }

    /** @param view what is published for the person; only told with the tab {@code home} */
    void homeOpened(Person person, Channel direct, String tab, Optional<ObjectNode> view) {
        ObjectNode event = event("app_home_opened")
                .put("user", person.id())
                .put("channel", direct.id())
                .put("tab", tab);
        view.filter(any -> tab.equals("home")).ifPresent(there -> event.set("view", there));
        emit("app_home_opened", event, direct);
    }

    private void emitMessage(Channel channel, ObjectNode event) {
        if (channel.has(AppInstall.BOT_USER)) {
            emit("message." + channel.family(), event.put("channel_type", channel.kind()), channel);
        }
    }

    private void emit(String subscription, ObjectNode event, Channel channel) {
        if (!app.hears(subscription, channel)) {
            return;
        }
        ObjectNode payload = Json.object()
                .put("token", "fixed-value")
                .put("team_id", AppInstall.TEAM)
                .put("context_team_id", AppInstall.TEAM)
                .putNull("context_enterprise_id")
                .put("api_app_id", AppInstall.APP)
                .put("type", "event_callback")
                .put("event_id", Ids.upper("Ev0"))
                .put("event_time", clock.instant().getEpochSecond())
                .put("is_ext_shared_channel", false)
                .put("event_context", "1-" + event.path("type").asText() + "-" + AppInstall.TEAM + "-" + channel.id());
        payload.set("event", event);
        payload.putArray("authorizations")
                .addObject()
                .putNull("enterprise_id")
                .put("team_id", AppInstall.TEAM)
                .put("user_id", AppInstall.BOT_USER)
                .put("is_bot", true)
                .put("is_enterprise_install", false);
        socket.accept(payload);
    }

    private static ObjectNode body(Message message) {
        return MessageJson.slack(message).put("channel", message.channel()).put("event_ts", message.ts());
    }

    private ObjectNode subtyped(String subtype, Message message) {
        return Json.object()
                .put("type", "message")
                .put("subtype", subtype)
                .put("hidden", true)
                .put("channel", message.channel())
                .put("ts", now())
                .put("event_ts", now());
    }

    private String now() {
        return clock.instant().getEpochSecond() + ".000000";
    }
}
