package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsInfoResponse;
import com.slack.api.model.Conversation;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.incident.Noticeboard;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bulletins in Slack's channels. */
final class Board implements Noticeboard {
    private static final Logger LOG = LoggerFactory.getLogger(Board.class);
    private static final Set<String> CLOSED = Set.of(
            "not_in_channel",
            "channel_not_found",
            "is_archived",
            "restricted_action",
            "restricted_action_read_only_channel",
            "is_inactive");
    private static final int FIRST = 15;

    private final MethodsClient client;
    private final Patience patience;
    private final Posts posts;
    private final BlockRenderer renderer;

    Board(MethodsClient client, Patience patience, Posts posts, BlockRenderer renderer) {
        this.client = client;
        this.patience = patience;
        this.posts = posts;
        this.renderer = renderer;
    }

    @Override
    public Optional<MessageRef> post(String channel, Reply reply, String job) {
        try {
            Posts.Posted posted = posts.inChannel(channel, renderer.draw(reply, seed(job)), job);
            return Optional.of(new MessageRef(posted.channel(), posted.ts(), posted.ts()));
        } catch (SlackRefused e) {
            if (CLOSED.contains(e.error())) {
                LOG.info("nothing can be said in {}: {}", channel, e.error());
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public Drawing update(MessageRef message, Reply reply) {
        try {
            return posts.update(message, renderer.draw(reply, seed(message.ts()))) ? Drawing.DONE : Drawing.GONE;
        } catch (SlackRefused e) {
            if (CLOSED.contains(e.error())) {
                return Drawing.CLOSED;
            }
            throw e;
        }
    }

    @Override
    public void below(MessageRef message, Reply reply, String job) {
        try {
            posts.post(new Place(message.channel(), message.ts(), ""), renderer.draw(reply, seed(job)), job, "", true);
        } catch (SlackRefused e) {
            LOG.warn("nothing could be said below a message in {}: {}", message.channel(), e.getMessage());
        }
    }

    @Override
    public Optional<Channel> channel(String id) {
        return info(id).map(found -> new Channel(
                found.getId(),
                Objects.requireNonNullElse(found.getName(), ""),
                Objects.requireNonNullElse(found.getCreator(), ""),
                about(found),
                found.isArchived()));
    }

    private Optional<Conversation> info(String id) {
        try {
            ConversationsInfoResponse response =
                    patience.until("conversations.info", () -> client.conversationsInfo(r -> r.channel(id)));
            return Optional.ofNullable(response.getChannel());
        } catch (SlackRefused e) {
            LOG.debug("conversations.info of {}: {}", id, e.getMessage());
            return Optional.empty();
        }
    }

    private static String about(Conversation channel) {
        Stream<String> texts = Stream.of(
                channel.getTopic() == null
                        ? ""
                        : Objects.requireNonNullElse(channel.getTopic().getValue(), ""),
                channel.getPurpose() == null
                        ? ""
                        : Objects.requireNonNullElse(channel.getPurpose().getValue(), ""));
        return String.join("\n", texts.map(text -> SlackText.plain(text, "")).toList());
    }

    @Override
    public boolean join(String channel) {
        if (info(channel).filter(Conversation::isMember).isPresent()) {
            return true;
        }
        try {
            patience.until("conversations.join", () -> client.conversationsJoin(r -> r.channel(channel)));
            return true;
        } catch (SlackRefused e) {
            LOG.info("conversations.join of {}: {}", channel, e.getMessage());
            return false;
        }
    }

    @Override
    public List<String> firstMessages(String channel) {
        try {
            ConversationsHistoryResponse response = patience.until(
                    "conversations.history",
                    () -> client.conversationsHistory(r -> r.channel(channel).limit(FIRST)));
            return response.getMessages().reversed().stream()
                    .filter(message -> message.getBotId() == null)
                    .map(message -> SlackText.plain(Objects.requireNonNullElse(message.getText(), ""), ""))
                    .toList();
        } catch (SlackRefused e) {
            LOG.info("conversations.history of {}: {}", channel, e.getMessage());
            return List.of();
        }
    }

    private static String seed(String job) {
        return job + "." + Long.toString(System.nanoTime(), 36);
    }
}
