package dev.netdoc.rules.fix;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same changes and the same restarts as lines that a person can paste. */
final class Kubectl {
    private static final JsonMapper JSON = new JsonMapper();

    // What a shell takes as it stands.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@%+,=-]+");

    private Kubectl() {}

    static List<String> apply(List<Change> changes, List<RestartPlan> restarts) {
        var lines = new ArrayList<String>();
        for (Change change : changes) {
            lines.add(patch(change, change.before(), change.after(), Optional.of(change.resourceVersion())));
        }
        for (RestartPlan restart : restarts) {
            lines.addAll(replaced(restart, pod -> word(pod.pod().name())));
        }
        return List.copyOf(lines);
    }

    /**
     * The way back, the last change first. The pods of the plan are gone by then: their successors are found by node.
     *
     * @return empty without changes: a restart cannot be taken back
     */
    static List<String> undo(List<Change> changes, List<RestartPlan> restarts) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        for (Change change : changes.reversed()) {
            // The resourceVersion of then is not known now.
            lines.add(patch(change, change.after(), change.before(), Optional.empty()));
        }
        for (RestartPlan restart : restarts) {
            lines.addAll(replaced(restart, pod -> onNode(restart, pod)));
        }
        return List.copyOf(lines);
    }

    private static List<String> replaced(RestartPlan restart, Function<PodRestart, String> which) {
        String kubectl = kubectl(restart.daemonSet());
        return switch (restart.way()) {
            case ROLLS_ITSELF ->
                List.of(kubectl + "rollout status daemonset "
                        + word(restart.daemonSet().name()) + " --timeout=600s");
            case PACED_DELETE ->
                restart.pods().stream()
                        // The successor needs a moment to exist before it can be waited for.
                        .flatMap(pod -> Stream.of(
                                kubectl + "delete pod " + which.apply(pod) + " && sleep 5", ready(restart, pod)))
                        .toList();
        };
    }

    // The test operation makes the line fail if somebody changed the field in the meantime. That a field is missing
    // cannot be tested, so the version of the object is.
    private static String patch(Change change, FieldValue from, FieldValue to, Optional<String> resourceVersion) {
        ArrayNode operations = JSON.createArrayNode();
        if (from.present()) {
            operation(operations, "test", change.path(), from);
        } else {
            resourceVersion.ifPresent(version ->
                    operation(operations, "test", "/metadata/resourceVersion", new FieldValue.Text(version)));
        }
        if (to.present()) {
            operation(operations, from.present() ? "replace" : "add", change.path(), to);
        } else {
            operations.addObject().put("op", "remove").put("path", change.path());
        }
        return kubectl(change.object()) + "patch "
                + change.object().kind().toLowerCase(Locale.ROOT) + " "
                + word(change.object().name()) + " --type=json -p " + quoted(operations.toString());
    }

    private static void operation(ArrayNode operations, String op, String path, FieldValue value) {
        operations.addObject().put("op", op).put("path", path).set("value", value.tree());
    }

    private static String kubectl(ObjectRef object) {
        return object.namespace().isEmpty() ? "kubectl " : "kubectl -n " + word(object.namespace()) + " ";
    }

    private static String ready(RestartPlan restart, PodRestart pod) {
        return kubectl(restart.daemonSet()) + "wait pod --for=condition=Ready --timeout=180s " + onNode(restart, pod);
    }

    private static String onNode(RestartPlan restart, PodRestart pod) {
        return "-l " + word(restart.selector()) + " --field-selector " + word("spec.nodeName=" + pod.node());
    }

    private static String word(String value) {
        return PLAIN.matcher(value).matches() ? value : quoted(value);
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
