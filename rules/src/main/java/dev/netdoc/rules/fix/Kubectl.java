package dev.netdoc.rules.fix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The same change and the same paced restart as lines that a person can paste. */
final class Kubectl {
    private static final JsonMapper JSON = new JsonMapper();

    private Kubectl() {}

    static List<String> apply(Change change, RestartPlan restart) {
        var lines = new ArrayList<String>();
        lines.add(patch(change.object(), change.path(), change.before(), change.after()));
        for (PodRestart pod : restart.pods()) {
            lines.add("kubectl -n " + word(pod.pod().namespace()) + " delete pod "
                    + word(pod.pod().name()) + " && sleep 5");
            lines.add(ready(restart, pod));
        }
        return List.copyOf(lines);
    }

    /** The pods of the plan are gone by then: their successors are found by node. */
    static List<String> undo(Change change, RestartPlan restart) {
        var lines = new ArrayList<String>();
        lines.add(patch(change.object(), change.path(), change.after(), change.before()));
        for (PodRestart pod : restart.pods()) {
            lines.add("kubectl -n " + word(restart.daemonSet().namespace()) + " delete pod " + onNode(restart, pod)
                    + " && sleep 5");
            lines.add(ready(restart, pod));
        }
        return List.copyOf(lines);
    }

    // The successor needs a moment to exist before it can be waited for.
    // The test operation makes the line fail if somebody changed the text in the meantime.
    private static String patch(ObjectRef object, String path, String before, String after) {
        ArrayNode operations = JSON.createArrayNode();
        operations.addObject().put("op", "test").put("path", path).put("value", before);
        operations.addObject().put("op", "replace").put("path", path).put("value", after);
        try {
            return "kubectl -n " + word(object.namespace()) + " patch "
                    + object.kind().toLowerCase(Locale.ROOT) + " " + word(object.name()) + " --type=json -p "
                    + quoted(JSON.writeValueAsString(operations));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a patch of plain texts is JSON", e);
        }
    }

    private static String ready(RestartPlan restart, PodRestart pod) {
        return "kubectl -n " + word(restart.daemonSet().namespace()) + " wait pod --for=condition=Ready --timeout=180s "
                + onNode(restart, pod);
    }

    private static String onNode(RestartPlan restart, PodRestart pod) {
        return "-l " + word(restart.selector()) + " --field-selector " + word("spec.nodeName=" + pod.node());
    }

    private static String word(String value) {
        return value.matches("[A-Za-z0-9._:/@%+,=-]+") ? value : quoted(value);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
