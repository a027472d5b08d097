package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.time.Instant;
import java.util.Optional;

/** A change as JSON Patch (RFC 6902): it applies to exactly the object that was seen, or not at all. */
final class ChangePatch {
    static final String CHANGED_BY = "netdoc.dev/changed-by";
    static final String CHANGED_AT = "netdoc.dev/changed-at";

    private ChangePatch() {}

    /**
     * @param mark the proposal to note at the object, in the same write, so that no second one moves the
     *     resourceVersion; empty for a dry run before there is a proposal
     */
    static ArrayNode of(Change change, Seen seen, Optional<Mark> mark) {
        ArrayNode patch = ApiServer.JSON.createArrayNode();
        operation(patch, "test", "/metadata/uid", new FieldValue.Text(change.uid()));
        operation(patch, "test", "/metadata/resourceVersion", new FieldValue.Text(seen.resourceVersion()));
        field(patch, change, seen);
        mark.ifPresent(m -> {
            if (!seen.annotated()) {
                patch.addObject()
                        .put("op", "add")
                        .put("path", "/metadata/annotations")
                        .putObject("value");
            }
            annotate(patch, CHANGED_BY, m.proposal());
            annotate(patch, CHANGED_AT, m.at().toString());
        });
        return patch;
    }

    record Mark(String proposal, Instant at) {}

    // That a field is missing cannot be tested; the test of the resourceVersion stands for it.
    private static void field(ArrayNode patch, Change change, Seen seen) {
        if (change.before().present()) {
            operation(patch, "test", change.path(), change.before());
        } else if (!seen.parent()) {
            operation(patch, "add", JsonPointer.compile(change.path()).head().toString(), new FieldValue.Json("{}"));
        }
        if (!change.after().present()) {
            patch.addObject().put("op", "remove").put("path", change.path());
        } else {
            operation(patch, change.before().present() ? "replace" : "add", change.path(), change.after());
        }
    }

    private static void annotate(ArrayNode patch, String key, String value) {
        operation(patch, "add", "/metadata/annotations/" + escape(key), new FieldValue.Text(value));
    }

    private static void operation(ArrayNode patch, String op, String path, FieldValue value) {
        patch.addObject().put("op", op).put("path", path).set("value", value.tree());
    }

    /** {@return the key as one step of a JSON Pointer} */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
