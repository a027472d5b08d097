package dev.netdoc.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.bolt.App;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Exchange;
import dev.netdoc.bot.conversation.Question;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import dev.netdoc.knowledge.Language;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "Diagnose this" in the menu of any message: the answer stands in that message's thread. */
final class Shortcuts {
    private static final Logger LOG = LoggerFactory.getLogger(Shortcuts.class);

    static final String DIAGNOSE = "diagnose_message";

    private final Conversation conversation;
    private final Deliveries deliveries;
    private final Workers workers;
    private final Answers answers;
    private final Whispers whispers;
    private final Channels channels;
    private final Languages languages;
    private final Asides asides;

    Shortcuts(
            Conversation conversation,
            Deliveries deliveries,
            Workers workers,
            Answers answers,
            Whispers whispers,
            Channels channels,
            Languages languages,
            Asides asides) {
        this.conversation = conversation;
        this.deliveries = deliveries;
        this.workers = workers;
        this.answers = answers;
        this.whispers = whispers;
        this.channels = channels;
        this.languages = languages;
        this.asides = asides;
    }

    /** @param place the thread of the message */
    private record Pointed(String id, Person by, Place place, String text, String responseUrl) {}

    void register(App app) {
        app.messageShortcut(DIAGNOSE, (request, context) -> {
            Pointed pointed = pointed(request.getPayload(), context.getBotUserId());
            if (deliveries.claim(new Delivery(pointed.id(), pointed.by().team(), Optional.empty(), ""))) {
                workers.soon(() -> {
                    whispers.guarded(
                            "a shortcut in " + pointed.place().channel(), pointed.responseUrl(), () -> run(pointed));
                    deliveries.done(pointed.id());
                });
            }
            return context.ack();
        });
    }

    private static Pointed pointed(MessageShortcutPayload payload, String self) {
        String user = payload.getUser().getId();
        String ts = payload.getMessageTs();
        String thread = Objects.requireNonNullElse(payload.getMessage().getThreadTs(), ts);
        return new Pointed(
                "shortcut-" + payload.getTriggerId(),
                new Person(
                        Objects.requireNonNullElse(
                                payload.getUser().getTeamId(), payload.getTeam().getId()),
                        user),
                new Place(payload.getChannel().getId(), thread, user),
                MessageText.of(payload.getMessage(), self),
                payload.getResponseUrl());
    }

    private void run(Pointed pointed) {
        String channel = pointed.place().channel();
        Language language = languages.chosen(pointed.by(), channel).orElseGet(() -> languages.wordless(pointed.by()));
        if (pointed.text().isBlank()) {
            whispers.say(asides.said("message.blank", language), pointed.responseUrl());
            return;
        }
        boolean member = channels.member(channel);
        var question = new Question(
                pointed.text(),
                // Where netdoc is not a member nobody could press a button of a proposal.
                member ? Optional.of(pointed.by()) : Optional.empty(),
                Optional.of(language),
                channels.cluster(channel),
                Optional.empty());
        Exchange exchange = conversation.message(question, language);
        if (!member) {
            whispers.show(exchange, pointed.responseUrl(), true);
            return;
        }
        try {
            answers.answer(exchange, pointed.place(), pointed.id());
        } catch (SlackRefused e) {
            LOG.warn("could not answer in {}, whispering: {}", channel, e.getMessage());
            whispers.show(exchange, pointed.responseUrl(), true);
        }
    }
}
