package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The pages that people have open: each sees its person's part of the workspace, and every change at once. */
final class LivePages implements Conversations.Listener {
    private static final int SHOWN = 1_000;
    private final AppInstall app;
    private final Conversations conversations;
    private final Directory directory;
    private final Troubles troubles;
    private final List<Page> pages = new CopyOnWriteArrayList<>();

    /** An open page of a person. */
    record Page(String user, Link link) {}

    /** What a person sees of the app beside messages. */
    record Screen(Optional<ObjectNode> modal, Optional<ObjectNode> home, boolean botConnected) {}

    LivePages(AppInstall app, Conversations conversations, Directory directory, Troubles troubles) {
        this.app = app;
        this.conversations = conversations;
        this.directory = directory;
        this.troubles = troubles;
    }

    void opened(Page page, Screen screen) {
        conversations.still(() -> {
            pages.add(page);
            page.link().send(Json.write(boot(page.user(), screen)));
        });
    }

    void closed(Link link) {
        pages.removeIf(page -> page.link().equals(link));
    }

    void ping() {
        pages.forEach(page -> page.link().ping());
    }

    /** Everything that a person's page shows at first. */
    ObjectNode boot(String user, Screen screen) {
        ObjectNode boot = Json.object()
                .put("type", "boot")
                .put("team", AppInstall.TEAM_NAME)
                .put("me", user);
        boot.put("bot", AppInstall.BOT_USER).put("bot_connected", screen.botConnected());
        boot.setAll(everybody());
        boot.set("modal", screen.modal().orElse(null));
        boot.set("home", screen.home().orElse(null));
        boot.set("commands", Json.tree(app.commands()));
        boot.set("shortcuts", Json.tree(app.shortcuts()));
        boot.set("troubles", Json.tree(troubles.all()));
        var channels = boot.putArray("channels");
        ObjectNode messages = boot.putObject("messages");
        for (Channel channel : conversations.channels()) {
            if (channel.visibleTo(user)) {
                channels.add(json(channel));
                List<Message> all = conversations.messages(channel.id());
                var list = messages.putArray(channel.id());
                all.stream()
                        .skip(Math.max(0, all.size() - SHOWN))
                        .filter(message -> message.visibleTo(user))
                        .forEach(message -> list.add(json(message)));
            }
        }
        return boot;
    }

    @Override
    public void posted(Channel channel, Message message) {
        tell(channel, message, frame("message", message));
    }

    @Override
    public void changed(Channel channel, Message before, Message after) {
        tell(channel, after, frame("message", after));
    }

    @Override
    public void deleted(Channel channel, Message message) {
        tell(channel, message, frame("deleted", message));
    }

    @Override
    public void reshaped(Channel channel) {
        ObjectNode shown = Json.object().put("type", "channel");
        shown.set("channel", json(channel));
        ObjectNode gone = Json.object().put("type", "channel_gone").put("channel", channel.id());
        pages.forEach(page -> page.link().send(Json.write(channel.visibleTo(page.user()) ? shown : gone)));
    }

    void modal(String user, Optional<ObjectNode> view) {
        ObjectNode frame = Json.object().put("type", "modal");
        frame.set("modal", view.orElse(null));
        send(frame, user);
    }

    void home(String user, ObjectNode view) {
        ObjectNode frame = Json.object().put("type", "home");
        frame.set("home", view);
        send(frame, user);
    }

    /** How somebody stands has changed. */
    void people() {
        String frame = Json.write(everybody().put("type", "people"));
        pages.forEach(page -> page.link().send(frame));
    }

    private ObjectNode everybody() {
        ObjectNode json = Json.object();
        json.set("users", Json.tree(directory.slack()));
        // A guest in the group is refused all the same.
        json.set("approvers", Json.tree(directory.approvers()));
        return json;
    }

    /** Some trouble came or went. */
    void troubles() {
        ObjectNode frame = Json.object().put("type", "troubles");
        frame.set("troubles", Json.tree(troubles.all()));
        pages.forEach(page -> page.link().send(Json.write(frame)));
    }

    void presence(boolean connected) {
        String frame = Json.write(Json.object().put("type", "presence").put("bot_connected", connected));
        pages.forEach(page -> page.link().send(frame));
    }

    private void tell(Channel channel, Message message, ObjectNode frame) {
        String text = Json.write(frame);
        pages.stream()
                .filter(page -> channel.visibleTo(page.user()) && message.visibleTo(page.user()))
                .forEach(page -> page.link().send(text));
    }

    private void send(ObjectNode frame, String user) {
        String text = Json.write(frame);
        pages.stream()
                .filter(page -> page.user().equals(user))
                .forEach(page -> page.link().send(text));
    }

    private static ObjectNode frame(String type, Message message) {
        ObjectNode frame = Json.object().put("type", type);
        frame.set("message", json(message));
        return frame;
    }

    private static ObjectNode json(Message message) {
        ObjectNode json = MessageJson.slack(message).put("channel", message.channel());
        message.onlyFor().ifPresent(person -> json.put("only_for", person));
        return json;
    }

    private static ObjectNode json(Channel channel) {
        ObjectNode json = channel.slack();
        channel.members().forEach(json.putArray("members")::add);
        return json;
    }
}
