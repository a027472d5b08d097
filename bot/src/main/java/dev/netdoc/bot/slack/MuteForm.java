package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.view.ViewState;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.bot.incident.Muting;
import dev.netdoc.knowledge.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form behind "mute": which finding, for how long, and why. */
final class MuteForm {
    static final String CALLBACK = "mute_finding";

    private static final String FINDING = "finding";
    private static final String LENGTH = "length";
    private static final int OPTION = 75;
    private static final int OPTIONS = 100;
    private static final int LABEL = 2_000;
    private static final int REASON = 300;
    private static final List<String> LENGTHS = List.of("PT1H", "PT4H", "PT24H", "PT168H");

    private final MethodsClient client;
    private final Texts texts;

    MuteForm(MethodsClient client, Texts texts) {
        this.client = client;
        this.texts = texts;
    }

    /** A form that was sent. */
    record Sent(
            String id,
            String bulletin,
            Language language,
            Muting.Choice choice,
            Duration length,
            String reason,
            Person by,
            Place place) {}

    /** @return what to say instead if the form could not be opened */
    Optional<Reply> open(Clicks.Press press, List<Muting.Choice> choices, Language language) {
        Words words = texts.in(language);
        if (choices.isEmpty()) {
            String none = words.plain("mute.none");
            return Optional.of(new Reply(language, none, List.of(new Reply.Note(none))));
        }
        return Modal.open(client, press, form(press, choices, words), words);
    }

    private static ObjectNode form(Clicks.Press press, List<Muting.Choice> choices, Words words) {
        ObjectNode form = Modal.of(words.plain("mute.title"), words.plain("reject.cancel"));
        form.put("callback_id", CALLBACK).put("private_metadata", RejectForm.remembered(press));
        form.set("submit", PartBlocks.plain(words.plain("mute.submit"), Modal.TITLE, true));
        ArrayNode blocks = form.putArray("blocks");
        ObjectNode finding = select(input(blocks, FINDING, words.plain("mute.finding")));
        choices.stream()
                .limit(OPTIONS)
                .forEach(choice -> option(
                        finding.withArrayProperty("options"),
                        choice.cluster() + ": " + choice.finding(),
                        choice.cluster() + "/" + choice.finding()));
        ObjectNode length = select(input(blocks, LENGTH, words.plain("mute.length")));
        LENGTHS.forEach(value -> option(
                length.withArrayProperty("options"),
                words.plain("mute.length." + value.toLowerCase(java.util.Locale.ROOT)),
                value));
        input(blocks, RejectForm.BLOCK, words.plain("mute.reason"))
                .putObject("element")
                .put("type", "plain_text_input")
                .put("action_id", RejectForm.INPUT)
                .put("max_length", REASON);
        return form;
    }

    private static ObjectNode input(ArrayNode blocks, String id, String label) {
        ObjectNode input = blocks.addObject().put("type", "input").put("block_id", id);
        input.set("label", PartBlocks.plain(label, LABEL, true));
        return input;
    }

    private static ObjectNode select(ObjectNode input) {
        return input.putObject("element").put("type", "static_select").put("action_id", RejectForm.INPUT);
    }

    private static void option(ArrayNode options, String text, String value) {
        ObjectNode option = options.addObject();
        option.set("text", PartBlocks.plain(Defused.text(text), OPTION, false));
        option.put("value", value);
    }

    /** @return empty if the form is not one that {@link #open} made */
    static Optional<Sent> sent(ViewSubmissionPayload payload, Person by) {
        RejectForm.Sent remembered =
                RejectForm.sent(payload.getView().getId(), payload.getView().getPrivateMetadata(), by, "");
        Map<String, Map<String, ViewState.Value>> values =
                payload.getView().getState().getValues();
        String[] choice = selected(values, FINDING).split("/", 2);
        String length = selected(values, LENGTH);
        String reason = Optional.ofNullable(
                        values.getOrDefault(RejectForm.BLOCK, Map.of()).get(RejectForm.INPUT))
                .flatMap(value -> Optional.ofNullable(value.getValue()))
                .orElse("");
        Optional<MuteButton> button = MuteButton.parse(remembered.value());
        if (choice.length != 2 || !LENGTHS.contains(length) || reason.isBlank() || button.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Sent(
                remembered.id(),
                button.get().bulletin(),
                button.get().language(),
                new Muting.Choice(choice[0], choice[1]),
                Duration.parse(length),
                reason,
                by,
                remembered.place()));
    }

    private static String selected(Map<String, Map<String, ViewState.Value>> values, String block) {
        return Optional.ofNullable(values.getOrDefault(block, Map.of()).get(RejectForm.INPUT))
                .flatMap(value -> Optional.ofNullable(value.getSelectedOption()))
                .map(ViewState.SelectedOption::getValue)
                .orElse("");
    }
}
