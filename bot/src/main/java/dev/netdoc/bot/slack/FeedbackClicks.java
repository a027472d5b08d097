package dev.netdoc.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.AnswerFeedback;
import dev.netdoc.bot.conversation.Asides;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import dev.netdoc.knowledge.Language;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thumbs below answers. */
final class FeedbackClicks {
    private static final Logger LOG = LoggerFactory.getLogger(FeedbackClicks.class);

    private final AnswerFeedback feedback;
    private final Deliveries deliveries;
    private final Workers workers;
    private final Posts posts;
    private final BlockRenderer renderer;
    private final Asides asides;

    FeedbackClicks(
            AnswerFeedback feedback,
            Deliveries deliveries,
            Workers workers,
            Posts posts,
            BlockRenderer renderer,
            Asides asides) {
        this.feedback = feedback;
        this.deliveries = deliveries;
        this.workers = workers;
        this.posts = posts;
        this.renderer = renderer;
        this.asides = asides;
    }

    void register(App app) {
        app.blockAction(FeedbackJson.ACTION_ID, (request, context) -> {
            BlockActionPayload payload = request.getPayload();
            BlockActionPayload.Action action = payload.getActions().getFirst();
            BlockActionPayload.Container container = payload.getContainer();
            if (container == null || container.getChannelId() == null) {
                return context.ack();
            }
            String user = payload.getUser().getId();
            String team = payload.getTeam().getId();
            var by = new Person(Objects.requireNonNullElse(payload.getUser().getTeamId(), team), user);
            var place = new Place(
                    container.getChannelId(),
                    Objects.requireNonNullElse(container.getThreadTs(), container.getMessageTs()),
                    user);
            String id = "thumb-" + user + "-" + action.getActionTs() + "-" + container.getMessageTs();
            var vote = FeedbackJson.Vote.of(Objects.requireNonNullElse(action.getValue(), ""));
            if (deliveries.claim(new Delivery(id, team, Optional.empty(), ""))) {
                workers.now(() -> {
                    vote(vote, by, place, id);
                    deliveries.done(id);
                });
            }
            return context.ack();
        });
    }

    private void vote(FeedbackJson.Vote vote, Person by, Place place, String id) {
        Optional<Language> language = feedback.vote(vote.reference(), by, vote.good());
        String key =
                language.isEmpty() ? "feedback.gone" : vote.good() ? "feedback.thanks.good" : "feedback.thanks.bad";
        Reply word = asides.said(key, language.orElse(Language.EN));
        try {
            posts.whisper(place, renderer.draw(word, id + "." + Long.toString(System.nanoTime(), 36)), id);
        } catch (SlackRefused e) {
            LOG.info("the thanks for a vote could not be shown: {}", e.getMessage());
        }
    }
}
