package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a person filled in, as Slack's {@code state.values}, and what Slack's client would not let them submit. */
final class FormState {
    private static final Set<String> HOLD_NOTHING = Set.of("button", "icon_button", "feedback_buttons", "overflow");

    private FormState() {}

    /**
     * The state of every element that can hold a value.
     *
     * @param values by {@code action_id}: a text, an option's value or label, or a list of those
     */
    static ObjectNode values(JsonNode blocks, JsonNode values) {
        ObjectNode state = Json.object();
        for (JsonNode block : blocks) {
            for (ObjectNode element : Interactive.in(block)) {
                String type = element.path("type").asText();
                if (HOLD_NOTHING.contains(type)) {
                    continue;
                }
                String action = element.path("action_id").asText();
                state.withObjectProperty(block.path("block_id").asText())
                        .set(action, value(element, values.path(action)));
            }
        }
        return state;
    }

    /** Complaints of the client by {@code block_id}; empty if the form can be sent. */
    static Map<String, String> incomplete(JsonNode blocks, JsonNode state) {
        Map<String, String> wrong = new LinkedHashMap<>();
        for (JsonNode block : blocks) {
            if (!block.path("type").asText().equals("input")) {
                continue;
            }
            JsonNode element = block.path("element");
            String id = block.path("block_id").asText();
            JsonNode given = state.path(id).path(element.path("action_id").asText());
            String text = given.path("value").asText("");
            boolean empty = given.properties().stream()
                    .filter(property -> !property.getKey().equals("type"))
                    .allMatch(property -> blank(property.getValue()));
            int most = element.path("max_length").asInt(3_000);
            int least = element.path("min_length").asInt(0);
            if (empty && !block.path("optional").asBoolean()) {
                wrong.put(id, "Please complete this required field.");
            } else if (text.codePointCount(0, text.length()) > most) {
                wrong.put(id, "This must be at most " + most + " characters.");
            } else if (!empty && text.codePointCount(0, text.length()) < least) {
                wrong.put(id, "This must be at least " + least + " characters.");
            }
        }
        return wrong;
    }

    private static boolean blank(JsonNode value) {
        return value.isNull()
                || (value.isContainerNode() ? value.isEmpty() : value.asText().isBlank());
    }

    /** The value of one element, in the shape that its type has in a state and in an action. */
    static ObjectNode value(JsonNode element, JsonNode given) {
        String type = element.path("type").asText();
        ObjectNode value = Json.object().put("type", type);
        return switch (type) {
            case "static_select", "radio_buttons", "overflow" ->
                value.set(
                        "selected_option",
                        given.isMissingNode() ? element.path("initial_option") : option(element, given.asText()));
            case "multi_static_select", "checkboxes" -> value.set("selected_options", options(element, given));
            case "users_select" -> value.put("selected_user", text(given, element, "initial_user"));
            case "conversations_select" ->
                value.put("selected_conversation", text(given, element, "initial_conversation"));
            case "channels_select" -> value.put("selected_channel", text(given, element, "initial_channel"));
            case "datepicker" -> value.put("selected_date", text(given, element, "initial_date"));
            case "timepicker" -> value.put("selected_time", text(given, element, "initial_time"));
            default -> value.put("value", text(given, element, "initial_value"));
        };
    }

    private static @org.jspecify.annotations.Nullable String text(JsonNode given, JsonNode element, String initial) {
        JsonNode chosen = given.isMissingNode() ? element.path(initial) : given;
        return chosen.isNull() || chosen.isMissingNode() || chosen.asText().isEmpty() ? null : chosen.asText();
    }

    private static ArrayNode options(JsonNode element, JsonNode given) {
        ArrayNode chosen = Json.array();
        if (given.isMissingNode()) {
            element.path("initial_options").forEach(chosen::add);
        } else if (given.isArray()) {
            given.forEach(each -> chosen.add(option(element, each.asText())));
        } else if (!given.asText().isEmpty()) {
            chosen.add(option(element, given.asText()));
        }
        return chosen;
    }

    private static JsonNode option(JsonNode element, String valueOrLabel) {
        ArrayNode all = Json.array();
        element.path("options").forEach(all::add);
        element.path("option_groups").forEach(group -> group.path("options").forEach(all::add));
        for (JsonNode option : all) {
            if (option.path("value").asText().equals(valueOrLabel)
                    || option.path("text").path("text").asText().equals(valueOrLabel)) {
                return option;
            }
        }
        if (valueOrLabel.isEmpty()) {
            return com.fasterxml.jackson.databind.node.NullNode.getInstance();
        }
        throw new BadRequest("there is no option \"" + valueOrLabel + "\" in "
                + element.path("action_id").asText());
    }
}
