package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Takes long sections and lists apart, so that each fits into a block of its own. */
final class RichTextSplit {
    private RichTextSplit() {}

    static List<JsonNode> withinLimit(ArrayNode elements, int most) {
        var fitting = new ArrayList<JsonNode>();
        for (JsonNode element : elements) {
            if (Weight.of(element) <= most) {
                fitting.add(element);
            } else {
                fitting.addAll(apart((ObjectNode) element, most));
            }
        }
        return fitting;
    }

    private static List<ObjectNode> apart(ObjectNode element, int most) {
        var pieces = new ArrayList<ObjectNode>();
        int weight = 0;
        int before = 0;
        for (JsonNode child : element.path("elements")) {
            int more = Weight.of(child);
            if (more > most) {
                // One item of a list longer than a block: it is left as it is, and cut by the budget of the message.
                more = most;
            }
            if (pieces.isEmpty() || weight + more > most) {
                ObjectNode piece = element.deepCopy();
                piece.set("elements", JsonNodeFactory.instance.arrayNode());
                if (element.path("style").asText().equals("ordered") && before > 0) {
                    piece.put("offset", element.path("offset").asInt() + before);
                }
                pieces.add(piece);
                weight = 0;
            }
            ((ArrayNode) pieces.getLast().get("elements")).add(child);
            weight += more;
            before++;
        }
        return pieces;
    }
}
