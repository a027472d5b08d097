package dev.netdoc.demo.workspace.block;

import static dev.netdoc.demo.workspace.block.Values.flag;
import static dev.netdoc.demo.workspace.block.Values.list;
import static dev.netdoc.demo.workspace.block.Values.oneOf;
import static dev.netdoc.demo.workspace.block.Values.text;
import static dev.netdoc.demo.workspace.block.Values.typed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The schema of blocks, modals and the Home tab, with the limits and words of Slack. */
public final class BlockKit {
    private static final int MARKDOWN = 12_000;
    private static final int TABLE = 10_000;
    private static final Map<Surface, Rule> BLOCK = Map.of(
            Surface.MESSAGE, typed(types(Surface.MESSAGE)),
            Surface.MODAL, typed(types(Surface.MODAL)),
            Surface.HOME, typed(types(Surface.HOME)));

    private BlockKit() {}

    /** Objections to the blocks of a message; empty if Slack takes them. */
    public static List<Objection> message(JsonNode blocks) {
        List<Objection> found = new ArrayList<>();
        blocks(blocks, new Inspection("/blocks", found, Surface.MESSAGE, false));
        return found;
    }

    /** Objections to a modal, pointers beginning with {@code /view}. */
    public static List<Objection> modal(JsonNode view) {
        List<Objection> found = new ArrayList<>();
        Inspection at = new Inspection("/view", found, Surface.MODAL, view.hasNonNull("submit"));
        typed(Map.of("modal", modalShape())).check(view, at);
        return found;
    }

    /** Objections to a Home tab, pointers beginning with {@code /view}. */
    public static List<Objection> home(JsonNode view) {
        List<Objection> found = new ArrayList<>();
        typed(Map.of("home", viewShape())).check(view, new Inspection("/view", found, Surface.HOME, true));
        return found;
    }

    /** Whether all blocks together are more than Slack shows in one message. */
    public static boolean tooLong(JsonNode blocks) {
        return Weight.of(blocks) > Weight.MOST;
    }

    private static Shape modalShape() {
        return viewShape()
                .must("title", Texts.plain(24))
                .may("submit", Texts.plain(24))
                .may("close", Texts.plain(24))
                .may("clear_on_close", flag())
                .may("notify_on_close", flag())
                .may("submit_disabled", flag());
    }

    /** What modals and the Home tab have in common. */
    private static Shape viewShape() {
        return Shape.typed()
                .must("blocks", BlockKit::blocks)
                .may("private_metadata", text(0, 3_000))
                .may("callback_id", text(0, 255))
                .may("external_id", text(0, 255));
    }

    private static void blocks(JsonNode blocks, Inspection at) {
        Rule block = java.util.Objects.requireNonNull(BLOCK.get(at.surface()));
        list(0, at.surface().mostBlocks(), block).check(blocks, at);
        uniqueBlockIds(blocks, at);
        int markdown = 0;
        int shown = 0;
        int tables = 0;
        for (JsonNode each : blocks) {
            boolean isMarkdown = "markdown".equals(each.path("type").asText());
            String text = each.path("text").asText();
            markdown += isMarkdown ? Weight.length(text) : 0;
            shown += isMarkdown ? Weight.expanded(text) : 1;
            tables += "table".equals(each.path("type").asText()) ? 1 : 0;
        }
        if (markdown > MARKDOWN) {
            at.object("cumulative text of markdown blocks must be less than " + (MARKDOWN + 1) + " characters");
        }
        if (blocks.size() <= at.surface().mostBlocks() && shown > at.surface().mostBlocks()) {
            at.object("no more than " + at.surface().mostBlocks() + " items allowed");
        }
        if (tables > 1) {
            at.object("only_one_table_allowed");
        }
    }

    private static void uniqueBlockIds(JsonNode blocks, Inspection at) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < blocks.size(); i++) {
            String id = blocks.path(i).path("block_id").asText();
            if (!id.isEmpty() && !seen.add(id)) {
                at.at(i).at("block_id").object("`block_id` \"" + id + "\" already exists");
            }
        }
    }

    private static Map<String, Rule> types(Surface surface) {
        Map<String, Rule> types = new HashMap<>();
        types.put("section", section());
        types.put("header", block().must("text", Texts.plain(150)));
        types.put("divider", block());
        types.put("context", block().must("elements", list(1, 10, typed(contextElements()))));
        types.put(
                "actions",
                block().must(
                                "elements",
                                list(1, 25, typed(Elements.inActions())).and(uniqueActions())));
        types.put("image", imageBlock());
        types.put("rich_text", block().must("elements", RichText.elements()));
        types.put("input", input());
        switch (surface) {
            case MESSAGE -> {
                types.put("markdown", block().must("text", text(MARKDOWN)));
                types.put("table", table());
                types.put(
                        "context_actions",
                        block().must(
                                        "elements",
                                        list(1, 5, typed(Elements.inContextActions()))
                                                .and(uniqueActions())));
            }
            case MODAL ->
                types.put(
                        "alert",
                        block().must("text", Texts.any(200))
                                .may("level", oneOf("default", "info", "warning", "error", "success")));
            case HOME -> {}
        }
        return types;
    }

    private static Shape block() {
        return Shape.typed().may("block_id", text(255));
    }

    private static Map<String, Rule> contextElements() {
        return Map.of(
                "plain_text", Texts.plainShape(3_000), "mrkdwn", Texts.mrkdwnShape(3_000), "image", Elements.image());
    }

    private static Rule section() {
        return block().may("text", Texts.any(3_000))
                .may("fields", list(1, 10, Texts.any(2_000)))
                .may("accessory", typed(Elements.inSection()))
                .may("expand", flag())
                .provided((value, at) -> {
                    if (!value.hasNonNull("text") && !value.hasNonNull("fields")) {
                        at.object("must define either `text` or `fields`");
                    }
                });
    }

    private static Rule imageBlock() {
        return block().may("image_url", text(3_000))
                .may("slack_file", Values.anything())
                .must("alt_text", text(2_000))
                .may("title", Texts.plain(2_000))
                .provided((value, at) -> {
                    if (!value.hasNonNull("image_url") && !value.hasNonNull("slack_file")) {
                        at.object("must define either `image_url` or `slack_file`");
                    }
                });
    }

    private static Rule input() {
        return block().must("label", Texts.plain(2_000))
                .must("element", typed(Elements.inInput()))
                .may("hint", Texts.plain(2_000))
                .may("optional", flag())
                .may("dispatch_action", flag())
                .provided((value, at) -> {
                    if (at.surface() == Surface.MODAL && !at.submittable()) {
                        at.object("must define `submit` to use an `input` block in modals");
                    }
                });
    }

    private static Rule table() {
        Rule cell = typed(Map.of(
                "raw_text",
                Shape.typed().must("text", text(TABLE)),
                "rich_text",
                Shape.typed().may("block_id", text(255)).must("elements", RichText.elements())));
        return block().must("rows", list(1, 100, list(1, 20, cell)))
                .may(
                        "column_settings",
                        list(
                                0,
                                20,
                                Shape.plain()
                                        .may("align", oneOf("left", "center", "right"))
                                        .may("is_wrapped", flag())))
                .provided((value, at) -> {
                    if (Weight.of(value) > TABLE) {
                        at.object("must be less than " + (TABLE + 1) + " characters");
                    }
                });
    }

    private static Rule uniqueActions() {
        return (elements, at) -> {
            Set<String> seen = new HashSet<>();
            for (int i = 0; i < elements.size(); i++) {
                String id = elements.path(i).path("action_id").asText();
                if (!id.isEmpty() && !seen.add(id)) {
                    at.at(i).at("action_id").object("`action_id` \"" + id + "\" already exists");
                }
            }
        };
    }
}
