package dev.netdoc.bot.slack;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.ProposalView;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the one message of each proposal true: drawn anew after every transition, at most once a second, the last state
 * always. Thread-safe.
 */
final class ProposalMessages {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalMessages.class);

    private final Approvals approvals;
    private final ProposalView view;
    private final BlockRenderer renderer;
    private final Posts posts;
    private final Executor executor;
    private final Patience patience;
    private final Duration apart;
    // What is to be drawn next, by proposal; a proposal whose drawer is at work has an entry.
    private final Map<String, Optional<Proposal>> waiting = new HashMap<>();

    /** @param apart the least time between two drawings of one message */
    ProposalMessages(
            Approvals approvals,
            ProposalView view,
            BlockRenderer renderer,
            Posts posts,
            Executor executor,
            Patience patience,
            Duration apart) {
        this.approvals = approvals;
        this.view = view;
        this.renderer = renderer;
        this.posts = posts;
        this.executor = executor;
        this.patience = patience;
        this.apart = apart;
    }

    /** Shows a proposal in a thread; if it is shown elsewhere already, it moves here. */
    void show(Proposal proposal, Place place) {
        Optional<MessageRef> before = approvals.find(proposal.id()).flatMap(Proposal::message);
        boolean here = before.filter(
                        m -> m.channel().equals(place.channel()) && m.threadTs().equals(place.threadTs()))
                .isPresent();
        if (here) {
            changed(proposal);
            return;
        }
        Drawn drawn = renderer.draw(view.draw(proposal), seed(proposal));
        String ts = posts.post(place, drawn, "p-" + proposal.id(), proposal.cluster(), false);
        approvals.shownAt(proposal.id(), new MessageRef(place.channel(), ts, place.threadTs()));
        before.ifPresent(old -> leave(proposal, old));
        // It may have been decided between the drawing and the note of where it is shown.
        approvals
                .find(proposal.id())
                .filter(now -> now.version() != proposal.version())
                .ifPresent(this::changed);
    }

    private void leave(Proposal proposal, MessageRef old) {
        try {
            posts.update(old, renderer.draw(view.movedOn(proposal), seed(proposal)));
        } catch (SlackRefused e) {
            LOG.warn("an older message of {} keeps its buttons: {}", proposal.id(), e.getMessage());
        }
    }

    /** Draws this state soon; of several the newest. */
    void changed(Proposal proposal) {
        synchronized (waiting) {
            Optional<Proposal> next = waiting.get(proposal.id());
            boolean newer = next == null || next.isEmpty() || next.get().version() <= proposal.version();
            if (newer) {
                waiting.put(proposal.id(), Optional.of(proposal));
            }
            if (next != null) {
                return;
            }
        }
        executor.execute(() -> drawAll(proposal.id()));
    }

    private void drawAll(String id) {
        int drawn = -1;
        for (Optional<Proposal> next = take(id); next.isPresent(); next = take(id)) {
            // A decision arrives twice: from the click, and from the feed that every replica hears.
            if (next.get().version() == drawn) {
                continue;
            }
            try {
                draw(next.get());
                drawn = next.get().version();
            } catch (SlackRefused e) {
                LOG.error("proposal {} could not be drawn: {}", id, e.getMessage());
            } catch (RuntimeException e) {
                LOG.error("proposal {} could not be drawn", id, e);
            }
            pause();
        }
    }

    private Optional<Proposal> take(String id) {
        synchronized (waiting) {
            Optional<Proposal> next = waiting.getOrDefault(id, Optional.empty());
            if (next.isPresent()) {
                waiting.put(id, Optional.empty());
            } else {
                waiting.remove(id);
            }
            return next;
        }
    }

    private void draw(Proposal proposal) {
        // The store knows best where it is shown now.
        Optional<MessageRef> message =
                approvals.find(proposal.id()).flatMap(Proposal::message).or(proposal::message);
        if (message.isEmpty()) {
            return;
        }
        MessageRef at = message.get();
        Drawn drawn = renderer.draw(view.draw(proposal), seed(proposal));
        if (!posts.update(at, drawn)) {
            var place =
                    new Place(at.channel(), at.threadTs(), proposal.requester().user());
            String ts = posts.post(
                    place, drawn, "p-" + proposal.id() + "-v" + proposal.version(), proposal.cluster(), true);
            approvals.shownAt(proposal.id(), new MessageRef(at.channel(), ts, at.threadTs()));
        }
        view.told(proposal)
                .ifPresent(told -> posts.post(
                        new Place(
                                at.channel(),
                                at.threadTs(),
                                proposal.requester().user()),
                        renderer.draw(told, seed(proposal)),
                        "p-" + proposal.id() + "-end",
                        proposal.cluster(),
                        true));
    }

    private void pause() {
        try {
            patience.pause(apart);
        } catch (SlackRefused closing) {
            LOG.debug("closing while a proposal's message was resting");
        }
    }

    private static String seed(Proposal proposal) {
        return proposal.id() + ".v" + proposal.version() + "." + Long.toString(System.nanoTime(), 36);
    }
}
