package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.ClusterNames;
import dev.netdoc.bot.conversation.ClusterNames.Named;
import dev.netdoc.bot.incident.Bulletin.Kind;
import dev.netdoc.bot.incident.Bulletin.State;
import dev.netdoc.bot.incident.Noticeboard.Channel;
import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the channels of incidents and posts the diagnosis there, before anybody asks. Thread-safe; calls block. */
public final class IncidentChannels {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentChannels.class);

    private final Rules rules;
    private final StoredBulletins store;
    private final Bulletins bulletins;
    private final Noticeboard board;
    private final List<String> clusters;
    private final ClusterNames names;

    /**
     * Which channels are incidents.
     *
     * @param names patterns that a channel's name is searched for
     * @param creators ids of users and bots whose channels are incidents whatever their name
     */
    public record Rules(List<Pattern> names, Set<String> creators, Language language) {
        public Rules {
            names = List.copyOf(names);
            creators = Set.copyOf(creators);
        }

        boolean match(String name, String creator) {
            return creators.contains(creator)
                    || names.stream().anyMatch(pattern -> pattern.matcher(name).find());
        }
    }

    /** @param clusters that can be looked at, by name */
    public IncidentChannels(
            Rules rules, StoredBulletins store, Bulletins bulletins, Noticeboard board, List<String> clusters) {
        this.rules = rules;
        this.store = store;
        this.bulletins = bulletins;
        this.board = board;
        this.clusters = List.copyOf(clusters);
        this.names = new ClusterNames(clusters);
    }

    /** Whether a channel is one of an incident, as far as its name and creator tell; quick. */
    public boolean match(String name, String creator) {
        return !clusters.isEmpty() && rules.match(name, creator);
    }

    /**
     * A channel was made or renamed, or netdoc was invited to it.
     *
     * @param invited by somebody; without that, netdoc does not go back to where it was sent away
     */
    public void appeared(String id, boolean invited) {
        boolean sentAway =
                store.last(subject(id)).filter(b -> b.state() == State.LEFT).isPresent();
        if (sentAway && !invited) {
            return;
        }
        Optional<Channel> found = board.channel(id);
        if (found.isEmpty()) {
            LOG.info("channel {} cannot be seen; it may be private", id);
            return;
        }
        Channel channel = found.get();
        if (channel.archived() || !match(channel.name(), channel.creator())) {
            return;
        }
        if (!board.join(id)) {
            LOG.info("channel {} cannot be joined", channel.name());
            return;
        }
        store.open(Kind.INCIDENT, subject(id), id, concerned(channel), rules.language(), "")
                .or(() -> store.last(subject(id)).filter(b -> b.state() == State.OPEN))
                .ifPresent(bulletin -> bulletins.soon(bulletin.id()));
    }

    /** netdoc was removed from a channel, or it was archived: nothing more is said there. */
    public void closed(String channel) {
        store.open().stream().filter(b -> b.channel().equals(channel)).forEach(b -> store.end(b.id(), State.LEFT));
    }

    /** What the name, the topic and the first messages point at; none for all. */
    private List<String> concerned(Channel channel) {
        var named = new TreeSet<String>();
        collect(channel.name(), names::inChannel, named);
        collect(channel.about(), names::in, named);
        board.firstMessages(channel.id()).forEach(message -> collect(message, names::in, named));
        return List.copyOf(named);
    }

    private void collect(String text, Function<String, Optional<Named>> find, Set<String> into) {
        Optional<Named> next = find.apply(text);
        while (next.isPresent() && into.size() < clusters.size()) {
            into.add(next.get().cluster());
            next = find.apply(next.get().without());
        }
    }

    private static String subject(String channel) {
        return "channel/" + channel;
    }
}
