package dev.netdoc.bot.slack;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which cluster a thread is about. Thread-safe. */
final class ThreadClusters {
    private static final Logger LOG = LoggerFactory.getLogger(ThreadClusters.class);
    private static final int KEPT = 10_000;

    private final Map<String, String> threads = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KEPT;
        }
    };
    private final Posts posts;

    ThreadClusters(Posts posts) {
        this.posts = posts;
    }

    void remember(String channel, String threadTs, String cluster) {
        synchronized (threads) {
            threads.put(channel + "/" + threadTs, cluster);
        }
    }

    /** What this process remembers, else what the thread's messages say: another replica may have answered there. */
    Optional<String> ofThread(String channel, String threadTs) {
        synchronized (threads) {
            String known = threads.get(channel + "/" + threadTs);
            if (known != null) {
                return Optional.of(known);
            }
        }
        try {
            Optional<String> found = posts.clusterOf(channel, threadTs);
            found.ifPresent(cluster -> remember(channel, threadTs, cluster));
            return found;
        } catch (SlackRefused e) {
            LOG.info("the thread's cluster is not known: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
