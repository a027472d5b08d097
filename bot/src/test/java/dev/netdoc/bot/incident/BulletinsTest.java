package dev.netdoc.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.AlertView;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.bot.conversation.FakeApprovals;
import dev.netdoc.bot.conversation.FakeKnowledge;
import dev.netdoc.bot.conversation.MuteView;
import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.SituationView;
import dev.netdoc.bot.conversation.TextRenderer;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.incident.Bulletin.Kind;
import dev.netdoc.bot.incident.Bulletin.State;
import dev.netdoc.bot.store.Leases;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.observe.SnapshotReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The real rules over a real HTTP API, and both stores; only the channels are played. */
@ParameterizedClass
@EnumSource(Stores.class)
class BulletinsTest {
    private static final Person ANN = new Person("T1", "U0ANN");
    private static DroolsDoctor doctor;

    private final Stores stores;

    @TempDir
    Path folder;

    private LeakingCluster flannel;
    private Store store;
    private StoredBulletins stored;
    private StoredSnapshots snapshots;
    private Bulletins bulletins;
    private IncidentChannels channels;
    private NewFindings findings;
    private Muting muting;
    private Alerts alerts;
    private Examinations examinations;
    private final FakeBoard board =
            new FakeBoard().with("C1", "inc-4711-checkout", "").with("C2", "random", "");

    BulletinsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeAll
    static void rules() {
        doctor = DroolsDoctor.load();
    }

    @BeforeEach
    void open() {
        flannel = new LeakingCluster("flannel", folder);
        store = stores.fresh(folder).get();
        stored = new StoredBulletins(store, flannel.clock);
        snapshots = new StoredSnapshots(store, flannel.clock);
        var sightings = new Sightings(store);
        var mutes = new Mutes(store, flannel.clock);
        Texts texts = Texts.load();
        var view = new SituationView(doctor, texts);
        examinations = new Examinations(
                List.of(flannel.cluster), doctor, Runnable::run, Duration.ofSeconds(20), flannel.clock);
        var outlook = new Outlook(
                examinations,
                new Recorder(Map.of("flannel", flannel.cluster), doctor, snapshots),
                sightings,
                mutes,
                new FakeApprovals(),
                Runnable::run,
                Duration.ofSeconds(20),
                flannel.clock);
        bulletins = new Bulletins(
                stored,
                board,
                outlook,
                Map.of(
                        Kind.INCIDENT,
                        new IncidentDrafter(view, flannel.clock),
                        Kind.FINDING,
                        new FindingDrafter(view, flannel.clock),
                        Kind.ALERT,
                        new AlertDrafter(new AlertView(doctor, new FakeKnowledge(), texts))),
                new Leases(store, flannel.clock, "one"),
                Runnable::run,
                Duration.ZERO);
        var rules = new IncidentChannels.Rules(List.of(Pattern.compile("^inc-")), Set.of("B0PAGER"), Language.EN);
        channels = new IncidentChannels(rules, stored, bulletins, board, List.of("flannel"));
        findings = new NewFindings(
                Map.of("flannel", new NewFindings.Post("net-prod", Language.EN)),
                stored,
                bulletins,
                sightings,
                mutes,
                view,
                flannel.clock);
        muting = new Muting(stored, bulletins, sightings, mutes, List.of("flannel"), new MuteView(texts));
        alerts = new Alerts(
                new Alerts.Post("alerts", Optional.empty(), Language.EN), stored, bulletins, List.of("flannel"));
    }

    @AfterEach
    void close() {
        store.close();
        flannel.close();
    }

    private static String text(Reply reply) {
        return new TextRenderer(false).render(reply);
    }

    /** What the watch does after a change. */
    private void look() {
        flannel.clock.advance(Duration.ofSeconds(30));
        Examined examined = examinations
                .since("flannel", flannel.clock.instant())
                .orElseThrow()
                .join();
        findings.take(examined);
    }

    private Bulletin incident() {
        return stored.last("channel/C1").orElseThrow();
    }

    @Test
    void anIncidentsChannelGetsTheDiagnosisOnceAndItIsKeptTrue() {
        channels.appeared("C1", false);
        channels.appeared("C1", true);
        assertThat(board.posted)
                .singleElement()
                .satisfies(post -> assertThat(text(post))
                        .contains("🔴 Critical: network of flannel, 1 critical", "flannel", "lost pod addresses")
                        .contains("Changed in the last hour", "event FailedCreatePodSandBox")
                        .contains("Ruled out", "why not"));

        look();
        assertThat(board.updates).as("nothing has changed but the time").isEmpty();

        flannel.mend();
        look();
        assertThat(text(board.shown("C1"))).contains("✅ OK: no network problem found in flannel");
        assertThat(board.below)
                .singleElement()
                .satisfies(told -> assertThat(text(told)).contains("is gone"));

        flannel.leak();
        look();
        assertThat(text(board.shown("C1"))).contains("🔴 Critical");
        assertThat(text(board.below.getLast())).contains("New in flannel");
        assertThat(board.posted)
                .filteredOn(p -> p.fallback().contains("network of"))
                .hasSize(1);
    }

    @Test
    void whatComesBackSoonIsToldByTheMessageAlone() {
        flannel.api.load("""
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: kube-flannel-cfg, namespace: kube-system}
                data:
                  cni-conf.json: '{"cniVersion": "", "name": "cb0", "type": "flannel", "delegate": {}}'
                  net-conf.json: '{"Network": "10.20.0.0/16", "Backend": {"Type": "ali-vpc"}}'
                """);
        channels.appeared("C1", false);
        for (int again = 0; again < 2; again++) {
            flannel.mend();
            look();
            assertThat(text(board.shown("C1"))).doesNotContain("lost pod addresses");
            flannel.leak();
            look();
            assertThat(text(board.shown("C1"))).contains("🔴 Critical");
        }
        assertThat(board.below).isEmpty();

        flannel.mend();
        look();
        flannel.clock.advance(Duration.ofMinutes(31));
        flannel.leak();
        look();
        assertThat(board.below)
                .singleElement()
                .satisfies(told -> assertThat(text(told)).contains("New in flannel"));
    }

    @Test
    void whatWasPostedCanBeConcludedOnceMore() {
        channels.appeared("C1", false);
        StoredSnapshots.Kept kept = snapshots.of(incident().id()).getFirst();
        Path file = folder.resolve("replayed.json");
        snapshots.write(kept, file);
        flannel.mend();
        assertThat(doctor.diagnose(SnapshotReader.read(file)).findings())
                .extracting(Finding::fingerprint)
                .containsExactlyElementsOf(kept.findings())
                .isNotEmpty();
    }

    @Test
    void otherChannelsAreLeftAloneAndPagersMayNameTheirsAsTheyLike() {
        channels.appeared("C2", true);
        channels.appeared("C404", true);
        assertThat(board.posted).isEmpty();
        assertThat(channels.match("random", "U0ANN")).isFalse();
        assertThat(channels.match("random", "B0PAGER")).isTrue();
    }

    @Test
    void whoWasSentAwayComesBackOnlyWhenInvited() {
        channels.appeared("C1", false);
        channels.closed("C1");
        assertThat(incident().state()).isEqualTo(State.LEFT);
        flannel.mend();
        look();
        assertThat(board.updates).isEmpty();
        channels.appeared("C1", false);
        assertThat(board.posted).hasSize(1);
        channels.appeared("C1", true);
        assertThat(board.posted).hasSize(2);
    }

    @Test
    void aDeletedMessageIsPostedAnewAndAClosedChannelIsLeft() {
        channels.appeared("C1", false);
        flannel.mend();
        board.drawing = Noticeboard.Drawing.GONE;
        look();
        assertThat(board.posted).hasSize(2);
        flannel.leak();
        board.drawing = Noticeboard.Drawing.CLOSED;
        look();
        assertThat(incident().state()).isEqualTo(State.LEFT);
    }

    @Test
    void whatAReplicaLeftUnpostedIsTakenUpUnderTheSameJob() {
        assertThat(stored.open(Kind.INCIDENT, "channel/C1", "C1", List.of(), Language.JA, ""))
                .isPresent();
        bulletins.sweep();
        bulletins.sweep();
        assertThat(board.posted)
                .singleElement()
                .satisfies(post -> assertThat(text(post)).contains("重大", "直近 1 時間の変化"));
    }

    @Test
    void whileOneReplicaPostsAnotherDoesNot() {
        Bulletin open = stored.open(Kind.INCIDENT, "channel/C1", "C1", List.of(), Language.EN, "")
                .orElseThrow();
        var another = new Leases(store, flannel.clock, "another");
        assertThat(another.hold("bulletin/" + open.id(), Duration.ofMinutes(2))).isTrue();
        bulletins.sweep();
        look();
        assertThat(board.posted)
                .filteredOn(p -> p.fallback().contains("network of"))
                .isEmpty();
        flannel.clock.advance(Duration.ofMinutes(2));
        bulletins.sweep();
        assertThat(board.posted)
                .filteredOn(p -> p.fallback().contains("network of"))
                .hasSize(1);
    }

    @Test
    void aNewCriticalFindingIsPostedOnceInItsClustersChannel() {
        assertThat(findings.wanted("flannel")).isTrue();
        assertThat(findings.wanted("another")).isFalse();
        look();
        look();
        assertThat(board.posted)
                .singleElement()
                .satisfies(post ->
                        assertThat(text(post)).contains("🔴 Critical in flannel", "failed to allocate for range 0"));

        flannel.mend();
        look();
        assertThat(text(board.shown("net-prod"))).contains("✅ OK, gone from flannel");
        flannel.clock.advance(Duration.ofMinutes(5));
        flannel.leak();
        look();
        assertThat(board.posted).as("so soon it is the same").hasSize(1);
        assertThat(text(board.shown("net-prod"))).contains("🔴 Critical in flannel");

        flannel.mend();
        look();
        flannel.clock.advance(Duration.ofMinutes(31));
        assertThat(stored.open()).isEmpty();
    }

    @Test
    void aMutedFindingIsNotToldOfUntilTheMuteEnds() {
        channels.appeared("C1", false);
        var choice = new Muting.Choice("flannel", "flannel-ip-leak");
        assertThat(muting.offered(incident().id())).contains(choice);
        Reply told = muting.mute(incident().id(), choice, Duration.ofHours(1), ANN, "known <!channel>", Language.EN);
        assertThat(text(told)).contains("flannel-ip-leak", "known");
        assertThat(text(board.shown("C1")))
                .doesNotContain("🔴 Critical")
                .contains("Muted until", "flannel-ip-leak", "known");
        look();
        assertThat(board.posted).as("a muted finding is not posted").hasSize(1);
        assertThat(muting.offered(incident().id())).doesNotContain(choice);

        flannel.clock.advance(Duration.ofHours(1));
        flannel.mend();
        flannel.leak();
        muting.unmute(choice, ANN, Language.EN);
        assertThat(muting.offered(incident().id())).contains(choice);
    }

    private static AlertGroup group(String status, String... alerts) {
        String each = String.join(
                ",",
                List.of(alerts).stream().map(pod -> """
                                {"status":"%s","labels":{"alertname":"KubePodNotReady","namespace":"shop","pod":"%s",
                                "cluster":"flannel","node":"cn-hangzhou.192.168.0.11"},
                                "annotations":{"description":"Pod is not ready"},"startsAt":"2026-11-20T07:50:00Z"}""".formatted(status, pod)).toList());
        return AlertGroup.of("""
                {"version":"4","groupKey":"{}:{alertname=\\"KubePodNotReady\\"}","status":"%s","receiver":"netdoc",
                 "groupLabels":{"alertname":"KubePodNotReady"},
                 "commonLabels":{"alertname":"KubePodNotReady","cluster":"flannel"},
                 "commonAnnotations":{},"externalURL":"http://x","alerts":[%s]}""".formatted(status, each).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aGroupOfAlertsIsOneMessageThatTurnsGreen() {
        alerts.take(group("firing", "cart-new"));
        assertThat(board.posted)
                .singleElement()
                .satisfies(post -> assertThat(text(post))
                        .contains("Alert KubePodNotReady: 1 firing", "flannel", "lost pod addresses"));
        alerts.take(group("firing", "cart-new"));
        assertThat(board.updates).as("the same alert again says nothing new").isEmpty();
        alerts.take(group("firing", "cart-new", "cart-2"));
        assertThat(text(board.shown("alerts"))).contains("2 firing");
        alerts.take(group("resolved", "cart-new", "cart-2"));
        assertThat(text(board.shown("alerts"))).contains("✅ OK: alert KubePodNotReady is resolved");
        alerts.take(group("resolved", "cart-new"));
        assertThat(board.posted).hasSize(1);
        alerts.take(group("firing", "cart-new"));
        assertThat(board.posted).as("what fires anew is told anew").hasSize(2);
    }
}
