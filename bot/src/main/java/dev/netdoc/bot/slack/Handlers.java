package dev.netdoc.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.ViewState;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.log.Correlation;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import dev.netdoc.bot.slack.Deliveries.Message;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** What arrives from Slack: claimed, handed to the workers, acknowledged; nothing here takes long. */
final class Handlers {
    private final Deliveries deliveries;
    private final Workers workers;
    private final Answers answers;
    private final Clicks clicks;
    private final IncidentSurface incidents;

    Handlers(Deliveries deliveries, Workers workers, Answers answers, Clicks clicks, IncidentSurface incidents) {
        this.deliveries = deliveries;
        this.workers = workers;
        this.answers = answers;
        this.clicks = clicks;
        this.incidents = incidents;
    }

    void register(App app) {
        incidents.register(app);
        app.event(AppMentionEvent.class, (request, context) -> {
            AppMentionEvent event = request.getEvent();
            boolean person = event.getBotId() == null && event.getSubtype() == null && event.getEdited() == null;
            String team = Objects.requireNonNullElse(event.getUserTeam(), event.getTeam());
            if (person) {
                take(
                        request,
                        event.getUser(),
                        team,
                        event.getChannel(),
                        event.getTs(),
                        event.getThreadTs(),
                        event.getText(),
                        context.getBotUserId());
            }
            return context.ack();
        });
        app.event(MessageEvent.class, (request, context) -> {
            MessageEvent event = request.getEvent();
            // A message with a subtype is an event of another class; an edit of ours comes as one of those.
            boolean person = event.getBotId() == null && event.getEdited() == null;
            if (person && Objects.equals(event.getChannelType(), "im")) {
                take(
                        request,
                        event.getUser(),
                        event.getTeam(),
                        event.getChannel(),
                        event.getTs(),
                        event.getThreadTs(),
                        event.getText(),
                        context.getBotUserId());
            }
            return context.ack();
        });
        app.blockAction(ButtonJson.ACTION_ID, (request, context) -> {
            press(request.getPayload()).ifPresent(press -> {
                var delivery = new Delivery("click-" + press.id(), press.by().team(), Optional.empty(), "");
                if (deliveries.claim(delivery)) {
                    workers.now(() -> {
                        clicks.pressed(press);
                        deliveries.done(delivery.eventId());
                    });
                }
            });
            return context.ack();
        });
        app.viewSubmission(RejectForm.CALLBACK, (request, context) -> {
            RejectForm.Sent sent = sent(request.getPayload());
            taken(sent, () -> clicks.rejected(sent));
            return context.ack();
        });
        app.viewSubmission(ConfirmForm.CALLBACK, (request, context) -> {
            RejectForm.Sent sent = sent(request.getPayload());
            Optional<String> wrong = clicks.wrongWords(sent);
            if (wrong.isPresent()) {
                return context.ackWithErrors(Map.of(RejectForm.BLOCK, wrong.get()));
            }
            taken(sent, () -> clicks.confirmed(sent));
            return context.ack();
        });
    }

    private void taken(RejectForm.Sent sent, Runnable work) {
        var delivery = new Delivery("form-" + sent.id(), sent.by().team(), Optional.empty(), "");
        if (deliveries.claim(delivery)) {
            workers.now(() -> {
                work.run();
                deliveries.done(delivery.eventId());
            });
        }
    }

    // A failing claim must not be acknowledged: it throws, and Slack delivers again.
    private void take(
            EventsApiPayload<?> payload,
            @Nullable String user,
            @Nullable String userTeam,
            String channel,
            String ts,
            @Nullable String threadTs,
            @Nullable String text,
            String self) {
        if (user == null || user.equals(self)) {
            return;
        }
        var asked = new Asked(
                payload.getEventId(),
                Objects.requireNonNullElse(userTeam, payload.getTeamId()),
                user,
                channel,
                ts,
                Objects.requireNonNullElse(threadTs, ""),
                SlackText.plain(Objects.requireNonNullElse(text, ""), self));
        var delivery =
                new Delivery(asked.eventId(), payload.getTeamId(), Optional.of(new Message(channel, ts)), asked.json());
        if (deliveries.claim(delivery)) {
            workers.soon(() -> {
                answers.answer(asked, false);
                deliveries.done(asked.eventId());
            });
        }
    }

    /** Work that another process had begun and did not finish. */
    void takeUp(Delivery delivery) {
        Correlation.begin(delivery.eventId());
        workers.soon(() -> {
            if (!delivery.payload().isBlank() && !incidents.takeUp(delivery.payload())) {
                answers.answer(Asked.of(delivery.payload()), true);
            }
            deliveries.done(delivery.eventId());
        });
    }

    private static Optional<Clicks.Press> press(BlockActionPayload payload) {
        BlockActionPayload.Action action = payload.getActions().getFirst();
        Matcher id = ButtonJson.ACTION_ID.matcher(action.getActionId());
        BlockActionPayload.Container container = payload.getContainer();
        if (!id.matches() || container == null || container.getChannelId() == null) {
            return Optional.empty();
        }
        Person by = person(
                payload.getUser().getId(),
                payload.getUser().getTeamId(),
                payload.getTeam().getId());
        String thread = Objects.requireNonNullElse(container.getThreadTs(), container.getMessageTs());
        return Optional.of(new Clicks.Press(
                payload.getUser().getId() + "-" + action.getActionTs() + "-" + container.getMessageTs(),
                id.group(1),
                Objects.requireNonNullElse(action.getValue(), ""),
                by,
                new Place(container.getChannelId(), thread, payload.getUser().getId()),
                container.getMessageTs(),
                Objects.requireNonNullElse(payload.getTriggerId(), "")));
    }

    // Somebody from another workspace in a shared channel carries a team of their own.
    private static Person person(String user, @Nullable String userTeam, String team) {
        return new Person(Objects.requireNonNullElse(userTeam, team), user);
    }

    private static RejectForm.Sent sent(ViewSubmissionPayload payload) {
        Person by = person(
                payload.getUser().getId(),
                payload.getUser().getTeamId(),
                payload.getTeam().getId());
        return RejectForm.sent(payload.getView().getId(), payload.getView().getPrivateMetadata(), by, typed(payload));
    }

    private static String typed(ViewSubmissionPayload payload) {
        Map<String, ViewState.Value> block =
                payload.getView().getState().getValues().getOrDefault(RejectForm.BLOCK, Map.of());
        ViewState.Value value = block.get(RejectForm.INPUT);
        return value == null || value.getValue() == null ? "" : value.getValue().strip();
    }
}
