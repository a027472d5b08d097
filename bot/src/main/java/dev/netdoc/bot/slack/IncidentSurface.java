package dev.netdoc.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.methods.MethodsClient;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.incident.IncidentChannels;
import dev.netdoc.bot.incident.Muting;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The part of Slack that incidents need: events of channels, and buttons below bulletins. Bulletins need Slack to be
 * posted, and Slack needs them for its events, so they are handed in before the start. Without them it does nothing.
 */
final class IncidentSurface {
    private volatile @Nullable Parts parts;

    private record Parts(ChannelEvents channels, Mutings mutings) {}

    void serve(
            IncidentChannels channels,
            Muting muting,
            MethodsClient client,
            Texts texts,
            Posts posts,
            BlockRenderer renderer,
            Deliveries deliveries,
            Workers workers) {
        parts = new Parts(
                new ChannelEvents(deliveries, workers, channels),
                new Mutings(muting, new MuteForm(client, texts), posts, renderer, deliveries, workers));
    }

    void register(App app) {
        Parts served = parts;
        if (served != null) {
            served.channels().register(app);
            served.mutings().register(app);
        }
    }

    /** @return whether the payload was work of channel events */
    boolean takeUp(String payload) {
        Parts served = parts;
        return served != null && served.channels().takeUp(payload);
    }

    /** @return what to say instead of a form */
    Optional<Reply> mute(Clicks.Press press) {
        Parts served = parts;
        return served == null ? Optional.empty() : served.mutings().open(press);
    }

    /** @return what to say to the person alone */
    Optional<Reply> unmute(Clicks.Press press) {
        Parts served = parts;
        return served == null ? Optional.empty() : served.mutings().end(press);
    }
}
