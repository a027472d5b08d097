package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Words;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What all views over the chat have in common. */
final class Modal {
    static final int TITLE = 24;

    private static final Logger LOG = LoggerFactory.getLogger(Modal.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Modal() {}

    static ObjectNode of(String title, String close) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("type", "modal");
        view.set("title", PartBlocks.plain(title, TITLE, true));
        view.set("close", PartBlocks.plain(close, TITLE, true));
        return view;
    }

    /** {@return the blocks of what was drawn} */
    static ArrayNode blocks(Drawn drawn) {
        try {
            return JSON.readValue(drawn.blocks().isEmpty() ? "[]" : drawn.blocks(), ArrayNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was drawn is JSON", e);
        }
    }

    /** @return what to say instead if the view could not be opened */
    static Optional<Reply> open(MethodsClient client, Clicks.Press press, ObjectNode view, Words words) {
        // A trigger is good once and for three seconds: there is no second attempt.
        Attempt<ViewsOpenResponse> opened = Attempt.of(
                () -> client.viewsOpen(r -> r.triggerId(press.trigger()).viewAsString(view.toString())));
        if (opened instanceof Attempt.Answered<ViewsOpenResponse>) {
            return Optional.empty();
        }
        LOG.warn("the form could not be opened: {}", opened);
        String retry = words.plain("reject.retry");
        return Optional.of(new Reply(words.language(), retry, List.of(new Reply.Note(retry))));
    }
}
