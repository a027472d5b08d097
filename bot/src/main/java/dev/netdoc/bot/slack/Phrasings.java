package dev.netdoc.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.DigestTalk;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.question.OpenQuestion;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import dev.netdoc.bot.slack.PhrasingForm.Sent;
import dev.netdoc.knowledge.Language;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The form behind "add phrasing", for the owners of the knowledge alone. */
final class Phrasings {
    private static final Logger LOG = LoggerFactory.getLogger(Phrasings.class);

    private final KnowledgeCare care;
    private final Members members;
    private final DigestTalk talk;
    private final Deliveries deliveries;
    private final Workers workers;
    private final Posts posts;
    private final MethodsClient client;
    private final BlockRenderer renderer;
    private final Asides asides;
    private final PhrasingForm form;
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
        this.form = new PhrasingForm(care);
        this.texts = texts;
    }

    void register(App app) {
        app.blockAction(DigestTalk.ADD, (request, context) -> {
            BlockActionPayload payload = request.getPayload();
            workers.now(() -> pressed(payload));
            return context.ack();
        });
        app.viewSubmission(PhrasingForm.CALLBACK, (request, context) -> {
            Sent sent = PhrasingForm.sent(request.getPayload());
            if (!sent.complete()) {
                return context.ackWithErrors(
                        Map.of(PhrasingForm.TEXT, texts.in(sent.language()).plain("phrasing.blank")));
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
            String view = form.view(question.get(), place, texts.in(digest)).toString();
            Attempt<ViewsOpenResponse> opened = Attempt.of(() ->
                    client.viewsOpen(r -> r.triggerId(payload.getTriggerId()).viewAsString(view)));
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
