package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people say and do in channels, as their Slack client would. */
final class Speech {
    private static final Set<String> DIRECT = Set.of("@netdoc", "netdoc", "dm", "@dm");
    private static final String INVITE = "/invite @netdoc";
    private final Conversations conversations;

    Speech(Conversations conversations) {
        this.conversations = conversations;
    }

    Person person(String name) {
        return People.find(name)
                .filter(person -> !person.isBot())
                .orElseThrow(() -> new BadRequest("user must be one of "
                        + String.join(
                                ", ", People.humans().stream().map(Person::name).toList())
                        + ", was \"" + name + "\""));
    }

    /** The person that a request is of. */
    Person person(JsonNode request) {
        return person(request.path("user").asText());
    }

    /** The channel that a request is about. */
    Channel channel(JsonNode request) {
        return channel(
                request.path("channel").asText(),
                Optional.ofNullable(request.path("user").textValue()).map(this::person));
    }

    /** The message that a request is about, if the person sees it. */
    Message message(JsonNode request) {
        Channel channel = channel(request);
        Message message = message(channel, request.path("ts").asText());
        if (!channel.visibleTo(person(request).id())) {
            throw BadRequest.notFound(person(request).name() + " is not in this channel");
        }
        if (!message.visibleTo(person(request).id())) {
            throw BadRequest.notFound("the message is only visible to "
                    + message.onlyFor().map(People::name).orElse(""));
        }
        return message;
    }

    /** By id or name; direct messages need the person, unless their id is given. */
    Channel channel(String wanted, Optional<Person> person) {
        if (DIRECT.contains(wanted)) {
            return person.flatMap(each -> conversations.direct(each.id()))
                    .orElseThrow(() -> new BadRequest("direct messages with netdoc need a user"));
        }
        return conversations
                .find(wanted)
                .orElseThrow(() -> BadRequest.notFound("no channel \"" + wanted + "\"; there are: "
                        + String.join(
                                ", ",
                                conversations.channels().stream()
                                        .filter(channel -> !channel.isDirect())
                                        .map(Channel::name)
                                        .toList())
                        + ", and @netdoc"));
    }

    Message message(Channel channel, String ts) {
        return conversations
                .message(channel.id(), ts)
                .orElseThrow(() -> BadRequest.notFound("no message " + ts + " in " + channel.name()));
    }

    /** Slack's own command, which works without the app. */
    static boolean isInvitation(String typed) {
        return typed.strip().equals(INVITE);
    }

    Message say(Person person, Channel channel, String text, Optional<String> thread) {
        if (text.isBlank()) {
            throw new BadRequest("text must not be empty");
        }
        if (channel.archived()) {
            throw new BadRequest("#" + channel.name() + " is archived");
        }
        if (!channel.visibleTo(person.id())) {
            throw new BadRequest(person.name() + " is not in this channel");
        }
        Optional<String> root = thread.map(ts -> message(channel, ts).root());
        Channel joined = conversations.join(channel, person.id(), person.id());
        if (isInvitation(text)) {
            conversations.join(joined, AppInstall.BOT_USER, person.id());
            List<Message> all = conversations.messages(channel.id());
            return all.get(all.size() - 1);
        }
        Content content = TypedText.read(text, conversations::find);
        Message.Marks marks = new Message.Marks("", Ids.secret(), false, Map.of());
        Message said = conversations.post(
                channel.id(), new Conversations.Draft(root, person.id(), content, Optional.empty(), marks));
        boolean mentioned = content.text().contains("<@" + AppInstall.BOT_USER + ">");
        if (mentioned && !joined.has(AppInstall.BOT_USER)) {
            hint(person, channel, root);
        }
        return said;
    }

    /** What another app says where alerts go, if that channel is still there. */
    void alert(String text) {
        conversations
                .channel(Conversations.ALERTS)
                .filter(channel -> !channel.archived())
                .ifPresent(channel -> conversations.post(
                        channel.id(),
                        Conversations.Draft.of(
                                People.ALERTS, TypedText.read(text, conversations::find), Optional.empty())));
    }

    /** Creates a channel, its creator in it. */
    Channel create(Person person, String name, boolean isPrivate) {
        return conversations.create(free(name), person.id(), isPrivate);
    }

    /** A name that a channel may get. */
    String free(String name) {
        if (!name.matches("[a-z0-9_-]{1,80}")) {
            throw new BadRequest("a channel's name has lower-case letters, digits, - and _, at most 80: " + name);
        }
        if (conversations.find(name).isPresent()) {
            throw new BadRequest("there is a channel #" + name + " already");
        }
        return name;
    }

    void edit(Person person, Message message, JsonNode request) {
        own(person, message);
        Content content = TypedText.read(request.path("text").asText(), conversations::find);
        conversations.change(
                message.channel(),
                message.ts(),
                before -> before.with(content, before.marks().asEdited()));
    }

    /** A person may delete their own messages, and as an admin of this workspace the bot's. */
    void delete(Person person, Message message) {
        if (!message.ofBot()) {
            own(person, message);
        }
        conversations.delete(message);
    }

    private static void own(Person person, Message message) {
        if (!message.user().equals(person.id())) {
            throw new BadRequest("the message is not " + person.name() + "'s");
        }
    }

    private void hint(Person person, Channel channel, Optional<String> root) {
        Content text = Content.text("You mentioned <@" + AppInstall.BOT_USER
                + ">, but they're not in this channel. To add them, type `" + INVITE + "`.");
        conversations.post(
                channel.id(),
                new Conversations.Draft(root, People.SLACKBOT, text, Optional.of(person.id()), Message.Marks.NONE));
    }
}
