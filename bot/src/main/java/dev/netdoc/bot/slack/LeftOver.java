package dev.netdoc.bot.slack;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What other processes, or an earlier life of this one, left undone. */
final class LeftOver {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOver.class);
    // Longer than any answer takes: what is older has no process any more.
    private static final Duration ABANDONED = Duration.ofMinutes(3);
    private static final Duration AWAY = Duration.ofHours(24);

    private final Approvals approvals;
    private final ProposalMessages proposals;
    private final Deliveries deliveries;
    private final Handlers handlers;
    private final InstantSource clock;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    LeftOver(
            Approvals approvals,
            ProposalMessages proposals,
            Deliveries deliveries,
            Handlers handlers,
            InstantSource clock) {
        this.approvals = approvals;
        this.proposals = proposals;
        this.deliveries = deliveries;
        this.handlers = handlers;
        this.clock = clock;
    }

    /** After the start: messages of proposals that moved on while nobody looked. */
    void catchUp() {
        approvals.shownAndChangedSince(clock.instant().minus(AWAY)).forEach(proposals::changed);
    }

    /** Now and then: messages that were claimed and never answered. */
    void sweep() {
        Instant before = clock.instant().minus(ABANDONED);
        for (Delivery delivery : deliveries.unfinished(before)) {
            if (taken.add(delivery.eventId())) {
                LOG.info("taking up {}, which was left unanswered", delivery.eventId());
                handlers.takeUp(delivery);
            }
        }
    }
}
