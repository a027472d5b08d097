package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.methods.MethodsClient;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/** The form that asks why a proposal is rejected. */
final class RejectForm {
    static final String CALLBACK = "reject_reason";
    static final String BLOCK = "reason";
    static final String INPUT = "text";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REASON = 500;

    private final MethodsClient client;
    private final Texts texts;

    RejectForm(MethodsClient client, Texts texts) {
        this.client = client;
        this.texts = texts;
    }

    /**
     * A form that was sent, with the place of the message whose button opened it.
     *
     * @param reason what was typed
     */
    record Sent(String id, String value, Person by, Place place, String messageTs, String reason) {}

    /** @return what to say instead if the form could not be opened */
    Optional<Reply> open(Clicks.Press press, Language language) {
        Words words = texts.in(language);
        return Modal.open(client, press, view(press, words), words);
    }

    private static ObjectNode view(Clicks.Press press, Words words) {
        ObjectNode view = Modal.of(words.plain("reject.title"), words.plain("reject.cancel"));
        view.put("callback_id", CALLBACK);
        view.set("submit", PartBlocks.plain(words.plain("reject.submit"), Modal.TITLE, true));
        view.put("private_metadata", remembered(press));
        ObjectNode input =
                view.putArray("blocks").addObject().put("type", "input").put("block_id", BLOCK);
        input.set("label", PartBlocks.plain(words.plain("reject.reason"), 2_000, true));
        input.set("hint", PartBlocks.plain(words.plain("reject.hint"), 2_000, true));
        input.putObject("element")
                .put("type", "plain_text_input")
                .put("action_id", INPUT)
                .put("multiline", true)
                .put("max_length", REASON);
        return view;
    }

    /** What a form carries so that it is known, when it comes back, what it was about. */
    static String remembered(Clicks.Press press) {
        return JSON.createObjectNode()
                .put("value", press.value())
                .put("channel", press.place().channel())
                .put("thread", press.place().threadTs())
                .put("message", press.messageTs())
                .toString();
    }

    /** @throws IllegalArgumentException if the metadata was not written by {@link #remembered} */
    static Sent sent(String id, String metadata, Person by, String reason) {
        try {
            JsonNode remembered = JSON.readTree(metadata);
            var place = new Place(
                    remembered.path("channel").asText(),
                    remembered.path("thread").asText(),
                    by.user());
            return new Sent(
                    id,
                    remembered.path("value").asText(),
                    by,
                    place,
                    remembered.path("message").asText(),
                    reason);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a form came back with metadata that is not ours", e);
        }
    }
}
