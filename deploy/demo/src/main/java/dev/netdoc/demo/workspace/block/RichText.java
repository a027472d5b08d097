package dev.netdoc.demo.workspace.block;

import static dev.netdoc.demo.workspace.block.Values.flag;
import static dev.netdoc.demo.workspace.block.Values.list;
import static dev.netdoc.demo.workspace.block.Values.number;
import static dev.netdoc.demo.workspace.block.Values.oneOf;
import static dev.netdoc.demo.workspace.block.Values.text;
import static dev.netdoc.demo.workspace.block.Values.typed;

import java.util.Map;

/** The parts of a {@code rich_text} block. */
final class RichText {
    private static final int MANY = 1_000;

    private RichText() {}

    static Rule elements() {
        Rule inline = typed(inline());
        Shape section = Shape.typed().must("elements", list(0, MANY, inline));
        Rule literal = typed(Map.of("text", words(), "link", link()));
        return list(
                0,
                MANY,
                typed(Map.of(
                        "rich_text_section",
                        section,
                        "rich_text_quote",
                        Shape.typed().must("elements", list(0, MANY, inline)).may("border", number(0, 1)),
                        "rich_text_preformatted",
                        Shape.typed()
                                .must("elements", list(0, MANY, literal))
                                .may("border", number(0, 1))
                                .may("language", text(50)),
                        "rich_text_list",
                        Shape.typed()
                                .must("style", oneOf("bullet", "ordered"))
                                .must("elements", list(1, MANY, typed(Map.of("rich_text_section", section))))
                                .may("indent", number(0, 8))
                                .may("offset", number(0, 10_000))
                                .may("border", number(0, 1)))));
    }

    private static Map<String, Rule> inline() {
        return Map.of(
                "text",
                words(),
                "link",
                link(),
                "emoji",
                Shape.typed()
                        .must("name", text(100))
                        .may("unicode", text(100))
                        .may("skin_tone", number(2, 6))
                        .may("style", style()),
                "user",
                Shape.typed().must("user_id", text(255)).may("style", style()),
                "channel",
                Shape.typed().must("channel_id", text(255)).may("style", style()),
                "usergroup",
                Shape.typed().must("usergroup_id", text(255)).may("style", style()),
                "broadcast",
                Shape.typed()
                        .must("range", oneOf("here", "channel", "everyone"))
                        .may("style", style()),
                "date",
                Shape.typed()
                        .must("timestamp", number(0, Long.MAX_VALUE))
                        .must("format", text(255))
                        .may("url", text(3_000))
                        .may("fallback", text(255))
                        .may("style", style()),
                "color",
                Shape.typed().must("value", text(20)).may("style", style()));
    }

    private static Rule words() {
        return Shape.typed().must("text", text(12_000)).may("style", style());
    }

    private static Rule link() {
        return Shape.typed()
                .must("url", text(3_000))
                .may("text", text(0, 3_000))
                .may("unsafe", flag())
                .may("style", style());
    }

    private static Rule style() {
        Shape shape = Shape.plain();
        for (String name :
                new String[] {"bold", "italic", "strike", "code", "underline", "highlight", "client_highlight", "unlink"
                }) {
            shape.may(name, flag());
        }
        return shape;
    }
}
