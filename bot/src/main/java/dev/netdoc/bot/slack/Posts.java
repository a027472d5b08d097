package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import dev.netdoc.bot.approval.MessageRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says things in Slack, each once. In a channel they come in the order in which they were said; who is told to wait
 * waits, and after a call without an answer the thread is searched before anything is said again. Thread-safe; calls
 * block, for virtual threads.
 */
final class Posts {
    static final String EVENT_TYPE = "netdoc_reply";
    static final String JOB = "job";
    static final String CLUSTER = "cluster";

    private static final Logger LOG = LoggerFactory.getLogger(Posts.class);
    private static final Set<String> BAD_BLOCKS =
            Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "invalid_arguments");
    private static final Set<String> GONE = Set.of(
            "message_not_found",
            "edit_window_closed",
            "is_inactive",
            "streaming_state_conflict",
            "cant_update_message");
    private static final int SEARCHED = 200;

    private final MethodsClient client;
    private final Patience patience;
    private final Map<String, ReentrantLock> lines = new ConcurrentHashMap<>();

    Posts(MethodsClient client, Patience patience) {
        this.client = client;
        this.patience = patience;
    }

    /**
     * @param job what the message is for; the same job is never posted twice in a thread
     * @param cluster what the thread is about; blank for nothing
     * @param again whether an earlier process may have posted it
     * @return the message's ts
     * @throws SlackRefused if Slack will not take it
     */
    String post(Place place, Drawn drawn, String job, String cluster, boolean again) {
        ReentrantLock line = lines.computeIfAbsent(place.channel(), channel -> new ReentrantLock(true));
        line.lock();
        try {
            return postInLine(place, drawn, job, cluster, again);
        } finally {
            line.unlock();
        }
    }

    /** Where a message stands. @param channel Slack's id, whatever was asked for */
    record Posted(String channel, String ts) {}

    /**
     * Posts into a channel itself, outside any thread.
     *
     * @param channel id or name
     * @param job the same job is never posted twice in a channel
     * @throws SlackRefused if Slack will not take it
     */
    Posted inChannel(String channel, Drawn drawn, String job) {
        var place = new Place(channel, "", "");
        ReentrantLock line = lines.computeIfAbsent(channel, c -> new ReentrantLock(true));
        line.lock();
        try {
            return inLine(place, drawn, job, "", true);
        } finally {
            line.unlock();
        }
    }

    private String postInLine(Place place, Drawn drawn, String job, String cluster, boolean again) {
        return inLine(place, drawn, job, cluster, again).ts();
    }

    private Posted inLine(Place place, Drawn drawn, String job, String cluster, boolean again) {
        boolean unsure = again;
        boolean joined = false;
        Drawn now = drawn;
        for (int attempt = 1; ; attempt++) {
            if (unsure) {
                Optional<String> there = find(place, job);
                if (there.isPresent()) {
                    return new Posted(place.channel(), there.get());
                }
            }
            switch (tryPost(place, now, job, cluster)) {
                case Attempt.Answered<ChatPostMessageResponse>(ChatPostMessageResponse response) -> {
                    return new Posted(response.getChannel(), response.getTs());
                }
                case Attempt.Later<ChatPostMessageResponse>(Duration after) -> patience.pause(after);
                case Attempt.Unsure<ChatPostMessageResponse>(String why) -> {
                    LOG.warn("chat.postMessage in {} got no answer, attempt {}: {}", place.channel(), attempt, why);
                    unsure = true;
                    patience.afterFailure("chat.postMessage", attempt, why);
                }
                case Attempt.Refused<ChatPostMessageResponse>(String error, String detail) -> {
                    if (BAD_BLOCKS.contains(error) && !now.blocks().isEmpty()) {
                        LOG.error("Slack declined blocks ({}), sending the text alone", error);
                        now = now.withoutBlocks();
                    } else if (error.equals("not_in_channel") && !joined && join(place.channel())) {
                        joined = true;
                    } else {
                        throw new SlackRefused("chat.postMessage", error, detail);
                    }
                }
            }
        }
    }

    private Attempt<ChatPostMessageResponse> tryPost(Place place, Drawn drawn, String job, String cluster) {
        var metadata = new Message.Metadata(EVENT_TYPE, Map.of(JOB, job, CLUSTER, cluster));
        Attempt<ChatPostMessageResponse> attempt = Attempt.of(() -> client.chatPostMessage(r -> {
            r.channel(place.channel()).text(drawn.text()).metadata(metadata);
            if (!place.threadTs().isEmpty()) {
                r.threadTs(place.threadTs());
            }
            return drawn.blocks().isEmpty() ? r : r.blocksAsString(drawn.blocks());
        }));
        return attempt;
    }

    /**
     * Draws a message of ours anew.
     *
     * @return false if the message is gone, or can no longer be changed
     */
    boolean update(MessageRef message, Drawn drawn) {
        Drawn now = drawn;
        for (int attempt = 1; ; attempt++) {
            Drawn sent = now;
            Attempt<ChatUpdateResponse> result = Attempt.of(() -> client.chatUpdate(r -> r.channel(message.channel())
                    .ts(message.ts())
                    .text(sent.text())
                    .blocksAsString(sent.blocks().isEmpty() ? "[]" : sent.blocks())));
            switch (result) {
                case Attempt.Answered<ChatUpdateResponse> done -> {
                    return true;
                }
                case Attempt.Later<ChatUpdateResponse>(Duration after) -> patience.pause(after);
                case Attempt.Unsure<ChatUpdateResponse>(String why) ->
                    patience.afterFailure("chat.update", attempt, why);
                case Attempt.Refused<ChatUpdateResponse>(String error, String detail) -> {
                    if (GONE.contains(error)) {
                        return false;
                    }
                    if (!BAD_BLOCKS.contains(error) || now.blocks().isEmpty()) {
                        throw new SlackRefused("chat.update", error, detail);
                    }
                    LOG.error("Slack declined blocks ({}), sending the text alone", error);
                    now = now.withoutBlocks();
                }
            }
        }
    }

    /** Shows something to one person only; where that is not possible, to all in the thread. */
    void whisper(Place place, Drawn drawn, String job) {
        try {
            patience.until(
                    "chat.postEphemeral",
                    () -> client.chatPostEphemeral(r -> {
                        r.channel(place.channel()).user(place.user()).text(drawn.text());
                        if (!place.threadTs().isEmpty()) {
                            r.threadTs(place.threadTs());
                        }
                        return drawn.blocks().isEmpty() ? r : r.blocksAsString(drawn.blocks());
                    }));
        } catch (SlackRefused e) {
            LOG.info("could not whisper ({}), saying it in the thread", e.error());
            post(place, drawn, job, "", false);
        }
    }

    /** @return the message of this job in the thread, or in the channel where the place is none, if one was posted */
    Optional<String> find(Place place, String job) {
        List<Message> messages =
                place.threadTs().isEmpty() ? latest(place.channel()) : replies(place.channel(), place.threadTs());
        return messages.stream()
                .filter(message -> payload(message, JOB).filter(job::equals).isPresent())
                .map(Message::getTs)
                .findFirst();
    }

    /** @return the cluster that was last spoken of in a thread */
    Optional<String> clusterOf(String channel, String threadTs) {
        return replies(channel, threadTs).stream()
                .map(message -> payload(message, CLUSTER))
                .flatMap(Optional::stream)
                .filter(name -> !name.isEmpty())
                .reduce((earlier, later) -> later);
    }

    private List<Message> latest(String channel) {
        try {
            return patience.until(
                            "conversations.history",
                            () -> client.conversationsHistory(r ->
                                    r.channel(channel).includeAllMetadata(true).limit(SEARCHED)))
                    .getMessages();
        } catch (SlackRefused e) {
            // Asked for by its name, or not joined: then nothing of ours can be found there either.
            LOG.debug("conversations.history of {}: {}", channel, e.getMessage());
            return List.of();
        }
    }

    private List<Message> replies(String channel, String threadTs) {
        if (threadTs.isEmpty()) {
            return List.of();
        }
        ConversationsRepliesResponse response = patience.until(
                "conversations.replies",
                () -> client.conversationsReplies(r ->
                        r.channel(channel).ts(threadTs).includeAllMetadata(true).limit(SEARCHED)));
        return response.getMessages();
    }

    private static Optional<String> payload(Message message, String key) {
        return Optional.ofNullable(message.getMetadata())
                .filter(metadata -> EVENT_TYPE.equals(metadata.getEventType()))
                .map(Message.Metadata::getEventPayload)
                .map(payload -> payload.get(key))
                .map(String::valueOf);
    }

    private boolean join(String channel) {
        return Attempt.of(() -> client.conversationsJoin(r -> r.channel(channel))) instanceof Attempt.Answered<?>;
    }
}
