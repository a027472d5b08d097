package dev.netdoc.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.event.AppHomeOpenedEvent;
import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalList;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.conversation.HomeTalk;
import dev.netdoc.bot.conversation.Preferences;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.slack.HomeView.Waiting;
import dev.netdoc.knowledge.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The home tab: drawn at once with what is known, and again when the clusters were looked at. */
final class HomeTab {
    private static final Logger LOG = LoggerFactory.getLogger(HomeTab.class);
    private static final int ASKED_ABOUT = 20;

    private final HomeTalk talk;
    private final HomeView view;
    private final Approvals approvals;
    private final ProposalList proposals;
    private final Preferences preferences;
    private final Languages languages;
    private final MethodsClient client;
    private final Patience patience;
    private final Workers workers;

    HomeTab(
            HomeTalk talk,
            HomeView view,
            Approvals approvals,
            ProposalList proposals,
            Preferences preferences,
            Languages languages,
            MethodsClient client,
            Patience patience,
            Workers workers) {
        this.talk = talk;
        this.view = view;
        this.approvals = approvals;
        this.proposals = proposals;
        this.preferences = preferences;
        this.languages = languages;
        this.client = client;
        this.patience = patience;
        this.workers = workers;
    }

    void register(App app) {
        // Drawing once more does no harm, so nothing is claimed here.
        app.event(AppHomeOpenedEvent.class, (request, context) -> {
            AppHomeOpenedEvent event = request.getEvent();
            if (Objects.equals(event.getTab(), "home")) {
                workers.now(() -> show(new Person(request.getTeamId(), event.getUser())));
            }
            return context.ack();
        });
        app.blockAction(HomeView.LANGUAGE, (request, context) -> {
            BlockActionPayload payload = request.getPayload();
            BlockActionPayload.Action.SelectedOption option =
                    payload.getActions().getFirst().getSelectedOption();
            String chosen = option == null ? "" : option.getValue();
            workers.now(() -> {
                Person by = person(payload);
                preferences.choose(by, Language.of(chosen));
                show(by);
            });
            return context.ack();
        });
        app.blockAction(HomeView.HELP, (request, context) -> {
            BlockActionPayload payload = request.getPayload();
            workers.now(() -> help(payload));
            return context.ack();
        });
        // A button that opens an address is told of, too; there is nothing to do.
        app.blockAction(HomeView.OPEN, (request, context) -> context.ack());
    }

    private static Person person(BlockActionPayload payload) {
        return new Person(
                Objects.requireNonNullElse(
                        payload.getUser().getTeamId(), payload.getTeam().getId()),
                payload.getUser().getId());
    }

    private void show(Person person) {
        try {
            Optional<Language> chosen = languages.chosen(person);
            Language language = chosen.orElseGet(() -> languages.wordless(person));
            var seen = talk.seen(language);
            String hash = publish(person, view.of(talk.known(language), Optional.empty(), chosen, language), "");
            List<Waiting> waiting = waiting(person, language);
            publish(person, view.of(seen.join(), Optional.of(waiting), chosen, language), hash);
        } catch (SlackRefused e) {
            if (e.error().equals("hash_conflict")) {
                LOG.debug("a newer home of {} is there already", person.user());
            } else {
                LOG.warn("the home of {} could not be drawn: {}", person.user(), e.getMessage());
            }
        }
    }

    /** @param hash of the drawing that this one takes the place of; empty to take the place of any */
    private String publish(Person person, String drawn, String hash) {
        var published = patience.until(
                "views.publish",
                () -> client.viewsPublish(
                        r -> r.userId(person.user()).viewAsString(drawn).hash(hash.isEmpty() ? null : hash)));
        return published.getView() == null
                ? ""
                : Objects.requireNonNullElse(published.getView().getHash(), "");
    }

    /** Proposals that this person may decide now. Asks the chat and perhaps a cluster about each. */
    private List<Waiting> waiting(Person person, Language language) {
        var waiting = new ArrayList<Waiting>();
        proposals.open().stream()
                .filter(proposal -> proposal.state() == ProposalState.PROPOSED)
                .limit(ASKED_ABOUT)
                .filter(proposal -> approvals
                        .objection(proposal.id(), proposal.digest(), person)
                        .isEmpty())
                .forEach(proposal -> waiting.add(new Waiting(talk.line(proposal, language), link(proposal))));
        return waiting;
    }

    private Optional<String> link(Proposal proposal) {
        return proposal.message().flatMap(this::link);
    }

    private Optional<String> link(MessageRef message) {
        try {
            return Optional.ofNullable(patience.until(
                            "chat.getPermalink",
                            () -> client.chatGetPermalink(
                                    r -> r.channel(message.channel()).messageTs(message.ts())))
                    .getPermalink());
        } catch (SlackRefused e) {
            LOG.info("no link to {}: {}", message, e.getMessage());
            return Optional.empty();
        }
    }

    private void help(BlockActionPayload payload) {
        Person by = person(payload);
        Reply help = talk.help(languages.wordless(by));
        Attempt<ViewsOpenResponse> opened = Attempt.of(
                () -> client.viewsOpen(r -> r.triggerId(payload.getTriggerId()).viewAsString(view.help(help))));
        if (!(opened instanceof Attempt.Answered<ViewsOpenResponse>)) {
            LOG.warn("help could not be opened: {}", opened);
        }
    }
}
