package dev.netdoc.bot.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.view.ViewState;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.Cut;
import dev.netdoc.bot.conversation.DigestTalk;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.conversation.Words;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.question.OpenQuestion;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form behind "add phrasing", for the owners of the knowledge alone. */
final class Phrasings {
    static final String CALLBACK = "phrasing_form";
    static final String TOPIC = "topic";
    static final String TEXT = "phrasing";

    private static final Logger LOG = LoggerFactory.getLogger(Phrasings.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TOPICS = 10;
    private static final int LONGEST = 300;
    private static final int LABEL = 75;

    private final KnowledgeCare care;
    private final Members members;
    private final DigestTalk talk;
    private final Deliveries deliveries;
    private final Workers workers;
    private final Posts posts;
    private final MethodsClient client;
    private final BlockRenderer renderer;
    private final Asides asides;
    private final Texts texts;

    Phrasings(
            KnowledgeCare care,
            Members members,
            DigestTalk talk,
            Deliveries deliveries,
            Workers workers,
            Posts posts,
            MethodsClient client,
            BlockRenderer renderer,
            Asides asides,
            Texts texts) {
        this.care = care;
        this.members = members;
        this.talk = talk;
        this.deliveries = deliveries;
        this.workers = workers;
        this.posts = posts;
        this.client = client;
        this.renderer = renderer;
        this.asides = asides;
        this.texts = texts;
    }

    private record Sent(String id, Person by, Place place, Language language, String topic, String text) {}

    void register(App app) {
        app.blockAction(DigestTalk.ADD, (request, context) -> {
            BlockActionPayload payload = request.getPayload();
            workers.now(() -> pressed(payload));
            return context.ack();
        });
        app.viewSubmission(CALLBACK, (request, context) -> {
            Sent sent = sent(request.getPayload());
            if (sent.text().isBlank() || sent.text().length() > LONGEST) {
                return context.ackWithErrors(
                        Map.of(TEXT, texts.in(sent.language()).plain("phrasing.blank")));
            }
            if (deliveries.claim(new Delivery(sent.id(), sent.by().team(), Optional.empty(), ""))) {
                workers.now(() -> {
                    teach(sent);
                    deliveries.done(sent.id());
                });
            }
            return context.ack();
        });
    }

    private void pressed(BlockActionPayload payload) {
        String id = Objects.requireNonNullElse(payload.getActions().getFirst().getValue(), "");
        BlockActionPayload.Container container = payload.getContainer();
        String user = payload.getUser().getId();
        var by = new Person(
                Objects.requireNonNullElse(
                        payload.getUser().getTeamId(), payload.getTeam().getId()),
                user);
        Language digest = language();
        var place = new Place(
                container.getChannelId(),
                Objects.requireNonNullElse(container.getThreadTs(), container.getMessageTs()),
                user);
        Optional<OpenQuestion> question = care.find(id);
        if (!owner(by)) {
            whisper("phrasing.not.owner", digest, place);
        } else if (question.isEmpty()) {
            whisper("phrasing.gone", digest, place);
        } else {
            String form = form(question.get(), place, texts.in(digest)).toString();
            Attempt<ViewsOpenResponse> opened = Attempt.of(() ->
                    client.viewsOpen(r -> r.triggerId(payload.getTriggerId()).viewAsString(form)));
            if (!(opened instanceof Attempt.Answered<ViewsOpenResponse>)) {
                LOG.warn("the form for a phrasing could not be opened: {}", opened);
                whisper("reject.retry", digest, place);
            }
        }
    }

    private Language language() {
        return care.digest().map(KnowledgeCare.Digest::language).orElse(Language.EN);
    }

    /** Asked again when the form is sent: being shown a form is no right. */
    private boolean owner(Person person) {
        if (!(members.standing(person) instanceof Members.Found.Known<Members.Standing>(Members.Standing standing))
                || standing != Members.Standing.FULL) {
            return false;
        }
        return care.owners().contains(person.user())
                || care.owners().stream()
                        .filter(id -> id.startsWith("S"))
                        .anyMatch(group ->
                                members.group(group) instanceof Members.Found.Known<java.util.Set<String>>(var people)
                                        && people.contains(person.user()));
    }

    private ObjectNode form(OpenQuestion question, Place place, Words words) {
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

    private static Sent sent(ViewSubmissionPayload payload) {
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

    private void teach(Sent sent) {
        Language digest = language();
        if (!owner(sent.by())) {
            whisper("phrasing.not.owner", digest, sent.place());
        } else if (care.title(sent.topic(), sent.language()).isEmpty()
                || !care.teach(sent.topic(), sent.language(), sent.text())) {
            whisper("phrasing.not.kept", digest, sent.place());
        } else {
            LOG.info("{} added a phrasing for {} in {}", sent.by(), sent.topic(), sent.language());
            Drawn done =
                    renderer.draw(talk.taught(sent.by().user(), sent.topic(), sent.text(), digest), seed(sent.id()));
            posts.post(sent.place(), done, sent.id(), "", false);
        }
    }

    private void whisper(String key, Language language, Place place) {
        posts.whisper(place, renderer.draw(asides.said(key, language), seed(key)), "w-" + key);
    }

    private static String seed(String job) {
        return job + "." + Long.toString(System.nanoTime(), 36);
    }
}
