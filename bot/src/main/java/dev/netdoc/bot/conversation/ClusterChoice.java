package dev.netdoc.bot.conversation;

import java.util.List;
import java.util.Optional;

/** Which cluster a question is about. */
sealed interface ClusterChoice {
    record None() implements ClusterChoice {}

    record One(String cluster) implements ClusterChoice {}

    record Several(List<String> clusters) implements ClusterChoice {}

    /** Named in the words, else the thread's, else the channel's, else the only one. Names that are gone do not count. */
    static ClusterChoice of(Optional<String> named, Question question, List<String> configured) {
        Optional<String> one = named.or(() -> question.threadCluster().filter(configured::contains))
                .or(() -> question.channelCluster().filter(configured::contains))
                .or(() -> configured.size() == 1 ? Optional.of(configured.getFirst()) : Optional.empty());
        if (one.isPresent()) {
            return new One(one.get());
        }
        return configured.isEmpty() ? new None() : new Several(configured);
    }
}
