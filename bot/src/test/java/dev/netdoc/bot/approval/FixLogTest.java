package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.FixLog.Begun;
import dev.netdoc.bot.approval.FixLog.ProposalLost;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class FixLogTest {
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Person APPROVER = new Person("T1", "U1");

    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private Store store;
    private Audit audit;
    private StoredApprovals approvals;
    private FixLog here;
    private FixLog there;
    private final Set<String> ended = new HashSet<>();

    FixLogTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void open() {
        store = stores.fresh(folder).get();
        audit = new Audit(store, clock);
        var policy = new ApprovalPolicy(true, Optional.of("T1"), Set.of("U1"), Map.of(), false, Duration.ofMinutes(30));
        approvals = new StoredApprovals(
                store, audit, clock, () -> policy, Colleagues.everybody(), RehearsalOf.passing("prod"));
        here = approvals.fixLog(new Runner("here", other -> false));
        there = approvals.fixLog(new Runner("there", ended::contains));
    }

    @AfterEach
    void close() {
        approvals.close();
        store.close();
    }

    private String approved(FixPlan plan) {
        var proposal = ((Proposed.Open) approvals.propose("prod", plan, APPROVER, Language.EN)).proposal();
        approvals.approve(proposal.id(), proposal.digest(), APPROVER);
        return proposal.id();
    }

    private String approved() {
        return approved(Plans.addCniVersion("u1", "7"));
    }

    private ProposalState state(String id) {
        return approvals.find(id).orElseThrow().state();
    }

    @Test
    void whatNobodyApprovedCannotBeClaimed() {
        var proposal = ((Proposed.Open)
                        approvals.propose("prod", Plans.addCniVersion("u1", "7"), APPROVER, Language.EN))
                .proposal();

        assertThat(here.claim(proposal.id(), LEASE)).isEmpty();
        assertThat(here.underWay()).isEmpty();
    }

    @Test
    void oneProcessAtATimeHoldsAFixUntilItsLeaseIsOver() {
        String id = approved();

        assertThat(here.claim(id, LEASE)).isPresent();
        assertThat(there.claim(id, LEASE)).isEmpty();
        clock.advance(LEASE.plusSeconds(1));
        assertThat(there.claim(id, LEASE)).isPresent();
    }

    @Test
    void whatAProcessHeldThatIsKnownToHaveEndedIsTakenAtOnce() {
        String id = approved();
        here.claim(id, LEASE);
        ended.add("here");

        assertThat(there.claim(id, LEASE)).isPresent();
    }

    @Test
    void whoLostAFixCannotWriteAboutItAnyMore() {
        String id = approved();
        Approved mine = here.claim(id, LEASE).orElseThrow();
        clock.advance(LEASE.plusSeconds(1));
        there.claim(id, LEASE);

        assertThatThrownBy(() -> here.begin(mine, List.of())).isInstanceOf(ProposalLost.class);
        assertThatThrownBy(() -> here.changed(mine, mine.plan().changes().getFirst()))
                .isInstanceOf(ProposalLost.class);
        assertThat(state(id)).isEqualTo(ProposalState.APPROVED);
    }

    @Test
    void everythingWrittenKeepsTheLease() {
        String id = approved();
        Approved mine = here.claim(id, LEASE).orElseThrow();
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(100));
            here.progress(mine, 0, "still at it");
        }
        assertThat(there.claim(id, LEASE)).isEmpty();
    }

    @Test
    void whoLivesKeepsWhatItHoldsWithoutWritingAboutIt() {
        String id = approved();
        here.claim(id, LEASE);
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofSeconds(100));
            here.keep(List.of(id));
            assertThat(there.abandoned()).isEmpty();
        }
        clock.advance(LEASE.plusSeconds(1));

        assertThat(there.abandoned()).containsExactly(id);
    }

    @Test
    void whatWasTakenOverIsNotKept() {
        String id = approved();
        here.claim(id, LEASE);
        clock.advance(LEASE.plusSeconds(1));
        there.claim(id, LEASE);
        here.keep(List.of(id));
        clock.advance(LEASE.plusSeconds(1));

        assertThat(here.abandoned()).containsExactly(id);
    }

    @Test
    void whatWasApprovedAndNeverTakenIsAbandonedAndWhatWaitsIsNot() {
        String id = approved();
        assertThat(there.abandoned()).containsExactly(id);

        Approved mine = here.claim(id, LEASE).orElseThrow();
        here.progress(mine, 0, "waits for another fix");
        here.release(mine);

        assertThat(there.abandoned()).isEmpty();
        assertThat(there.underWay()).containsExactly(id);
    }

    @Test
    void aSecondFixOfTheSameComponentWaits() {
        Approved first = here.claim(approved(), LEASE).orElseThrow();
        Approved second = here.claim(approved(Plans.addCniVersion("u1", "7", "a", "b")), LEASE)
                .orElseThrow();

        assertThat(here.begin(first, List.of())).isEqualTo(new Begun.Yes());
        assertThat(here.begin(second, List.of())).isEqualTo(new Begun.Busy());
        here.move(first, ProposalState.FAILED, "");
        assertThat(here.begin(second, List.of())).isEqualTo(new Begun.Yes());
    }

    @Test
    void aChangeIsRecordedOnceHoweverOftenItIsReported() {
        Approved fix = here.claim(approved(), LEASE).orElseThrow();
        Change change = fix.plan().changes().getFirst();
        assertThat(here.wroteBefore(fix)).isFalse();

        here.changed(fix, change);
        here.changed(fix, change);

        assertThat(here.wroteBefore(fix)).isTrue();
        assertThat(audit.records(Instant.EPOCH).stream()
                        .map(AuditRecord::entry)
                        .filter(e -> e.action().equals("changed")))
                .singleElement()
                .satisfies(e -> assertThat(e.note()).isEqualTo("approved by T1/U1"));
    }

    @Test
    void whatWasUnknownIsRemembered() {
        Approved fix = here.claim(approved(), LEASE).orElseThrow();
        here.begin(fix, List.of("events", "a \"quoted\" one"));

        assertThat(there.unknownBefore(fix)).containsExactly("events", "a \"quoted\" one");
    }

    @Test
    void aStepThatDoesNotExistIsRefusedAndNothingIsRecorded() {
        Approved fix = here.claim(approved(), LEASE).orElseThrow();

        assertThatThrownBy(() -> here.move(fix, ProposalState.VERIFIED, ""))
                .hasMessageContaining("APPROVED to VERIFIED");
        assertThat(audit.records(Instant.EPOCH)).hasSize(2);
    }
}
