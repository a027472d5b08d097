package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Proposal;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What comes back for one question: something to show at once and, where a cluster is looked at, the whole of it later.
 *
 * @param first complete in itself if there is no {@code second}; else the general half, with a line that says what is
 *     under way
 * @param second takes the place of {@code first}; always completes normally, also when the cluster is down
 * @param cluster what the thread is about from now on
 */
public record Exchange(Reply first, Optional<CompletableFuture<Outcome>> second, Optional<String> cluster) {

    static Exchange whole(Reply reply) {
        return new Exchange(reply, Optional.empty(), Optional.empty());
    }

    static Exchange inTwo(Reply first, CompletableFuture<Outcome> second, Optional<String> cluster) {
        return new Exchange(first, Optional.of(second), cluster);
    }

    /** Waits for the whole; for surfaces that cannot edit what they have shown. */
    public Outcome await() {
        return second.map(CompletableFuture::join).orElseGet(() -> new Outcome(first, List.of(), false));
    }

    /**
     * @param reply the whole answer, in place of the first half
     * @param proposals fixes that wait for a decision, each to be shown in a message of its own
     * @param troubled whether something failed on the way, e.g. the cluster is down; the reply says what
     */
    public record Outcome(Reply reply, List<Proposal> proposals, boolean troubled) {
        public Outcome {
            proposals = List.copyOf(proposals);
        }
    }
}
