package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.MuteView;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Situation;
import dev.netdoc.knowledge.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the mute button of a bulletin can do. Thread-safe; {@link #offered} is quick. */
public final class Muting {
    private final StoredBulletins store;
    private final Bulletins bulletins;
    private final Sightings sightings;
    private final Mutes mutes;
    private final List<String> clusters;
    private final MuteView view;

    /** @param clusters that can be looked at, by name */
    public Muting(
            StoredBulletins store,
            Bulletins bulletins,
            Sightings sightings,
            Mutes mutes,
            List<String> clusters,
            MuteView view) {
        this.store = store;
        this.bulletins = bulletins;
        this.sightings = sightings;
        this.mutes = mutes;
        this.clusters = List.copyOf(clusters);
        this.view = view;
    }

    /** A finding that can be muted, by its id. */
    public record Choice(String cluster, String finding) {}

    /** @return what the bulletin tells of and nobody has muted; none if there is no such bulletin */
    public List<Choice> offered(String bulletin) {
        return store.find(bulletin).stream()
                .flatMap(b -> clusters.stream().filter(b::concerns))
                .flatMap(cluster -> {
                    var muted = mutes.of(cluster).keySet();
                    return sightings.findings(cluster).stream()
                            .filter(finding -> !muted.contains(finding))
                            .map(finding -> new Choice(cluster, finding));
                })
                .toList();
    }

    /** @return what to say below the bulletin */
    public Reply mute(String bulletin, Choice choice, Duration length, Person by, String reason, Language language) {
        Instant until = mutes.mute(choice.cluster(), choice.finding(), length, by, reason);
        bulletins.seen(choice.cluster());
        Optional<Bulletin> there = store.find(bulletin);
        there.ifPresent(b -> bulletins.soon(b.id()));
        return view.muted(choice.cluster(), choice.finding(), new Situation.Muted(until, by.user(), reason), language);
    }

    /** @return what to say where it was muted */
    public Reply unmute(Choice choice, Person by, Language language) {
        mutes.unmute(choice.cluster(), choice.finding());
        bulletins.seen(choice.cluster());
        return view.unmuted(choice.cluster(), choice.finding(), by.user(), language);
    }
}
