package dev.netdoc.bot.slack;

import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.bolt.App;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Exchange;
import dev.netdoc.bot.conversation.Question;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import dev.netdoc.knowledge.Language;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code /netdoc}. Where netdoc is a member, a message says who asked what and the answer stands in its
 * thread; elsewhere only the one who asked sees the answer.
 */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final String COMMAND = "/netdoc";
    // What concerns the asker alone.
    private static final Set<String> PRIVATE = Set.of("", "help", "language", "bahasa", "言語", "语言");

    private final Conversation conversation;
    private final Deliveries deliveries;
    private final Workers workers;
    private final Answers answers;
    private final Whispers whispers;
    private final Channels channels;
    private final Languages languages;
    private final Asides asides;

    Commands(
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

    /** @param id of the command, the same when it is delivered again */
    private record Given(String id, Person by, String channel, String text, String responseUrl) {
        boolean concernsTheAskerAlone() {
            return PRIVATE.contains(text.split("\\s+", 2)[0].toLowerCase(Locale.ROOT));
        }
    }

    void register(App app) {
        app.command(COMMAND, (request, context) -> {
            SlashCommandPayload payload = request.getPayload();
            var given = new Given(
                    "command-" + payload.getTriggerId(),
                    new Person(payload.getTeamId(), payload.getUserId()),
                    payload.getChannelId(),
                    SlackText.plain(Objects.requireNonNullElse(payload.getText(), ""), context.getBotUserId()),
                    payload.getResponseUrl());
            if (deliveries.claim(new Delivery(given.id(), payload.getTeamId(), Optional.empty(), ""))) {
                workers.soon(() -> {
                    whispers.guarded("a command in " + given.channel(), given.responseUrl(), () -> run(given));
                    deliveries.done(given.id());
                });
            }
            return context.ack();
        });
    }

    private void run(Given given) {
        boolean alone = given.concernsTheAskerAlone();
        boolean member = channels.member(given.channel());
        if (alone || !member) {
            whispers.show(exchange(given, alone), given.responseUrl(), !alone);
            return;
        }
        Exchange exchange = exchange(given, true);
        Language language = exchange.first().language();
        Reply asked = asides.asked(given.by(), given.text(), language);
        try {
            answers.answerCommand(exchange, asked, given.channel(), given.by(), given.id());
        } catch (SlackRefused e) {
            LOG.warn("could not answer in {}, whispering: {}", given.channel(), e.getMessage());
            whispers.show(exchange, given.responseUrl(), true);
        }
    }

    /** @param served whether the person counts: without one nothing is proposed, for its buttons could not be served */
    private Exchange exchange(Given given, boolean served) {
        var question = new Question(
                given.text(),
                served ? Optional.of(given.by()) : Optional.empty(),
                languages.chosen(given.by(), given.channel()),
                channels.cluster(given.channel()),
                Optional.empty());
        return conversation.command(question, () -> languages.wordless(given.by()));
    }
}
