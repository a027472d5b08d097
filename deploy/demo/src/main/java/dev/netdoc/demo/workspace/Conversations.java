package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Channels and their messages. Thread-safe; listeners hear of changes in the order in which they happened. */
final class Conversations {
    static final String ALERTS = "C0OPSALERTS";
    private final InstantSource clock;
    private final Timestamps timestamps;
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, TreeMap<String, Message>> messages = new LinkedHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Called while the conversations are locked: must be quick and must not call back. */
    interface Listener {
        default void posted(Channel channel, Message message) {}

        default void changed(Channel channel, Message before, Message after) {}

        default void deleted(Channel channel, Message message) {}

        default void created(Channel channel) {}

        default void joined(Channel channel, String user, String inviter) {}

        default void left(Channel channel, String user, String actor) {}

        default void renamed(Channel channel) {}

        default void archived(Channel channel, String user) {}

        /** Something about the channel itself changed, whatever it was. */
        default void reshaped(Channel channel) {}

        /** Anything changed; called last. */
        default void anything() {}
    }

    /** A message before it has a time. */
    record Draft(Optional<String> thread, String user, Content content, Optional<String> onlyFor, Message.Marks marks) {
        static Draft of(String user, Content content, Optional<String> thread) {
            return new Draft(thread, user, content, Optional.empty(), Message.Marks.NONE);
        }
    }

    Conversations(InstantSource clock) {
        this.clock = clock;
        this.timestamps = new Timestamps(clock);
        long now = clock.instant().getEpochSecond();
        List<String> people = People.humans().stream().map(Person::id).toList();
        List<String> withBot = new ArrayList<>(people);
        withBot.add(AppInstall.BOT_USER);
        add(Channel.named("C0ASKNET", "ask-network", "URINA", now, false, "Ask about ACK and GKE networking", withBot));
        add(Channel.named(ALERTS, "ops-alerts", "UKENJI", now, false, "What the pagers say", people));
        add(Channel.named("C0GENERAL", "general", "URINA", now, false, "Everybody", withBot));
        People.humans().forEach(person -> add(Channel.direct("D0" + person.id().substring(1), person.id(), now)));
    }

    synchronized void listen(Listener listener) {
        listeners.add(listener);
    }

    synchronized List<Channel> channels() {
        return List.copyOf(channels.values());
    }

    synchronized Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    /** By id, or by name with or without {@code #}. */
    synchronized Optional<Channel> find(String idOrName) {
        String name = idOrName.startsWith("#") ? idOrName.substring(1) : idOrName;
        return channel(idOrName)
                .or(() -> channels.values().stream()
                        .filter(channel -> !channel.isDirect() && channel.name().equals(name))
                        .findFirst());
    }

    /** The direct messages between a person and the bot; empty for a person who does not exist. */
    synchronized Optional<Channel> direct(String person) {
        return channels.values().stream()
                .filter(channel -> channel.directWith().equals(Optional.of(person)))
                .findFirst();
    }

    synchronized Channel create(String name, String creator, boolean isPrivate) {
        long now = clock.instant().getEpochSecond();
        Channel channel = Channel.named(Ids.upper("C0"), name, creator, now, isPrivate, "", List.of(creator));
        reshape(channel, listener -> listener.created(channel));
        return channel;
    }

    /** Adds a member and says so in the channel. Nothing happens if they are in it already. */
    synchronized Channel join(Channel known, String user, String inviter) {
        Channel before = require(known.id());
        if (before.has(user)) {
            return before;
        }
        Channel after = before.with(user);
        reshape(after, listener -> listener.joined(after, user, inviter));
        say(after, user, "join", "<@" + user + "> has joined the channel");
        return after;
    }

    /** Removes a member and says so in the channel. Nothing happens if they are not in it. */
    synchronized void leave(Channel known, String user, String actor) {
        Channel before = require(known.id());
        if (before.has(user)) {
            Channel after = before.without(user);
            reshape(after, listener -> listener.left(after, user, actor));
            say(after, user, "leave", "<@" + user + "> has left the channel");
        }
    }

    synchronized void rename(Channel known, String name, String user) {
        Channel before = require(known.id());
        Channel after = before.renamed(name);
        reshape(after, listener -> listener.renamed(after));
        say(
                after,
                user,
                "name",
                "<@" + user + "> has renamed the channel from \"" + before.name() + "\" to \"" + name + "\"");
    }

    /** @param topic escaped */
    synchronized Channel setTopic(Channel known, String topic, String user) {
        Channel before = require(known.id());
        Channel after = before.with(before.about().withTopic(topic));
        reshape(after, listener -> {});
        say(after, user, "topic", "<@" + user + "> set the channel topic: " + topic);
        return after;
    }

    /** @param purpose escaped */
    synchronized void setPurpose(Channel known, String purpose, String user) {
        Channel before = require(known.id());
        Channel after = before.with(before.about().withPurpose(purpose));
        reshape(after, listener -> {});
        say(after, user, "purpose", "<@" + user + "> set the channel description: " + purpose);
    }

    synchronized void archive(String id, boolean archived, String user) {
        Channel after = require(id).archived(archived);
        reshape(after, listener -> listener.archived(after, user));
    }

    private void reshape(Channel after, Consumer<Listener> what) {
        channels.put(after.id(), after);
        tell(listener -> {
            what.accept(listener);
            listener.reshaped(after);
        });
    }

    /** What Slack itself says of a channel in it. */
    private void say(Channel in, String user, String about, String text) {
        Message.Marks marks = new Message.Marks(in.kind() + "_" + about, "", false, Map.of());
        post(in.id(), new Draft(Optional.empty(), user, Content.text(text), Optional.empty(), marks));
    }

    private void tell(Consumer<Listener> what) {
        listeners.forEach(listener -> {
            what.accept(listener);
            listener.anything();
        });
    }

    synchronized Message post(String channel, Draft draft) {
        Channel in = require(channel);
        Message message = new Message(
                channel,
                timestamps.next(),
                draft.thread(),
                draft.user(),
                draft.content(),
                draft.onlyFor(),
                draft.marks());
        timeline(channel).put(message.ts(), message);
        tell(listener -> listener.posted(in, message));
        return message;
    }

    /** Changes a message; empty if it is gone. */
    synchronized Optional<Message> change(String channel, String ts, UnaryOperator<Message> how) {
        Optional<Message> before = message(channel, ts);
        if (before.isEmpty()) {
            return Optional.empty();
        }
        Message after = how.apply(before.get());
        timeline(channel).put(ts, after);
        Channel in = require(channel);
        tell(listener -> listener.changed(in, before.get(), after));
        return Optional.of(after);
    }

    synchronized void delete(Message message) {
        if (timeline(message.channel()).remove(message.ts()) != null) {
            Channel in = require(message.channel());
            tell(listener -> listener.deleted(in, message));
        }
    }

    synchronized Optional<Message> message(String channel, String ts) {
        return Optional.ofNullable(timeline(channel).get(ts));
    }

    /** All messages of a channel, oldest first. */
    synchronized List<Message> messages(String channel) {
        return List.copyOf(timeline(channel).values());
    }

    /** A thread's first message and its replies, oldest first. */
    synchronized List<Message> thread(String channel, String root) {
        return timeline(channel).values().stream()
                .filter(message -> message.root().equals(root))
                .toList();
    }

    /** Does something while nothing changes. */
    synchronized void still(Runnable work) {
        work.run();
    }

    /** Everything, for the state file. Only the copying of references is done under the lock. */
    ObjectNode stored() {
        List<Channel> places;
        List<Message> said = new ArrayList<>();
        synchronized (this) {
            places = List.copyOf(channels.values());
            messages.values().forEach(line -> said.addAll(line.values()));
        }
        ObjectNode json = Json.object();
        ArrayNode all = json.putArray("channels");
        places.forEach(channel -> all.add(channel.stored()));
        ArrayNode lines = json.putArray("messages");
        said.forEach(message -> lines.add(MessageJson.stored(message)));
        return json;
    }

    /** Replaces everything by what {@link #stored()} gave. */
    synchronized void restore(JsonNode json) {
        channels.clear();
        messages.clear();
        json.path("channels").forEach(channel -> add(Channel.restored(channel)));
        List<Message> said = new ArrayList<>();
        json.path("messages").forEach(message -> said.add(MessageJson.restored(message)));
        for (Message message : said) {
            timeline(message.channel()).put(message.ts(), message);
            timestamps.after(message.ts());
        }
    }

    private void add(Channel channel) {
        channels.put(channel.id(), channel);
    }

    private Channel require(String id) {
        return Objects.requireNonNull(channels.get(id), id);
    }

    private Map<String, Message> timeline(String channel) {
        return messages.computeIfAbsent(channel, id -> new TreeMap<>());
    }
}
