package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.netdoc.rules.fix.Change;
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
        operation(patch, "test", "/metadata/uid", change.uid());
        operation(patch, "test", "/metadata/resourceVersion", seen.resourceVersion());
        operation(patch, "test", change.path(), change.before());
        operation(patch, "replace", change.path(), change.after());
        mark.ifPresent(m -> {
            if (!seen.annotated()) {
                patch.addObject()
                        .put("op", "add")
                        .put("path", "/metadata/annotations")
                        .putObject("value");
            }
            operation(patch, "add", "/metadata/annotations/" + escape(CHANGED_BY), m.proposal());
            operation(patch, "add", "/metadata/annotations/" + escape(CHANGED_AT), m.at().toString());
        });
        return patch;
    }

    record Mark(String proposal, Instant at) {}

    private static void operation(ArrayNode patch, String op, String path, String value) {
        patch.addObject().put("op", op).put("path", path).put("value", value);
    }

    /** {@return the key as one step of a JSON Pointer} */
    static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
