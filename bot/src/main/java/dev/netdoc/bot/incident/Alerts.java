package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.ClusterNames;
import dev.netdoc.bot.incident.Bulletin.Kind;
import dev.netdoc.bot.incident.Bulletin.State;
import dev.netdoc.knowledge.Language;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Groups of alerts: one message a group, kept true until the group is resolved. Thread-safe. */
public final class Alerts {
    private static final int KEY_BYTES = 12;

    private final Post post;
    private final StoredBulletins store;
    private final Bulletins bulletins;
    private final List<String> clusters;
    private final ClusterNames names;

    /**
     * @param channel where alerts are posted
     * @param cluster that alerts are about which name none; empty for all
     */
    public record Post(String channel, Optional<String> cluster, Language language) {}

    public Alerts(Post post, StoredBulletins store, Bulletins bulletins, List<String> clusters) {
        this.post = post;
        this.store = store;
        this.bulletins = bulletins;
        this.clusters = List.copyOf(clusters);
        this.names = new ClusterNames(clusters);
    }

    /** Takes in a notification; what it brings is shown soon. */
    public void take(AlertGroup group) {
        String subject = "alert/" + hash(group.groupKey());
        Optional<Bulletin> open = store.last(subject).filter(b -> b.state() == State.OPEN);
        if (open.isEmpty() && !group.firing()) {
            return;
        }
        Bulletin bulletin = open.or(() -> store.open(
                        Kind.ALERT, subject, post.channel(), concerned(group), post.language(), group.json()))
                .or(() -> store.last(subject))
                .orElseThrow();
        store.detail(bulletin.id(), group.json());
        bulletins.soon(bulletin.id());
    }

    private List<String> concerned(AlertGroup group) {
        Optional<String> labelled = Optional.ofNullable(group.commonLabels().get("cluster"));
        return labelled.filter(clusters::contains)
                .or(() -> names.in(group.text()).map(ClusterNames.Named::cluster))
                .or(post::cluster)
                .map(List::of)
                .orElse(List.of());
    }

    private static String hash(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(hash, KEY_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
