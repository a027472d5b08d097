package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Conversation;
import dev.netdoc.bot.slack.SlackApp.ChannelSettings;
import dev.netdoc.knowledge.Language;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is set for channels, and whether netdoc is in one. Thread-safe; blocks, for virtual threads. */
final class Channels {
    private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
    private static final ChannelSettings NONE = new ChannelSettings(Optional.empty(), Optional.empty());

    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final Map<String, ChannelSettings> settings;
    private final MethodsClient client;
    private final Patience patience;

    /** @param settings by channel id or by channel name, with or without {@code #} */
    Channels(Map<String, ChannelSettings> settings, MethodsClient client, Patience patience) {
        this.settings = Map.copyOf(settings);
        this.client = client;
        this.patience = patience;
    }

    /** {@return the cluster that questions in this channel are about} */
    Optional<String> cluster(String channel) {
        return of(channel).cluster();
    }

    Optional<Language> language(String channel) {
        return of(channel).language();
    }

    private ChannelSettings of(String channel) {
        if (settings.isEmpty() || settings.containsKey(channel)) {
            return settings.getOrDefault(channel, NONE);
        }
        String name = names.computeIfAbsent(
                channel, any -> info(channel).map(Conversation::getName).orElse(""));
        return Optional.ofNullable(settings.get(name)).orElseGet(() -> settings.getOrDefault("#" + name, NONE));
    }

    /** Whether netdoc can read and write there: a channel it is a member of, or its own direct messages. */
    boolean member(String channel) {
        return info(channel).map(found -> found.isIm() || found.isMember()).orElse(false);
    }

    private Optional<Conversation> info(String channel) {
        try {
            return Optional.ofNullable(
                    patience.until("conversations.info", () -> client.conversationsInfo(r -> r.channel(channel)))
                            .getChannel());
        } catch (SlackRefused e) {
            LOG.info("nothing is known of channel {}: {}", channel, e.getMessage());
            return Optional.empty();
        }
    }
}
