package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.SituationView;
import dev.netdoc.bot.incident.Bulletin.Kind;
import dev.netdoc.bot.incident.Bulletin.State;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes in what each look at a cluster brought: critical findings that are new go to the cluster's channel. Thread-safe. */
public final class NewFindings {
    // What comes back so soon was never gone: the same message turns red again.
    private static final Duration SAME = Duration.ofMinutes(30);

    private final Map<String, Post> posts;
    private final StoredBulletins store;
    private final Bulletins bulletins;
    private final Sightings sightings;
    private final Mutes mutes;
    private final SituationView view;
    private final InstantSource clock;

    /** Where a cluster's findings are posted, and in what language. */
    public record Post(String channel, Language language) {}

    /** @param posts by cluster; clusters without one are only looked at */
    public NewFindings(
            Map<String, Post> posts,
            StoredBulletins store,
            Bulletins bulletins,
            Sightings sightings,
            Mutes mutes,
            SituationView view,
            InstantSource clock) {
        this.posts = Map.copyOf(posts);
        this.store = store;
        this.bulletins = bulletins;
        this.sightings = sightings;
        this.mutes = mutes;
        this.view = view;
        this.clock = clock;
    }

    /** Whether a cluster is worth looking at without being asked. */
    public boolean wanted(String cluster) {
        return posts.containsKey(cluster) || bulletins.concern(cluster);
    }

    public void take(Examined examined) {
        if (examined instanceof Examined.Seen(String cluster, Diagnosis diagnosis)) {
            sightings.take(diagnosis);
            Optional.ofNullable(posts.get(cluster)).ifPresent(post -> post(cluster, diagnosis, post));
        }
        bulletins.seen(examined.cluster());
    }

    private void post(String cluster, Diagnosis diagnosis, Post post) {
        Set<String> muted = mutes.of(cluster).keySet();
        for (Finding finding : diagnosis.findings()) {
            if (finding.severity() == Severity.CRITICAL && !muted.contains(finding.id())) {
                open(cluster, finding, post);
            }
        }
    }

    private void open(String cluster, Finding finding, Post post) {
        String subject = FindingDrafter.subject(cluster, finding.fingerprint());
        Optional<Bulletin> last = store.last(subject);
        if (last.filter(b -> b.state() == State.OPEN || b.state() == State.LEFT).isPresent()) {
            return;
        }
        boolean back = last.filter(b -> b.changedAt().plus(SAME).isAfter(clock.instant()))
                .filter(b -> store.reopen(b.id()))
                .isPresent();
        if (back) {
            bulletins.soon(last.orElseThrow().id());
        } else {
            store.open(
                            Kind.FINDING,
                            subject,
                            post.channel(),
                            List.of(cluster),
                            post.language(),
                            view.summary(cluster, finding, post.language()))
                    .ifPresent(b -> bulletins.soon(b.id()));
        }
    }
}
