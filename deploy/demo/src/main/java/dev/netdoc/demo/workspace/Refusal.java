package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.demo.workspace.block.Objection;
import java.util.List;

/** Slack says no: the word in {@code error}, and what else the answer holds. Part of the protocol, not a fault. */
final class Refusal extends RuntimeException {
    private final transient ObjectNode answer;

    Refusal(String error) {
        this(Json.object().put("ok", false).put("error", error));
    }

    private Refusal(ObjectNode answer) {
        super(answer.path("error").asText(), null, false, false);
        this.answer = answer;
    }

    /** With one or more reasons, as Slack lists them. */
    static Refusal because(String error, List<String> reasons) {
        ObjectNode answer = Json.object().put("ok", false).put("error", error);
        if (error.equals("invalid_blocks")) {
            reasons.forEach(answer.putArray("errors")::add);
        }
        var messages = answer.putObject("response_metadata").putArray("messages");
        reasons.forEach(reason -> messages.add("[ERROR] " + reason));
        return new Refusal(answer);
    }

    static Refusal objections(String error, List<Objection> found) {
        return because(error, found.stream().map(Objection::line).toList());
    }

    static Refusal missingScope(String needed, String provided) {
        return new Refusal(Json.object()
                .put("ok", false)
                .put("error", "missing_scope")
                .put("needed", needed)
                .put("provided", provided));
    }

    ObjectNode answer() {
        return answer;
    }

    String error() {
        return answer.path("error").asText();
    }
}
