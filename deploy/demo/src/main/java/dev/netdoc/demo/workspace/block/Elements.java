package dev.netdoc.demo.workspace.block;

import static dev.netdoc.demo.workspace.block.Values.flag;
import static dev.netdoc.demo.workspace.block.Values.list;
import static dev.netdoc.demo.workspace.block.Values.number;
import static dev.netdoc.demo.workspace.block.Values.oneOf;
import static dev.netdoc.demo.workspace.block.Values.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Interactive elements, and which block may hold which. */
final class Elements {
    private static final Rule ACTION_ID = text(255);

    private Elements() {}

    static Map<String, Rule> inActions() {
        return pick(
                "button",
                "static_select",
                "multi_static_select",
                "users_select",
                "conversations_select",
                "channels_select",
                "overflow",
                "datepicker",
                "timepicker",
                "checkboxes",
                "radio_buttons");
    }

    static Map<String, Rule> inSection() {
        Map<String, Rule> all = new HashMap<>(inActions());
        all.put("image", image());
        return all;
    }

    static Map<String, Rule> inInput() {
        return pick(
                "plain_text_input",
                "email_text_input",
                "url_text_input",
                "number_input",
                "static_select",
                "multi_static_select",
                "users_select",
                "conversations_select",
                "channels_select",
                "datepicker",
                "timepicker",
                "checkboxes",
                "radio_buttons");
    }

    static Map<String, Rule> inContextActions() {
        return pick("feedback_buttons", "icon_button");
    }

    static Rule image() {
        return Shape.typed()
                .may("image_url", text(3_000))
                .may("slack_file", Values.anything())
                .must("alt_text", text(2_000))
                .provided((value, at) -> {
                    if (!value.hasNonNull("image_url") && !value.hasNonNull("slack_file")) {
                        at.object("must define either `image_url` or `slack_file`");
                    }
                });
    }

    private static Map<String, Rule> pick(String... types) {
        Map<String, Rule> picked = new HashMap<>();
        for (String type : types) {
            picked.put(type, rule(type));
        }
        return picked;
    }

    private static Rule rule(String type) {
        Map<String, Supplier<Rule>> rules = Map.ofEntries(
                Map.entry("button", Elements::button),
                Map.entry("static_select", () -> select("initial_option", Texts.option(Texts.plain(75)))),
                Map.entry(
                        "multi_static_select",
                        () -> select("initial_options", list(1, 100, Texts.option(Texts.plain(75))))
                                .may("max_selected_items", number(1, 100))),
                Map.entry("users_select", () -> picker("initial_user")),
                Map.entry(
                        "conversations_select",
                        () -> picker("initial_conversation")
                                .may("default_to_current_conversation", flag())
                                .may("response_url_enabled", flag())
                                .may("filter", Values.anything())),
                Map.entry("channels_select", () -> picker("initial_channel").may("response_url_enabled", flag())),
                Map.entry(
                        "overflow",
                        () -> Shape.typed()
                                .may("action_id", ACTION_ID)
                                .must("options", list(1, 5, Texts.option(Texts.any(75))))
                                .may("confirm", Texts.confirm())),
                Map.entry("datepicker", () -> picker("initial_date")),
                Map.entry("timepicker", () -> picker("initial_time").may("timezone", text(255))),
                Map.entry("checkboxes", () -> choice("initial_options", list(1, 10, Texts.option(Texts.any(75))))),
                Map.entry("radio_buttons", () -> choice("initial_option", Texts.option(Texts.any(75)))),
                Map.entry(
                        "plain_text_input",
                        () -> written(3_000)
                                .may("multiline", flag())
                                .may("min_length", number(0, 3_000))
                                .may("max_length", number(1, 3_000))
                                .provided((value, at) -> {
                                    if (value.path("min_length").asInt(0)
                                            > value.path("max_length").asInt(3_000)) {
                                        at.at("min_length").object("must be less than or equal to `max_length`");
                                    }
                                })),
                Map.entry("email_text_input", () -> written(3_000)),
                Map.entry("url_text_input", () -> written(3_000)),
                Map.entry(
                        "number_input",
                        () -> written(3_000)
                                .must("is_decimal_allowed", flag())
                                .may("min_value", Values.anything())
                                .may("max_value", Values.anything())),
                Map.entry(
                        "feedback_buttons",
                        () -> Shape.typed()
                                .may("action_id", ACTION_ID)
                                .must("positive_button", feedback())
                                .must("negative_button", feedback())),
                Map.entry(
                        "icon_button",
                        () -> Shape.typed()
                                .may("action_id", ACTION_ID)
                                .must("icon", oneOf("trash"))
                                .must("text", Texts.plain(75))
                                .may("value", text(2_000))
                                .may("confirm", Texts.confirm())
                                .may("accessibility_label", text(75))
                                .may("visible_to_user_ids", list(1, 100, text(255)))));
        return java.util.Objects.requireNonNull(rules.get(type), type).get();
    }

    private static Rule button() {
        return Shape.typed()
                .must("text", Texts.plain(75))
                .may("action_id", ACTION_ID)
                .may("url", text(3_000))
                .may("value", text(2_000))
                .may("style", oneOf("primary", "danger"))
                .may("confirm", Texts.confirm())
                .may("accessibility_label", text(75));
    }

    private static Rule feedback() {
        return Shape.plain()
                .must("text", Texts.plain(75))
                .must("value", text(2_000))
                .may("accessibility_label", text(75));
    }

    private static Shape picker(String initial) {
        return Shape.typed()
                .may("action_id", ACTION_ID)
                .may("placeholder", Texts.plain(150))
                .may(initial, text(255))
                .may("confirm", Texts.confirm())
                .may("focus_on_load", flag());
    }

    private static Shape select(String initial, Rule initialRule) {
        Rule options = list(1, 100, Texts.option(Texts.plain(75)));
        return Shape.typed()
                .may("action_id", ACTION_ID)
                .may("placeholder", Texts.plain(150))
                .may("options", options)
                .may(
                        "option_groups",
                        list(
                                1,
                                100,
                                Shape.plain().must("label", Texts.plain(75)).must("options", options)))
                .may(initial, initialRule)
                .may("confirm", Texts.confirm())
                .may("focus_on_load", flag())
                .provided((value, at) -> {
                    if (!value.has("options") && !value.has("option_groups")) {
                        at.object("must define either `options` or `option_groups`");
                    }
                })
                .provided(offered(initial));
    }

    private static Shape choice(String initial, Rule initialRule) {
        return Shape.typed()
                .may("action_id", ACTION_ID)
                .must("options", list(1, 10, Texts.option(Texts.any(75))))
                .may(initial, initialRule)
                .may("confirm", Texts.confirm())
                .may("focus_on_load", flag())
                .provided(offered(initial));
    }

    /** What is chosen at first must be one of the options, to the last property. */
    private static Rule offered(String initial) {
        return (value, at) -> {
            List<JsonNode> options = new ArrayList<>();
            value.path("options").forEach(options::add);
            value.path("option_groups").forEach(group -> group.path("options").forEach(options::add));
            JsonNode first = value.path(initial);
            List<JsonNode> wanted = new ArrayList<>();
            if (first.isArray()) {
                first.forEach(wanted::add);
            } else if (first.isObject()) {
                wanted.add(first);
            }
            if (!options.containsAll(wanted)) {
                at.at(initial).object("must match one of the options");
            }
        };
    }

    private static Shape written(int most) {
        return Shape.typed()
                .may("action_id", ACTION_ID)
                .may("placeholder", Texts.plain(150))
                .may("initial_value", text(0, most))
                .may("focus_on_load", flag())
                .may(
                        "dispatch_action_config",
                        Shape.plain()
                                .may(
                                        "trigger_actions_on",
                                        list(1, 2, oneOf("on_enter_pressed", "on_character_entered"))));
    }
}
