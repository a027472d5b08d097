package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A message as Slack shows it, and as the state file keeps it. */
final class MessageJson {
    private MessageJson() {}

    /** The form in answers and events; without metadata. */
    static ObjectNode slack(Message message) {
        return slack(message, JsonNode::deepCopy);
    }

    /** @param copy of the trees that the message holds */
    private static ObjectNode slack(Message message, UnaryOperator<JsonNode> copy) {
        ObjectNode json = Json.object().put("type", "message");
        Message.Marks marks = message.marks();
        if (!marks.subtype().isEmpty()) {
            json.put("subtype", marks.subtype());
        }
        json.put("user", message.user()).put("text", message.content().text()).put("ts", message.ts());
        json.put("team", AppInstall.TEAM);
        if (message.ofBot()) {
            json.put("bot_id", AppInstall.BOT).put("app_id", AppInstall.APP);
        }
        if (message.user().equals(People.ALERTS)) {
            json.put("bot_id", "B0ALERTS").put("app_id", "A0ALERTS");
        }
        if (!marks.clientId().isEmpty()) {
            json.put("client_msg_id", marks.clientId());
        }
        message.thread().ifPresent(root -> json.put("thread_ts", root));
        if (!message.content().blocks().isEmpty()) {
            json.set("blocks", copy.apply(message.content().blocks()));
        }
        if (!message.content().files().isEmpty()) {
            json.set("files", copy.apply(message.content().files()));
            json.put("upload", true);
        }
        if (marks.edited()) {
            json.putObject("edited").put("user", message.user()).put("ts", message.ts());
        }
        if (!marks.reactions().isEmpty()) {
            ArrayNode reactions = json.putArray("reactions");
            marks.reactions().forEach((name, users) -> {
                ObjectNode reaction = reactions.addObject().put("name", name).put("count", users.size());
                users.forEach(reaction.putArray("users")::add);
            });
        }
        return json;
    }

    static ObjectNode slackWithMetadata(Message message) {
        return withMetadata(slack(message), message);
    }

    private static ObjectNode withMetadata(ObjectNode json, Message message) {
        if (!message.content().metadata().isEmpty()) {
            json.set("metadata", message.content().metadata());
        }
        return json;
    }

    /** The form in the state file. Shares its trees with the message: for writing only. */
    static ObjectNode stored(Message message) {
        ObjectNode json = withMetadata(slack(message, tree -> tree), message);
        json.put("channel", message.channel());
        message.onlyFor().ifPresent(person -> json.put("only_for", person));
        return json;
    }

    static Message restored(JsonNode json) {
        Map<String, List<String>> reactions = new LinkedHashMap<>();
        for (JsonNode reaction : json.path("reactions")) {
            List<String> users = new ArrayList<>();
            reaction.path("users").forEach(user -> users.add(user.asText()));
            reactions.put(reaction.path("name").asText(), users);
        }
        JsonNode metadata = json.path("metadata");
        return new Message(
                json.path("channel").asText(),
                json.path("ts").asText(),
                Optional.ofNullable(json.path("thread_ts").textValue()),
                json.path("user").asText(),
                new Content(
                        json.path("text").asText(),
                        json.path("blocks") instanceof ArrayNode blocks ? blocks : Json.array(),
                        metadata.isObject() ? metadata : Json.object(),
                        json.path("files") instanceof ArrayNode files ? files : Json.array()),
                Optional.ofNullable(json.path("only_for").textValue()),
                new Message.Marks(
                        json.path("subtype").asText(),
                        json.path("client_msg_id").asText(),
                        json.has("edited"),
                        reactions));
    }
}
