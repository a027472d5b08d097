package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which cluster a thread or a channel is about. Thread-safe. */
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
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, String> channels;
    private final Posts posts;
    private final MethodsClient client;
    private final Patience patience;

    /** @param channels cluster by channel id or by channel name, with or without {@code #} */
    ThreadClusters(Map<String, String> channels, Posts posts, MethodsClient client, Patience patience) {
        this.channels = Map.copyOf(channels);
        this.posts = posts;
        this.client = client;
        this.patience = patience;
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

    Optional<String> ofChannel(String channel) {
        if (channels.isEmpty() || channels.containsKey(channel)) {
            return Optional.ofNullable(channels.get(channel));
        }
        String name = names.computeIfAbsent(channel, this::nameOf);
        return Optional.ofNullable(channels.get(name)).or(() -> Optional.ofNullable(channels.get("#" + name)));
    }

    private String nameOf(String channel) {
        try {
            String name = patience.until("conversations.info", () -> client.conversationsInfo(r -> r.channel(channel)))
                    .getChannel()
                    .getName();
            return name == null ? "" : name;
        } catch (SlackRefused e) {
            LOG.info("the name of channel {} is not known: {}", channel, e.getMessage());
            return "";
        }
    }
}
