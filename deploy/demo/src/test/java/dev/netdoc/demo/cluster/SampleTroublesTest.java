package dev.netdoc.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.demo.workspace.Troubles;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.observe.FactObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleTroublesTest {
    private static final DroolsDoctor DOCTOR = DroolsDoctor.load();

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        "flannel, address-leak, flannel-ip-leak",
        "terway-shared, vswitch-exhausted, terway-vswitch-ip-exhausted"
    })
    void addsOneFindingAndTakesItAway(String cluster, String trouble, String finding) throws Exception {
        try (SampleClusters samples = start(false);
                var troubles = SampleTroubles.of(samples)) {
            assertThat(troubles.all()).noneMatch(Troubles.Trouble::on);
            List<String> before = findings(samples, cluster);
            assertThat(before).doesNotContain(finding);

            troubles.set(cluster, trouble, true);
            assertThat(troubles.all())
                    .filteredOn(Troubles.Trouble::on)
                    .extracting(Troubles.Trouble::name)
                    .containsExactly(trouble);
            // Longer than a pod takes to start: these do not.
            Awaitility.await()
                    .during(Duration.ofMillis(300))
                    .until(() -> findings(samples, cluster).contains(finding));
            List<String> with = findings(samples, cluster);
            assertThat(with).hasSize(before.size() + 1).containsAll(before);

            troubles.set(cluster, trouble, false);
            assertThat(findings(samples, cluster)).isEqualTo(before);
            assertThat(troubles.all()).noneMatch(Troubles.Trouble::on);
        }
    }

    @Test
    void lastsWhileTheClusterIsAway() {
        try (SampleClusters samples = start(false);
                var troubles = SampleTroubles.of(samples)) {
            troubles.set("flannel", "address-leak", true);
        }
        try (SampleClusters samples = start(true);
                var troubles = SampleTroubles.of(samples)) {
            assertThat(troubles.all())
                    .filteredOn(Troubles.Trouble::on)
                    .extracting(Troubles.Trouble::name)
                    .containsExactly("address-leak");
            troubles.set("flannel", "address-leak", false);
            assertThat(troubles.all()).noneMatch(Troubles.Trouble::on);
        }
    }

    @Test
    void isToldOfAgainWhileItLasts() {
        var now = new AtomicReference<>(Instant.now());
        try (SampleClusters samples = SampleClusters.start(directory, false, Duration.ofMillis(50), now::get);
                var troubles = new SampleTroubles(samples, now::get)) {
            troubles.set("flannel", "address-leak", true);
            Instant later = now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
            troubles.again();
            var event = samples.cluster("flannel")
                    .objects()
                    .find("v1", "Event", "booking", "search-7f5b9c6d48-m2x8d.sandbox")
                    .orElseThrow();
            assertThat(Instant.parse(event.path("lastTimestamp").asText())).isAfter(later.minusSeconds(2));
            assertThat(event.path("count").asInt()).isEqualTo(48);
        }
    }

    @Test
    void saysWhichTroublesThereAre() {
        try (SampleClusters samples = start(false);
                var troubles = SampleTroubles.of(samples)) {
            assertThatThrownBy(() -> troubles.set("flannel", "flood", true))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("address-leak for flannel");
        }
    }

    private List<String> findings(SampleClusters samples, String name) throws Exception {
        try (var server =
                new KubeConfigs(Map.of(), directory).open(Optional.of(samples.readerKubeconfig()), Optional.of(name))) {
            var cluster = new LiveCluster(name, server, () -> new FactObserver(name, InstantSource.system()));
            return DOCTOR.diagnose(cluster.gather(Cluster.Progress.SILENT)).findings().stream()
                    .map(Finding::id)
                    .toList();
        }
    }

    private SampleClusters start(boolean resume) {
        return SampleClusters.start(directory, resume, Duration.ofMillis(50), InstantSource.system());
    }
}
