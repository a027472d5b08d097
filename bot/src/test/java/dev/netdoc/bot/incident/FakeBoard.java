package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.conversation.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Channels in which nobody but netdoc writes. A job is posted once in a channel, as the real board sees to it. */
final class FakeBoard implements Noticeboard {
    final List<Reply> posted = new ArrayList<>();
    final List<Reply> updates = new ArrayList<>();
    final List<Reply> below = new ArrayList<>();
    final Map<String, String> first = new HashMap<>();
    Drawing drawing = Drawing.DONE;
    boolean closed;
    private final Map<String, Channel> channels = new HashMap<>();
    private final Map<String, Reply> current = new HashMap<>();
    private final Map<String, MessageRef> jobs = new HashMap<>();

    FakeBoard with(String id, String name, String about) {
        channels.put(id, new Channel(id, name, "U0ANN", about, false));
        return this;
    }

    /** {@return what the last message of a channel says now} */
    Reply shown(String channel) {
        return Objects.requireNonNull(current.get(channel), channel);
    }

    @Override
    public Optional<MessageRef> post(String channel, Reply reply, String job) {
        if (closed) {
            return Optional.empty();
        }
        return Optional.of(jobs.computeIfAbsent(channel + "/" + job, key -> {
            posted.add(reply);
            current.put(channel, reply);
            String ts = "1700000000.%06d".formatted(posted.size());
            return new MessageRef(channel, ts, ts);
        }));
    }

    @Override
    public Drawing update(MessageRef message, Reply reply) {
        if (drawing == Drawing.DONE) {
            updates.add(reply);
            current.put(message.channel(), reply);
        }
        return drawing;
    }

    @Override
    public void below(MessageRef message, Reply reply, String job) {
        below.add(reply);
    }

    @Override
    public Optional<Channel> channel(String id) {
        return Optional.ofNullable(channels.get(id));
    }

    @Override
    public boolean join(String channel) {
        return channels.containsKey(channel) && !closed;
    }

    @Override
    public List<String> firstMessages(String channel) {
        return Optional.ofNullable(first.get(channel)).map(List::of).orElse(List.of());
    }
}
