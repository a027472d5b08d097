package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Slack takes but people should not have to: the workspace accepts it and remembers it. Thread-safe. */
final class Complaints implements Conversations.Listener {
    private static final Pattern MASS_MENTION = Pattern.compile("<!(?:channel|here|everyone)(?:\\|[^>]*)?>");
    private static final Duration ANSWER_DUE = Duration.ofSeconds(20);
    private static final int KEPT = 200;
    private final InstantSource clock;
    private final List<Complaint> found = new ArrayList<>();
    private final Map<String, Asked> unanswered = new HashMap<>();

    /**
     * Something to mend.
     *
     * @param rule {@code no-fallback-text}, {@code mass-mention}, {@code reply-outside-thread} or
     *     {@code reply-as-thread}
     */
    record Complaint(String rule, String method, String channel, String detail) {}

    private record Asked(String channel, Instant at) {}

    Complaints(InstantSource clock) {
        this.clock = clock;
    }

    synchronized List<Complaint> all() {
        return List.copyOf(found);
    }

    synchronized void clear() {
        found.clear();
        unanswered.clear();
    }

    synchronized void add(String rule, String method, String channel, String detail) {
        if (found.size() < KEPT) {
            found.add(new Complaint(rule, method, channel, detail));
        }
    }

    /** Looks at what the bot is about to say. */
    void inspect(String method, String channel, Content content) {
        if (content.text().isBlank() && !content.blocks().isEmpty()) {
            add("no-fallback-text", method, channel, "blocks without text: nothing to notify and to read aloud");
        }
        if (MASS_MENTION.matcher(content.text()).find() || massMention(content.blocks())) {
            add("mass-mention", method, channel, "mentions a whole channel: " + brief(content.text()));
        }
    }

    /** The bot posts at the top of a channel; it should not, while somebody there waits for an answer in a thread. */
    synchronized void postedOutsideThread(String method, String channel, String text) {
        Instant oldest = clock.instant().minus(ANSWER_DUE);
        unanswered.values().removeIf(asked -> asked.at().isBefore(oldest));
        if (unanswered.values().stream().anyMatch(asked -> asked.channel().equals(channel))) {
            add("reply-outside-thread", method, channel, "no thread_ts: " + brief(text));
        }
    }

    @Override
    public synchronized void posted(Channel channel, Message message) {
        if (message.ofBot()) {
            unanswered.remove(message.root());
        } else if (!channel.isDirect() && message.content().text().contains("<@" + AppInstall.BOT_USER + ">")) {
            unanswered.put(message.root(), new Asked(channel.id(), clock.instant()));
        }
    }

    private static boolean massMention(JsonNode node) {
        if (node.path("type").asText().equals("broadcast")) {
            return true;
        }
        boolean live = !node.path("type").asText().equals("plain_text")
                && !node.path("type").asText().equals("text")
                && !node.path("type").asText().equals("raw_text");
        if (live && MASS_MENTION.matcher(node.path("text").asText()).find()) {
            return true;
        }
        for (JsonNode child : node) {
            if (child.isContainerNode() && massMention(child)) {
                return true;
            }
        }
        return false;
    }

    private static String brief(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
