package dev.netdoc.bot.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.FakeDoctor;
import dev.netdoc.bot.incident.LeakingCluster;
import dev.netdoc.bot.store.Leases;
import dev.netdoc.bot.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real watches over a real HTTP API. */
class WatchesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final ClusterWatch.Pacing SELDOM =
            new ClusterWatch.Pacing(Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofMinutes(10));

    @TempDir
    Path folder;

    private final AtomicBoolean wanted = new AtomicBoolean(true);
    private LeakingCluster flannel;
    private Store store;

    @BeforeEach
    void open() {
        flannel = new LeakingCluster("flannel", folder);
        store = Store.open(folder.resolve("netdoc.db"));
    }

    @AfterEach
    void close() {
        store.close();
        flannel.close();
    }

    private ClusterWatch watch(String replica, List<Examined> seen) {
        InstantSource clock = InstantSource.system();
        var examinations = new Examinations(
                List.of(flannel.cluster),
                new FakeDoctor(List.of()),
                Executors.newVirtualThreadPerTaskExecutor(),
                SOON,
                clock);
        var watch = new ClusterWatch(
                flannel.cluster,
                examinations,
                new Leases(store, clock, replica),
                wanted::get,
                seen::add,
                SELDOM,
                clock);
        watch.start();
        return watch;
    }

    @Test
    void aClusterIsLookedAtOnceAndThenWhenItChanges() {
        List<Examined> seen = new CopyOnWriteArrayList<>();
        try (ClusterWatch watch = watch("one", seen)) {
            await().atMost(SOON).until(() -> seen.size() == 1);
            await().atMost(SOON).until(this::watched);
            flannel.mend();
            await().atMost(SOON).until(() -> seen.size() > 1);
            assertThat(seen).allMatch(Examined.Seen.class::isInstance);
        }
    }

    private boolean watched() {
        return flannel.api.requests().all().stream().anyMatch(r -> r.query().contains("watch=true"));
    }

    @Test
    void oneReplicaLooksAndAnotherTakesOverWhenItIsGone() {
        List<Examined> first = new CopyOnWriteArrayList<>();
        List<Examined> second = new CopyOnWriteArrayList<>();
        ClusterWatch one = watch("one", first);
        await().atMost(SOON).until(() -> !first.isEmpty());
        try (ClusterWatch two = watch("two", second)) {
            await().during(Duration.ofSeconds(1)).atMost(SOON).until(second::isEmpty);
            one.close();
            await().atMost(SOON).until(() -> !second.isEmpty());
        }
    }

    @Test
    void nobodyLooksAtWhatNobodyWantsToKnow() {
        wanted.set(false);
        List<Examined> seen = new CopyOnWriteArrayList<>();
        try (ClusterWatch watch = watch("one", seen)) {
            await().during(Duration.ofSeconds(2)).atMost(SOON).until(seen::isEmpty);
            assertThat(flannel.api.requests().all()).isEmpty();
        }
    }
}
