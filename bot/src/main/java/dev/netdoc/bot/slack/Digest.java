package dev.netdoc.bot.slack;

import dev.netdoc.bot.conversation.DigestTalk;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.question.OpenQuestion;
import dev.netdoc.bot.slack.Deliveries.Delivery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Posts the questions of the week, once, whichever replica comes to it first. */
final class Digest {
    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);
    // Who was away longer than this posts the next one.
    private static final Duration LATE = Duration.ofHours(12);
    private static final Duration WEEK = Duration.ofDays(7);

    private final KnowledgeCare care;
    private final DigestTalk talk;
    private final Deliveries deliveries;
    private final Posts posts;
    private final BlockRenderer renderer;
    private final InstantSource clock;

    Digest(
            KnowledgeCare care,
            DigestTalk talk,
            Deliveries deliveries,
            Posts posts,
            BlockRenderer renderer,
            InstantSource clock) {
        this.care = care;
        this.talk = talk;
        this.deliveries = deliveries;
        this.posts = posts;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Posts if it is time and nobody has. */
    void post() {
        care.digest().ifPresent(this::post);
    }

    private void post(KnowledgeCare.Digest digest) {
        ZonedDateTime now = clock.instant().atZone(digest.zone());
        ZonedDateTime due = due(now, digest);
        if (Duration.between(due, now).compareTo(LATE) > 0) {
            return;
        }
        String id = String.format(
                Locale.ROOT,
                "digest-%d-W%02d",
                due.get(IsoFields.WEEK_BASED_YEAR),
                due.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        if (!deliveries.claim(new Delivery(id, "", Optional.empty(), ""))) {
            return;
        }
        Instant since = due.toInstant().minus(WEEK);
        List<DigestTalk.Asked> asked =
                care.since(since).stream().map(Digest::asked).toList();
        try {
            Drawn drawn = renderer.draw(
                    talk.digest(asked, since, digest.language()), id + "." + Long.toString(System.nanoTime(), 36));
            posts.post(new Place(digest.channel(), "", ""), drawn, id, "", false);
        } catch (SlackRefused e) {
            LOG.error("the questions of the week could not be posted in {}: {}", digest.channel(), e.getMessage());
        }
        deliveries.done(id);
    }

    /** {@return the last time at or before now at which it was to be posted} */
    static ZonedDateTime due(ZonedDateTime now, KnowledgeCare.Digest digest) {
        ZonedDateTime due = now.with(TemporalAdjusters.previousOrSame(digest.day()))
                .toLocalDate()
                .atTime(digest.hour(), 0)
                .atZone(digest.zone());
        return due.isAfter(now) ? due.minusWeeks(1) : due;
    }

    private static DigestTalk.Asked asked(OpenQuestion question) {
        List<String> meant = question.meant().entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(choice -> choice.getKey() + " (" + choice.getValue() + "×)")
                .toList();
        return new DigestTalk.Asked(
                question.id(), question.text(), question.count(), question.bad(), question.nearest(), meant);
    }
}
