package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Cut;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.question.OpenQuestion;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The form for one phrasing: the topic that answers it, and how people ask. */
final class PhrasingForm {
    static final String CALLBACK = "phrasing_form";
    static final String TOPIC = "topic";
    static final String TEXT = "phrasing";

    private static final ObjectMapper JSON = new ObjectMapper();
    // As many as a select can hold.
    private static final int TOPICS = 100;
    private static final int LONGEST = 300;
    private static final int LABEL = 75;

    private final KnowledgeCare care;

    PhrasingForm(KnowledgeCare care) {
        this.care = care;
    }

    /**
     * A form that was sent.
     *
     * @param place the thread of the question it is for
     */
    record Sent(String id, Person by, Place place, Language language, String topic, String text) {
        boolean complete() {
            return !text.isBlank() && text.length() <= LONGEST;
        }
    }

    ObjectNode view(OpenQuestion question, Place place, Words words) {
        ObjectNode view = Modal.of(words.plain("phrasing.title"), words.plain("reject.cancel"));
        view.put("callback_id", CALLBACK);
        view.set("submit", PartBlocks.plain(words.plain("phrasing.submit"), Modal.TITLE, true));
        view.put(
                "private_metadata",
                JSON.createObjectNode()
                        .put("channel", place.channel())
                        .put("thread", place.threadTs())
                        .put("language", question.language().code())
                        .toString());
        ArrayNode blocks = view.putArray("blocks");
        ObjectNode topic = blocks.addObject().put("type", "input").put("block_id", TOPIC);
        topic.set("label", PartBlocks.plain(words.plain("phrasing.topic"), LABEL, true));
        ObjectNode select =
                topic.putObject("element").put("type", "static_select").put("action_id", TOPIC);
        ArrayNode options = select.putArray("options");
        List<String> nearest = care.topics(question, TOPICS);
        for (String id : nearest) {
            ObjectNode option = options.addObject().put("value", id);
            String title = care.title(id, words.language()).orElse(id);
            option.set("text", PartBlocks.plain(Cut.codePoints(Defused.text(title), LABEL), LABEL, true));
        }
        ObjectNode text = blocks.addObject().put("type", "input").put("block_id", TEXT);
        text.set("label", PartBlocks.plain(words.plain("phrasing.text"), LABEL, true));
        text.set("hint", PartBlocks.plain(words.plain("phrasing.hint"), 2_000, true));
        text.putObject("element")
                .put("type", "plain_text_input")
                .put("action_id", TEXT)
                .put("max_length", LONGEST)
                .put("initial_value", Cut.codePoints(question.text(), LONGEST));
        return view;
    }

    static Sent sent(ViewSubmissionPayload payload) {
        try {
            JsonNode remembered = JSON.readTree(payload.getView().getPrivateMetadata());
            String user = payload.getUser().getId();
            Map<String, Map<String, ViewState.Value>> values =
                    payload.getView().getState().getValues();
            ViewState.Value topic = values.getOrDefault(TOPIC, Map.of()).get(TOPIC);
            ViewState.Value text = values.getOrDefault(TEXT, Map.of()).get(TEXT);
            return new Sent(
                    "phrasing-" + payload.getView().getId(),
                    new Person(
                            Objects.requireNonNullElse(
                                    payload.getUser().getTeamId(),
                                    payload.getTeam().getId()),
                            user),
                    new Place(
                            remembered.path("channel").asText(),
                            remembered.path("thread").asText(),
                            user),
                    Language.of(remembered.path("language").asText()).orElse(Language.EN),
                    topic == null || topic.getSelectedOption() == null
                            ? ""
                            : topic.getSelectedOption().getValue(),
                    text == null || text.getValue() == null
                            ? ""
                            : text.getValue().replaceAll("\\s+", " ").strip());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("a form came back with metadata that is not ours", e);
        }
    }
}
