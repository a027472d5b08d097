package dev.netdoc.demo.workspace.block;

import static dev.netdoc.demo.workspace.block.Values.flag;
import static dev.netdoc.demo.workspace.block.Values.oneOf;
import static dev.netdoc.demo.workspace.block.Values.text;
import static dev.netdoc.demo.workspace.block.Values.typed;

import java.util.Map;

/** Text objects, and the small objects made of them. */
final class Texts {
    private Texts() {}

    static Rule plain(int most) {
        return typed(Map.of("plain_text", plainShape(most)));
    }

    /** Plain or mrkdwn. */
    static Rule any(int most) {
        return typed(Map.of("plain_text", plainShape(most), "mrkdwn", mrkdwnShape(most)));
    }

    static Shape plainShape(int most) {
        return Shape.typed().must("text", text(most)).may("emoji", flag());
    }

    static Shape mrkdwnShape(int most) {
        return Shape.typed().must("text", text(most)).may("verbatim", flag());
    }

    static Rule confirm() {
        return Shape.plain()
                .must("title", plain(100))
                .must("text", any(300))
                .may("confirm", plain(30))
                .may("deny", plain(30))
                .may("style", oneOf("primary", "danger"));
    }

    static Rule option(Rule label) {
        return Shape.plain()
                .must("text", label)
                .must("value", text(75))
                .may("description", plain(75))
                .may("url", text(3_000));
    }
}
