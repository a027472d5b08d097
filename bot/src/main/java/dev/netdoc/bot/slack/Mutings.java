package dev.netdoc.bot.slack;

import com.slack.api.bolt.App;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.ButtonValue;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.incident.Muting;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The buttons below a bulletin that mute a finding and end that. */
final class Mutings {
    private static final Logger LOG = LoggerFactory.getLogger(Mutings.class);

    private final Muting muting;
    private final MuteForm form;
    private final Posts posts;
    private final BlockRenderer renderer;
    private final Deliveries deliveries;
    private final Workers workers;

    Mutings(Muting muting, MuteForm form, Posts posts, BlockRenderer renderer, Deliveries deliveries, Workers workers) {
        this.muting = muting;
        this.form = form;
        this.posts = posts;
        this.renderer = renderer;
        this.deliveries = deliveries;
        this.workers = workers;
    }

    void register(App app) {
        app.viewSubmission(MuteForm.CALLBACK, (request, context) -> {
            var user = request.getPayload().getUser();
            String team = Objects.requireNonNullElse(
                    user.getTeamId(), request.getPayload().getTeam().getId());
            MuteForm.sent(request.getPayload(), new Person(team, user.getId())).ifPresent(sent -> {
                var delivery = new Delivery("form-" + sent.id(), team, Optional.empty(), "");
                if (deliveries.claim(delivery)) {
                    workers.now(() -> {
                        mute(sent);
                        deliveries.done(delivery.eventId());
                    });
                }
            });
            return context.ack();
        });
    }

    /** The button was pressed. @return what to say instead of a form */
    Optional<Reply> open(Clicks.Press press) {
        return MuteButton.parse(press.value()).flatMap(button -> form.open(press, offered(button), button.language()));
    }

    private List<Muting.Choice> offered(MuteButton button) {
        return muting.offered(button.bulletin());
    }

    private void mute(MuteForm.Sent sent) {
        // What a form carries comes from outside: only what was offered can be chosen.
        if (!muting.offered(sent.bulletin()).contains(sent.choice())) {
            LOG.info("{} is not offered for muting any more", sent.choice());
            return;
        }
        Reply done =
                muting.mute(sent.bulletin(), sent.choice(), sent.length(), sent.by(), sent.reason(), sent.language());
        say(sent.place(), done, "mute-" + sent.id());
    }

    /** The button that ends a mute was pressed. */
    Optional<Reply> end(Clicks.Press press) {
        ButtonValue.parse(press.value()).ifPresent(value -> {
            var choice = new Muting.Choice(value.field(0), value.field(1));
            say(press.place(), muting.unmute(choice, press.by(), value.language()), "unmute-" + press.id());
        });
        return Optional.empty();
    }

    private void say(Place place, Reply reply, String job) {
        posts.post(place, renderer.draw(reply, job + "." + Long.toString(System.nanoTime(), 36)), job, "", false);
    }
}
