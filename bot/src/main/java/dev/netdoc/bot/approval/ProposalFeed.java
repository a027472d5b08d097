package dev.netdoc.bot.approval;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners what became of proposals, on one thread and so in the order of the commits. A listener that fails is
 * logged and does not keep the others from hearing. Thread-safe.
 */
final class ProposalFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ProposalFeed.class);

    private final List<Consumer<Proposal>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("proposal-feed").factory());

    void add(Consumer<Proposal> listener) {
        listeners.add(listener);
    }

    void publish(Proposal proposal) {
        try {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, proposal)));
        } catch (RejectedExecutionException e) {
            LOG.debug("{} changed while netdoc was closing; it is in the store", proposal.id());
        }
    }

    private static void tell(Consumer<Proposal> listener, Proposal proposal) {
        try {
            listener.accept(proposal);
        } catch (RuntimeException e) {
            LOG.error("a listener failed over {} in state {}", proposal.id(), proposal.state(), e);
        }
    }

    /** What was published before is still told; nothing after. */
    @Override
    public void close() {
        thread.close();
    }
}
