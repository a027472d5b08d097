package dev.netdoc.bot.incident;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.Examinations.Cause;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** How clusters stand, with what is remembered of them. One that is slow keeps the others waiting for seconds only. */
public final class Outlook {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Examinations examinations;
    private final Recorder recorder;
    private final Sightings sightings;
    private final Mutes mutes;
    private final Approvals approvals;
    private final Executor executor;
    private final Duration patience;
    private final InstantSource clock;

    /** @param patience how long a post waits for a cluster; what is not there then is told later */
    public Outlook(
            Examinations examinations,
            Recorder recorder,
            Sightings sightings,
            Mutes mutes,
            Approvals approvals,
            Executor executor,
            Duration patience,
            InstantSource clock) {
        this.examinations = examinations;
        this.recorder = recorder;
        this.sightings = sightings;
        this.mutes = mutes;
        this.approvals = approvals;
        this.executor = executor;
        this.patience = patience;
        this.clock = clock;
    }

    /** @return the clusters of a bulletin, in the order of the configuration; looked at now if it is not posted yet */
    List<Situation> of(Bulletin bulletin) {
        boolean first = bulletin.message().isEmpty();
        List<String> names =
                examinations.names().stream().filter(bulletin::concerns).toList();
        List<CompletableFuture<Examined>> looks = names.stream()
                .map(name -> first ? recorded(bulletin, name) : recent(name))
                .toList();
        return IntStream.range(0, names.size())
                .mapToObj(i -> situation(inTime(names.get(i), looks.get(i))))
                .toList();
    }

    private CompletableFuture<Examined> recorded(Bulletin bulletin, String name) {
        return CompletableFuture.supplyAsync(
                        () -> {
                            Examined examined = recorder.look(bulletin.id(), name);
                            if (examined instanceof Examined.Seen seen) {
                                sightings.take(seen.diagnosis());
                            }
                            return examined;
                        },
                        executor)
                .exceptionally(fault -> new Examined.Down(name, Cause.FAILED, ""));
    }

    // The watch has just looked, or is looking.
    private CompletableFuture<Examined> recent(String name) {
        return examinations
                .since(name, clock.instant().minus(patience.multipliedBy(2)))
                .orElseGet(() -> CompletableFuture.completedFuture(new Examined.Down(name, Cause.FAILED, "")));
    }

    private Examined inTime(String name, CompletableFuture<Examined> look) {
        return look.copy()
                .completeOnTimeout(
                        new Examined.Down(name, Cause.LOOKING, ""), patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private Situation situation(Examined examined) {
        String cluster = examined.cluster();
        Instant now = clock.instant();
        return new Situation(
                examined,
                sightings.present(cluster),
                sightings.gone(cluster, now.minus(HOUR)),
                mutes.of(cluster),
                approvals.writable(cluster));
    }
}
