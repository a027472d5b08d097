package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Finds the element that somebody means, by its id or by what is written on it. */
final class Clicks {
    private Clicks() {}

    /**
     * An element, and what pressing it says.
     *
     * @param value the choice, for a menu or a pair of feedback buttons; missing for a button
     */
    record Target(JsonNode block, ObjectNode element, JsonNode value) {
        /** The entry in {@code actions} of the interaction. */
        ObjectNode action(String ts) {
            String type = element.path("type").asText();
            ObjectNode action = Json.object().put("type", type);
            action.set("action_id", element.path("action_id"));
            action.set("block_id", block.path("block_id"));
            switch (type) {
                case "button", "icon_button" ->
                    List.of("text", "value", "style", "url", "icon").stream()
                            .filter(element::has)
                            .forEach(name -> action.set(name, element.path(name)));
                case "feedback_buttons" -> action.setAll(feedback());
                default -> action.setAll(FormState.value(element, value));
            }
            return action.put("action_ts", ts);
        }

        private ObjectNode feedback() {
            String wanted = value.asText();
            for (String name : List.of("positive_button", "negative_button")) {
                JsonNode button = element.path(name);
                if (wanted.equals(button.path("value").asText()) || wanted.equals(label(button))) {
                    ObjectNode chosen = Json.object();
                    chosen.set("text", button.path("text"));
                    chosen.set("value", button.path("value"));
                    return chosen;
                }
            }
            throw new BadRequest("choose one of " + label(element.path("positive_button")) + " and "
                    + label(element.path("negative_button")));
        }
    }

    /** By {@code action_id} (and {@code block_id}, if given), else by label: equal, then in any case, then contained. */
    static Target find(JsonNode blocks, JsonNode request) {
        List<Target> all = new ArrayList<>();
        for (JsonNode block : blocks) {
            Interactive.in(block).forEach(element -> all.add(new Target(block, element, request.path("value"))));
        }
        String block = request.path("block_id").asText();
        String id = request.path("action_id").asText();
        String text = request.path("text").asText();
        if (!id.isEmpty()) {
            return all.stream()
                    .filter(target ->
                            target.element().path("action_id").asText().equals(id))
                    .filter(target -> block.isEmpty()
                            || target.block().path("block_id").asText().equals(block))
                    .findFirst()
                    .orElseThrow(() -> none("action_id " + id, all));
        }
        if (text.isEmpty()) {
            throw new BadRequest("say which button: action_id or text; " + listed(all));
        }
        List<BiPredicate<String, String>> ways = List.of(
                String::equals,
                String::equalsIgnoreCase,
                (label, wanted) -> label.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT)));
        for (BiPredicate<String, String> way : ways) {
            for (Target target : all) {
                for (String label : labels(target.element())) {
                    if (way.test(label, text)) {
                        boolean chosen = target.value().isMissingNode() && !isButton(target.element());
                        return chosen ? new Target(target.block(), target.element(), Json.tree(label)) : target;
                    }
                }
            }
        }
        throw none("text \"" + text + "\"", all);
    }

    private static boolean isButton(JsonNode element) {
        return element.path("type").asText().endsWith("button");
    }

    private static List<String> labels(JsonNode element) {
        List<String> labels = new ArrayList<>();
        if (element.has("text")) {
            labels.add(label(element));
        }
        for (String name : List.of("positive_button", "negative_button")) {
            if (element.has(name)) {
                labels.add(label(element.path(name)));
            }
        }
        element.path("options").forEach(option -> labels.add(label(option)));
        return labels;
    }

    private static String label(JsonNode element) {
        return element.path("text").path("text").asText();
    }

    private static BadRequest none(String wanted, List<Target> all) {
        return BadRequest.notFound("no button with " + wanted + "; " + listed(all));
    }

    private static String listed(List<Target> all) {
        if (all.isEmpty()) {
            return "the message has no buttons";
        }
        return "there are: "
                + all.stream()
                        .map(target -> target.element().path("action_id").asText() + " ("
                                + String.join(" / ", labels(target.element())) + ")")
                        .collect(Collectors.joining(", "));
    }
}
