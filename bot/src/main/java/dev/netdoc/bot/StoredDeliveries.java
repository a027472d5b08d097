package dev.netdoc.bot;

import dev.netdoc.bot.log.Correlation;
import dev.netdoc.bot.slack.Deliveries;
import dev.netdoc.bot.store.SlackEvents;
import java.time.Instant;
import java.util.List;

/** Slack's deliveries in the store. What is claimed here is what the claiming thread works for from then on. */
final class StoredDeliveries implements Deliveries {
    private final SlackEvents events;

    StoredDeliveries(SlackEvents events) {
        this.events = events;
    }

    @Override
    public boolean claim(Delivery delivery) {
        boolean claimed = events.claim(new SlackEvents.Delivery(
                delivery.eventId(),
                delivery.team(),
                delivery.message().map(m -> new SlackEvents.Message(m.channel(), m.ts())),
                delivery.payload()));
        if (claimed) {
            Correlation.begin(delivery.eventId());
        }
        return claimed;
    }

    @Override
    public void done(String eventId) {
        events.done(eventId);
    }

    @Override
    public List<Delivery> unfinished(Instant before) {
        return events.unfinished(before).stream()
                .map(d -> new Delivery(
                        d.eventId(), d.team(), d.message().map(m -> new Message(m.channel(), m.ts())), d.payload()))
                .toList();
    }
}
