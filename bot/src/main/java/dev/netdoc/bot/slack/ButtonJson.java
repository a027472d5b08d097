package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Words;
import java.util.regex.Pattern;

/** A button, and the action id that says what it does. */
final class ButtonJson {
    static final int VALUE = 2_000;

    /** Matches every action id made here; its first group is the action. */
    static final Pattern ACTION_ID = Pattern.compile("([a-z]+)(?:\\.\\d+)?");

    private static final int LABEL = 75;
    private static final int CONFIRM_TITLE = 100;
    private static final int CONFIRM_TEXT = 300;
    private static final int CONFIRM_LABEL = 30;

    private ButtonJson() {}

    /** @param before the buttons that stand in the same block already; an action id may not repeat there */
    static ObjectNode of(Button button, ArrayNode before, Words words) {
        int alike = 1;
        for (JsonNode other : before) {
            alike += other.path("action_id").asText().split("\\.", 2)[0].equals(button.action()) ? 1 : 0;
        }
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "button");
        json.put("action_id", alike == 1 ? button.action() : button.action() + "." + alike);
        json.set("text", PartBlocks.plain(button.label(), LABEL, true));
        if (!button.value().isEmpty()) {
            json.put("value", button.value());
        }
        switch (button.style()) {
            case PLAIN -> {}
            case PRIMARY -> json.put("style", "primary");
            case DANGER -> json.put("style", "danger");
        }
        button.confirm().ifPresent(question -> {
            ObjectNode confirm = json.putObject("confirm");
            confirm.set("title", PartBlocks.plain(button.label(), CONFIRM_TITLE, true));
            confirm.set("text", PartBlocks.plain(Defused.text(question), CONFIRM_TEXT, false));
            confirm.set("confirm", PartBlocks.plain(button.label(), CONFIRM_LABEL, true));
            confirm.set("deny", PartBlocks.plain(words.plain("proposal.confirm.back"), CONFIRM_LABEL, true));
        });
        return json;
    }
}
