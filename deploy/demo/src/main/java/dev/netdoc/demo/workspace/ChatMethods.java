package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The {@code chat.*} methods. */
final class ChatMethods {
    private static final int LONGEST_UPDATE = 4_000;
    private static final int BURST = 10;
    private static final int A_SECOND = 60;
    private final Conversations conversations;
    private final Places places;
    private final Complaints complaints;
    private final RateLimits limits;

    ChatMethods(Conversations conversations, Places places, Complaints complaints, RateLimits limits) {
        this.conversations = conversations;
        this.places = places;
        this.complaints = complaints;
        this.limits = limits;
    }

    ObjectNode postMessage(Arguments arguments) {
        Channel channel = places.writable(arguments);
        Content content = Contents.read(arguments);
        Optional<Message> answered = places.thread(channel, arguments);
        limits.take("chat.postMessage " + channel.id(), BURST, A_SECOND);
        inspect("chat.postMessage", channel, content, answered, arguments);
        if (answered.isEmpty() && !channel.isDirect()) {
            complaints.postedOutsideThread("chat.postMessage", channel.id(), content.text());
        }
        Message message = conversations.post(
                channel.id(), Conversations.Draft.of(AppInstall.BOT_USER, content, answered.map(Message::root)));
        return posted(message);
    }

    ObjectNode postEphemeral(Arguments arguments) {
        Channel channel = places.writable(arguments);
        String user = arguments.require("user");
        if (!channel.has(user)) {
            throw new Refusal("user_not_in_channel");
        }
        if (arguments.find("text").orElse("").length() > LONGEST_UPDATE) {
            throw new Refusal("msg_too_long");
        }
        Content content = Contents.read(arguments);
        Optional<Message> answered = places.thread(channel, arguments);
        inspect("chat.postEphemeral", channel, content, answered, arguments);
        Message message = conversations.post(
                channel.id(),
                new Conversations.Draft(
                        answered.map(Message::root),
                        AppInstall.BOT_USER,
                        content,
                        Optional.of(user),
                        Message.Marks.NONE));
        return ok().put("message_ts", message.ts());
    }

    ObjectNode update(Arguments arguments) {
        Channel channel = places.known(arguments);
        Message before = places.message(channel, arguments.require("ts"));
        if (!before.ofBot()) {
            throw new Refusal("cant_update_message");
        }
        if (channel.archived()) {
            throw new Refusal("is_inactive");
        }
        if (arguments.find("text").orElse("").length() > LONGEST_UPDATE) {
            throw new Refusal("msg_too_long");
        }
        // Text without blocks removes the blocks: what is said now is all there is.
        Content content = Contents.read(arguments)
                .with(Contents.metadata(arguments).orElse(before.content().metadata()));
        complaints.inspect("chat.update", channel.id(), content);
        Message.Marks marks = content.blocks().isEmpty() ? before.marks().asEdited() : before.marks();
        Message after = conversations
                .change(channel.id(), before.ts(), message -> message.with(content, marks))
                .orElseThrow(() -> new Refusal("message_not_found"));
        return posted(after).put("text", after.content().text());
    }

    ObjectNode delete(Arguments arguments) {
        Channel channel = places.known(arguments);
        Message message = places.message(channel, arguments.require("ts"));
        if (!message.ofBot()) {
            throw new Refusal("cant_delete_message");
        }
        conversations.delete(message);
        return ok().put("channel", channel.id()).put("ts", message.ts());
    }

    /** @param base the address of the workspace */
    ObjectNode permalink(Arguments arguments, String base) {
        Channel channel = places.known(arguments);
        Message message = places.message(channel, arguments.require("message_ts"));
        String link = base + "/archives/" + channel.id() + "/p" + message.ts().replace(".", "");
        String thread = message.thread()
                .map(root -> "?thread_ts=" + root + "&cid=" + channel.id())
                .orElse("");
        return ok().put("channel", channel.id()).put("permalink", link + thread);
    }

    /** An answer to an interaction by its {@code response_url}. */
    void respond(ResponseUrls.Grant grant, JsonNode body) {
        Optional<Message> original = grant.message().flatMap(ts -> conversations.message(grant.channel(), ts));
        if (body.path("delete_original").asBoolean()) {
            original.ifPresent(conversations::delete);
            return;
        }
        Content content = new Content(
                body.path("text").asText(), body.has("blocks") ? Contents.check(body.path("blocks")) : Json.array());
        if (content.text().isBlank() && content.blocks().isEmpty()) {
            throw new Refusal("no_text");
        }
        complaints.inspect("response_url", grant.channel(), content);
        if (body.path("replace_original").asBoolean() && original.isPresent()) {
            conversations.change(
                    grant.channel(),
                    original.get().ts(),
                    message -> message.with(content.with(message.content().metadata()), message.marks()));
            return;
        }
        boolean forAll = body.path("response_type").asText().equals("in_channel");
        Optional<String> thread = Optional.ofNullable(body.path("thread_ts").textValue())
                .or(() -> original.filter(message -> message.onlyFor().isPresent())
                        .flatMap(Message::thread));
        conversations.post(
                grant.channel(),
                new Conversations.Draft(
                        thread,
                        AppInstall.BOT_USER,
                        content,
                        forAll ? Optional.empty() : Optional.of(grant.user()),
                        Message.Marks.NONE));
    }

    private void inspect(
            String method, Channel channel, Content content, Optional<Message> answered, Arguments arguments) {
        complaints.inspect(method, channel.id(), content);
        if (answered.isPresent() && answered.get().thread().isPresent()) {
            complaints.add("reply-as-thread", method, channel.id(), "thread_ts is a reply's, not the first message's");
        }
        if (arguments.has("attachments")) {
            complaints.add("attachments-not-shown", method, channel.id(), "attachments are not shown here");
        }
    }

    private static ObjectNode posted(Message message) {
        ObjectNode answer = ok().put("channel", message.channel()).put("ts", message.ts());
        answer.set("message", MessageJson.slackWithMetadata(message));
        return answer;
    }

    static ObjectNode ok() {
        return Json.object().put("ok", true);
    }
}
