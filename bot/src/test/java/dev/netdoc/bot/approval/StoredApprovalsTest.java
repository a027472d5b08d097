package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.Rehearsal.Rehearsed;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class StoredApprovalsTest {
    private static final Person ASKER = new Person("T1", "UASKER");
    private static final Person APPROVER = new Person("T1", "UAPPROVER");
    private static final ApprovalPolicy POLICY = new ApprovalPolicy(
            true,
            Optional.of("T1"),
            Set.of("UAPPROVER", "UASKER"),
            Map.of("locked", Set.of()),
            false,
            Duration.ofMinutes(30));

    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final List<AutoCloseable> open = new ArrayList<>();
    private Supplier<Store> database;
    private Store store;
    private Audit audit;

    StoredApprovalsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void openStore() {
        database = stores.fresh(folder);
        store = database.get();
        audit = new Audit(store, clock);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        store.close();
    }

    private StoredApprovals approvals(ApprovalPolicy policy, Rehearsal rehearsal) {
        var approvals = new StoredApprovals(store, audit, clock, () -> policy, Colleagues.everybody(), rehearsal);
        open.add(approvals);
        return approvals;
    }

    private StoredApprovals approvals(ApprovalPolicy policy) {
        return approvals(policy, RehearsalOf.passing("prod", "locked"));
    }

    private static Proposal propose(Approvals approvals) {
        return propose(approvals, Plans.addCniVersion("u1", "7"));
    }

    private static Proposal propose(Approvals approvals, FixPlan plan) {
        var proposed = approvals.propose("prod", plan, ASKER, Language.JA);
        assertThat(proposed).isInstanceOf(Proposed.Open.class);
        return ((Proposed.Open) proposed).proposal();
    }

    private static Reason refusal(Click click) {
        assertThat(click).isInstanceOf(Click.Refused.class);
        return ((Click.Refused) click).reason();
    }

    @Test
    void aProposalIsReadBackAsItWasWritten() {
        var approvals = approvals(POLICY);
        Proposal written = propose(approvals);
        approvals.shownAt(written.id(), new MessageRef("C1", "1.2", "1.1"));

        Proposal read = approvals.find(written.id()).orElseThrow();

        assertThat(read.plan()).isEqualTo(Plans.addCniVersion("u1", "7"));
        assertThat(read).usingRecursiveComparison().ignoringFields("message").isEqualTo(written);
        assertThat(read.message()).contains(new MessageRef("C1", "1.2", "1.1"));
        assertThat(read.expiresAt()).isEqualTo(clock.instant().plus(Duration.ofMinutes(30)));
        assertThat(read.id()).matches("p-[2-9a-z]{8}");
    }

    @Test
    void anApproverMovesItOnAndTheRecordSaysWhoAndWhere() {
        var approvals = approvals(POLICY);
        Proposal proposal = propose(approvals);
        approvals.shownAt(proposal.id(), new MessageRef("C1", "1.2", "1.1"));

        Click click = approvals.approve(proposal.id(), proposal.digest(), APPROVER);

        assertThat(click).isInstanceOfSatisfying(Click.Accepted.class, accepted -> {
            assertThat(accepted.proposal().state()).isEqualTo(ProposalState.APPROVED);
            assertThat(accepted.proposal().decision().orElseThrow().by()).isEqualTo(APPROVER);
            assertThat(accepted.proposal().version()).isEqualTo(2);
        });
        assertThat(audit.records(Instant.EPOCH))
                .extracting(r -> r.entry().action())
                .containsExactly("proposed", "approved");
        assertThat(audit.records(Instant.EPOCH).getLast().entry().actor()).isEqualTo("T1/UAPPROVER");
        assertThat(audit.records(Instant.EPOCH).getLast().entry().place()).isEqualTo("C1/1.2");
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(2));
    }

    @Test
    void aRejectionKeepsItsReason() {
        var approvals = approvals(POLICY);
        Proposal proposal = propose(approvals);

        assertThat(approvals.reject(proposal.id(), proposal.digest(), APPROVER, "freeze until Monday"))
                .isInstanceOf(Click.Accepted.class);

        Proposal rejected = approvals.find(proposal.id()).orElseThrow();
        assertThat(rejected.state()).isEqualTo(ProposalState.REJECTED);
        assertThat(rejected.decision().orElseThrow().reason()).isEqualTo("freeze until Monday");
        assertThat(refusal(approvals.approve(proposal.id(), proposal.digest(), APPROVER)))
                .isEqualTo(Reason.ALREADY_DECIDED);
    }

    @Test
    void anUnknownIdIsRefused() {
        assertThat(refusal(approvals(POLICY).approve("p-00000000", "x", APPROVER)))
                .isEqualTo(Reason.NO_SUCH_PROPOSAL);
    }

    @Test
    void nobodyButAnApproverOfThisClusterAndThisWorkspaceMayDecide() {
        var approvals = approvals(POLICY);
        Proposal proposal = propose(approvals);

        Map<Person, Reason> strangers = Map.of(
                new Person("T1", "UOTHER"), Reason.NOT_AN_APPROVER,
                new Person("T2", "UAPPROVER"), Reason.OTHER_WORKSPACE,
                new Person("", ""), Reason.OTHER_WORKSPACE);
        strangers.forEach((stranger, reason) -> {
            assertThat(refusal(approvals.approve(proposal.id(), proposal.digest(), stranger)))
                    .as(stranger.toString())
                    .isEqualTo(reason);
            assertThat(refusal(approvals.reject(proposal.id(), proposal.digest(), stranger, "")))
                    .isEqualTo(reason);
        });
        assertThat(approvals.find(proposal.id()).orElseThrow().state()).isEqualTo(ProposalState.PROPOSED);
    }

    @Test
    void whileTheWorkspaceIsNotKnownNobodyMayApprove() {
        Proposal proposal = propose(approvals(POLICY));
        var unsure = approvals(new ApprovalPolicy(
                true, Optional.empty(), POLICY.approvers(), Map.of(), false, Duration.ofMinutes(30)));

        assertThat(refusal(unsure.approve(proposal.id(), proposal.digest(), APPROVER)))
                .isEqualTo(Reason.NOT_AN_APPROVER);
    }

    @Test
    void anEmptyListOfOneClusterMeansNobodyThere() {
        var approvals = approvals(POLICY);

        assertThat(approvals.writable("prod")).isTrue();
        assertThat(approvals.writable("locked")).isFalse();
        assertThat(approvals.propose("locked", Plans.addCniVersion("u1", "7"), ASKER, Language.EN))
                .isInstanceOf(Proposed.NotPossible.class);
    }

    @Test
    void aClusterWithoutWriteAccessIsNotWritable() {
        assertThat(approvals(POLICY, RehearsalOf.passing("other")).writable("prod"))
                .isFalse();
    }

    @Test
    void onceWritingIsSwitchedOffEveryClickIsRefused() {
        Proposal proposal = propose(approvals(POLICY));
        var off = approvals(
                new ApprovalPolicy(false, POLICY.team(), POLICY.approvers(), Map.of(), false, Duration.ofMinutes(30)));

        assertThat(refusal(off.approve(proposal.id(), proposal.digest(), APPROVER)))
                .isEqualTo(Reason.READ_ONLY);
    }

    @Test
    void withTwoPersonsTheRequesterMayRejectButNotApprove() {
        var approvals = approvals(
                new ApprovalPolicy(true, POLICY.team(), POLICY.approvers(), Map.of(), true, Duration.ofMinutes(30)));
        Proposal proposal = propose(approvals);

        assertThat(refusal(approvals.approve(proposal.id(), proposal.digest(), ASKER)))
                .isEqualTo(Reason.OWN_REQUEST);
        assertThat(approvals.reject(proposal.id(), proposal.digest(), ASKER, ""))
                .isInstanceOf(Click.Accepted.class);
    }

    @Test
    void anotherDigestIsNotWhatThePersonSaw() {
        var approvals = approvals(POLICY);
        Proposal proposal = propose(approvals);

        assertThat(refusal(approvals.approve(proposal.id(), "feed", APPROVER))).isEqualTo(Reason.NOT_WHAT_YOU_SAW);
    }

    @Test
    void aLateClickExpiresTheProposal() {
        var approvals = approvals(POLICY);
        Proposal proposal = propose(approvals);
        clock.advance(Duration.ofMinutes(30));

        assertThat(refusal(approvals.approve(proposal.id(), proposal.digest(), APPROVER)))
                .isEqualTo(Reason.EXPIRED);
        assertThat(approvals.find(proposal.id()).orElseThrow().state()).isEqualTo(ProposalState.EXPIRED);
        assertThat(refusal(approvals.approve(proposal.id(), proposal.digest(), APPROVER)))
                .isEqualTo(Reason.EXPIRED);
    }

    @Test
    void theSweepExpiresWhatNobodyDecidedAndNothingElse() {
        var approvals = approvals(POLICY);
        Proposal proposal = propose(approvals);

        assertThat(approvals.expireOverdue()).isZero();
        clock.advance(Duration.ofMinutes(31));
        assertThat(approvals.expireOverdue()).isEqualTo(1);
        assertThat(approvals.expireOverdue()).isZero();
        assertThat(approvals.find(proposal.id()).orElseThrow().state()).isEqualTo(ProposalState.EXPIRED);
    }

    @Test
    void theSameChangesAreProposedOnceUntilTheProposalEnds() {
        var approvals = approvals(POLICY);
        Proposal first = propose(approvals);
        assertThat(propose(approvals).id()).isEqualTo(first.id());

        clock.advance(Duration.ofMinutes(30));
        assertThat(propose(approvals).id()).isNotEqualTo(first.id());
        assertThat(approvals.find(first.id()).orElseThrow().state()).isEqualTo(ProposalState.EXPIRED);
    }

    @Test
    void aRefusedDryRunProposesNothing() {
        var approvals =
                approvals(POLICY, new RehearsalOf(Set.of("prod"), new Rehearsed.Refused("may not patch configmaps")));

        assertThat(approvals.propose("prod", Plans.addCniVersion("u1", "7"), ASKER, Language.EN))
                .isEqualTo(new Proposed.NotPossible("may not patch configmaps"));
        assertThat(audit.records(Instant.EPOCH)).isEmpty();
    }

    @Test
    void theDigestCoversClusterPlanAndDryRun() {
        var plan = Plans.addCniVersion("u1", "7");
        String digest = PlanText.digest("prod", plan, "as planned");

        assertThat(digest)
                .hasSize(64)
                .isEqualTo(PlanText.digest("prod", PlanText.read(PlanText.write(plan)), "as planned"));
        assertThat(digest)
                .isNotEqualTo(PlanText.digest("stage", plan, "as planned"))
                .isNotEqualTo(PlanText.digest("prod", plan, "otherwise"))
                .isNotEqualTo(PlanText.digest("prod", Plans.addCniVersion("u1", "8"), "as planned"));
    }

    @Test
    void listenersHearEveryTransitionInOrderAndAfterTheCommit() throws Exception {
        var approvals = approvals(POLICY);
        List<String> heard = new ArrayList<>();
        var told = new CountDownLatch(2);
        approvals.onChange(p -> {
            throw new IllegalStateException("a listener that fails harms no other");
        });
        approvals.onChange(p -> {
            heard.add(p.state() + " " + approvals.find(p.id()).orElseThrow().state());
            told.countDown();
        });
        Proposal proposal = propose(approvals);
        assertThat(told.await(1, TimeUnit.MILLISECONDS)).isFalse();
        org.awaitility.Awaitility.await().until(() -> told.getCount() == 1);

        approvals.approve(proposal.id(), proposal.digest(), APPROVER);

        assertThat(told.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(heard).containsExactly("PROPOSED PROPOSED", "APPROVED APPROVED");
    }

    @Test
    void ofTwoClicksAtOnceExactlyOneDecides() throws Exception {
        var one = approvals(POLICY);
        try (Store secondProcess = database.get();
                var other = new StoredApprovals(
                        secondProcess,
                        new Audit(secondProcess, clock),
                        clock,
                        () -> POLICY,
                        Colleagues.everybody(),
                        RehearsalOf.passing("prod"));
                var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 50; round++) {
                Proposal proposal = propose(one, Plans.addCniVersion("u1", "7", "before", "after " + round));
                var start = new CyclicBarrier(2);
                Callable<Click> approve = () -> {
                    start.await();
                    return one.approve(proposal.id(), proposal.digest(), APPROVER);
                };
                Callable<Click> reject = () -> {
                    start.await();
                    return other.reject(proposal.id(), proposal.digest(), ASKER, "");
                };
                var clicks = List.of(threads.submit(approve), threads.submit(reject));
                oneDecided(List.of(clicks.get(0).get(), clicks.get(1).get()));
            }
            assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(100));
        }
    }

    private static void oneDecided(List<Click> results) {
        assertThat(results).filteredOn(Click.Accepted.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(Click.Refused.class::isInstance)
                .singleElement()
                .satisfies(click -> {
                    assertThat(refusal(click)).isEqualTo(Reason.ALREADY_DECIDED);
                    assertThat(((Click.Refused) click).proposal().orElseThrow().decision())
                            .isPresent();
                });
    }
}
