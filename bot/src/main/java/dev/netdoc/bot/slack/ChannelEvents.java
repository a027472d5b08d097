package dev.netdoc.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.model.event.ChannelArchiveEvent;
import com.slack.api.model.event.ChannelCreatedEvent;
import com.slack.api.model.event.ChannelLeftEvent;
import com.slack.api.model.event.ChannelRenameEvent;
import com.slack.api.model.event.GroupLeftEvent;
import com.slack.api.model.event.MemberJoinedChannelEvent;
import dev.netdoc.bot.incident.IncidentChannels;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import java.util.Objects;
import java.util.Optional;

/** Channels that come, change their name and go. Whether one is an incident's is not decided here. */
final class ChannelEvents {
    private static final String APPEARED = "appeared:";
    private static final String INVITED = "invited:";
    private static final String CLOSED = "closed:";

    private final Deliveries deliveries;
    private final Workers workers;
    private final IncidentChannels incidents;

    ChannelEvents(Deliveries deliveries, Workers workers, IncidentChannels incidents) {
        this.deliveries = deliveries;
        this.workers = workers;
        this.incidents = incidents;
    }

    void register(App app) {
        app.event(ChannelCreatedEvent.class, (request, context) -> {
            ChannelCreatedEvent.Channel channel = request.getEvent().getChannel();
            String creator = Objects.requireNonNullElse(channel.getCreator(), "");
            if (incidents.match(channel.getName(), creator)) {
                take(request, APPEARED + channel.getId());
            }
            return context.ack();
        });
        app.event(ChannelRenameEvent.class, (request, context) -> {
            take(request, APPEARED + request.getEvent().getChannel().getId());
            return context.ack();
        });
        app.event(MemberJoinedChannelEvent.class, (request, context) -> {
            MemberJoinedChannelEvent event = request.getEvent();
            // Who joins by itself has no inviter, and has taken up the channel already.
            if (Objects.equals(event.getUser(), context.getBotUserId()) && event.getInviter() != null) {
                take(request, INVITED + event.getChannel());
            }
            return context.ack();
        });
        app.event(ChannelArchiveEvent.class, (request, context) -> {
            take(request, CLOSED + request.getEvent().getChannel());
            return context.ack();
        });
        app.event(ChannelLeftEvent.class, (request, context) -> {
            take(request, CLOSED + request.getEvent().getChannel());
            return context.ack();
        });
        app.event(GroupLeftEvent.class, (request, context) -> {
            take(request, CLOSED + request.getEvent().getChannel());
            return context.ack();
        });
    }

    private void take(EventsApiPayload<?> payload, String work) {
        var delivery = new Delivery(payload.getEventId(), payload.getTeamId(), Optional.empty(), work);
        if (deliveries.claim(delivery)) {
            workers.soon(() -> {
                work(work);
                deliveries.done(delivery.eventId());
            });
        }
    }

    /**
     * Work that another process had begun and did not finish.
     *
     * @return whether the payload is one of these
     */
    boolean takeUp(String payload) {
        return work(payload);
    }

    private boolean work(String work) {
        String channel = work.substring(work.indexOf(':') + 1);
        if (work.startsWith(APPEARED)) {
            incidents.appeared(channel, false);
        } else if (work.startsWith(INVITED)) {
            incidents.appeared(channel, true);
        } else if (work.startsWith(CLOSED)) {
            incidents.closed(channel);
        } else {
            return false;
        }
        return true;
    }
}
