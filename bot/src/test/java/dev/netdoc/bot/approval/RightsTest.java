package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.FixLog.Begun;
import dev.netdoc.bot.approval.Limits.Limit;
import dev.netdoc.bot.approval.Members.Standing;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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

/** Who may approve, how many must, and what nobody may. */
@ParameterizedClass
@EnumSource(Stores.class)
class RightsTest {
    private static final Person ASKER = new Person("T1", "UASKER");
    private static final Person ANN = new Person("T1", "UANN");
    private static final Person BOB = new Person("T1", "UBOB");
    private static final Person CHO = new Person("T1", "UCHO");
    private static final ApprovalPolicy GROUP =
            new ApprovalPolicy(true, Optional.of("T1"), Set.of("SOPS", "UCHO"), Map.of(), true, Duration.ofMinutes(30));

    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final Colleagues colleagues = new Colleagues();
    private boolean high;
    private Optional<String> notInTheCluster = Optional.empty();
    private ApprovalPolicy policy = GROUP;
    private Store store;
    private Audit audit;
    private StoredApprovals approvals;

    RightsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void open() {
        store = stores.fresh(folder).get();
        audit = new Audit(store, clock);
        colleagues.group("SOPS", "UANN", "UBOB");
        approvals = new StoredApprovals(
                store,
                audit,
                clock,
                () -> policy,
                new Checks(colleagues, (cluster, user, plan) -> notInTheCluster.map(user.name()::concat), plan -> high),
                RehearsalOf.passing("prod"));
    }

    @AfterEach
    void close() {
        approvals.close();
        store.close();
    }

    private Proposal propose(FixPlan plan) {
        return ((Proposed.Open) approvals.propose("prod", plan, ASKER, Language.EN)).proposal();
    }

    private Proposal propose() {
        return propose(Plans.addCniVersion("u1", "7"));
    }

    private Click approve(Proposal proposal, Person by) {
        return approvals.approve(proposal.id(), proposal.digest(), by);
    }

    private static Reason refusal(Click click) {
        assertThat(click).isInstanceOf(Click.Refused.class);
        return ((Click.Refused) click).reason();
    }

    private static Proposal accepted(Click click) {
        assertThat(click).isInstanceOf(Click.Accepted.class);
        return ((Click.Accepted) click).proposal();
    }

    private List<String> actions() {
        return audit.records(Instant.EPOCH).stream()
                .map(AuditRecord::entry)
                .map(entry -> entry.actor() + " " + entry.action())
                .toList();
    }

    @Test
    void aMemberOfAGroupMayApproveAndOneWhoLeftItMayNotOnceTheAnswerIsOld() {
        assertThat(accepted(approve(propose(Plans.addCniVersion("u1", "7", "a", "b")), ANN))
                        .state())
                .isEqualTo(ProposalState.APPROVED);
        int asked = colleagues.asked();
        colleagues.group("SOPS", "UBOB");
        assertThat(accepted(approve(propose(Plans.addCniVersion("u1", "7", "c", "d")), ANN))
                        .state())
                .isEqualTo(ProposalState.APPROVED);
        assertThat(colleagues.asked()).isEqualTo(asked);

        clock.advance(RecentMembers.KEPT);

        assertThat(refusal(approve(propose(), ANN))).isEqualTo(Reason.NOT_AN_APPROVER);
        assertThat(approve(propose(), BOB)).isInstanceOf(Click.Accepted.class);
    }

    @Test
    void aHighBlastRadiusIsNeverApprovedOnAnOldAnswer() {
        approve(propose(Plans.addCniVersion("u1", "7", "a", "b")), ANN);
        colleagues.group("SOPS", "UBOB");
        high = true;

        assertThat(refusal(approve(propose(), ANN))).isEqualTo(Reason.NOT_AN_APPROVER);
    }

    @Test
    void whatSlackDoesNotSayIsRefusedWithItsReasonAndAskedAgain() {
        colleagues.silent("SOPS");
        Proposal proposal = propose();

        assertThat(approve(proposal, ANN)).isInstanceOfSatisfying(Click.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.MEMBERS_UNKNOWN);
            assertThat(refused.detail()).contains("SOPS", "ratelimited");
        });
        colleagues.silent(CHO);
        assertThat(refusal(approve(proposal, CHO))).isEqualTo(Reason.MEMBERS_UNKNOWN);
        colleagues.group("SOPS", "UANN");
        assertThat(approve(proposal, ANN)).isInstanceOf(Click.Accepted.class);
    }

    @Test
    void guestsStrangersAndDeactivatedAccountsMayNotEvenWhereTheyAreListed() {
        Map<Standing, Reason> refused = Map.of(
                Standing.GUEST, Reason.GUEST,
                Standing.OTHER_WORKSPACE, Reason.OTHER_WORKSPACE,
                Standing.INACTIVE, Reason.INACTIVE);
        Proposal proposal = propose();
        refused.forEach((standing, reason) -> {
            for (Person person : List.of(CHO, ANN)) {
                colleagues.is(person, standing);
                clock.advance(RecentMembers.KEPT);
                assertThat(refusal(approve(proposal, person))).isEqualTo(reason);
                assertThat(refusal(approvals.reject(proposal.id(), proposal.digest(), person, "")))
                        .isEqualTo(reason);
            }
        });
    }

    @Test
    void aHighBlastRadiusTakesTwoDifferentPersonsNeitherOfThemTheRequester() {
        high = true;
        policy = GROUP.with(new Limits(2, Set.of(), 20));
        colleagues.group("SOPS", "UANN", "UBOB", "UASKER");
        Proposal proposal = propose();
        assertThat(proposal.tally()).isEqualTo(Tally.none(2));

        Proposal once = accepted(approve(proposal, ANN));
        assertThat(once.state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(once.tally().votes()).extracting(Tally.Vote::by).containsExactly(ANN);
        assertThat(once.version()).isGreaterThan(proposal.version());
        assertThat(refusal(approve(proposal, ANN))).isEqualTo(Reason.ALREADY_VOTED);
        assertThat(refusal(approve(proposal, ASKER))).isEqualTo(Reason.OWN_REQUEST);

        clock.advance(Duration.ofSeconds(1));
        Proposal twice = accepted(approve(proposal, BOB));
        assertThat(twice.state()).isEqualTo(ProposalState.APPROVED);
        assertThat(twice.tally().votes()).extracting(Tally.Vote::by).containsExactly(ANN, BOB);
        assertThat(actions()).containsExactly("T1/UASKER proposed", "T1/UANN vote", "T1/UBOB approved");
    }

    @Test
    void aVoteOfSomebodyWhoLostTheRightDoesNotCountAtTheEnd() {
        high = true;
        policy = GROUP.with(new Limits(2, Set.of(), 20));
        Proposal proposal = propose();
        approve(proposal, ANN);
        colleagues.group("SOPS", "UBOB");

        Proposal second = accepted(approve(proposal, BOB));

        assertThat(second.state()).isEqualTo(ProposalState.PROPOSED);
        assertThat(second.tally().votes()).extracting(Tally.Vote::by).containsExactly(BOB);
        assertThat(actions()).contains("netdoc vote_void");
        assertThat(accepted(approve(proposal, CHO)).state()).isEqualTo(ProposalState.APPROVED);
    }

    @Test
    void whileAnEarlierVoterCannotBeCheckedNothingIsCounted() {
        high = true;
        policy = GROUP.with(new Limits(2, Set.of(), 20));
        Proposal proposal = propose();
        approve(proposal, ANN);
        colleagues.silent("SOPS");

        assertThat(refusal(approve(proposal, CHO))).isEqualTo(Reason.MEMBERS_UNKNOWN);
        assertThat(approvals.find(proposal.id()).orElseThrow().tally().votes()).hasSize(1);
    }

    @Test
    void theWordsAreCheckedOnTheServer() {
        FixPlan plan = Plans.inWords("REMOVE POLICIES");
        Proposal proposal = propose(plan);

        assertThat(approvals.objection(proposal.id(), proposal.digest(), ANN)).isEmpty();
        assertThat(refusal(approve(proposal, ANN))).isEqualTo(Reason.WRONG_WORDS);
        assertThat(refusal(approvals.approve(proposal.id(), proposal.digest(), ANN, "remove policies")))
                .isEqualTo(Reason.WRONG_WORDS);
        assertThat(approvals.objection(proposal.id(), proposal.digest(), ASKER))
                .get()
                .extracting(Click.Refused::reason)
                .isEqualTo(Reason.NOT_AN_APPROVER);
        assertThat(accepted(approvals.approve(proposal.id(), proposal.digest(), ANN, "REMOVE POLICIES"))
                        .state())
                .isEqualTo(ProposalState.APPROVED);
    }

    @Test
    void whatTookWordsTakesWordsOfItsOwnToTakeBack() {
        FixLog log = approvals.fixLog(new Runner("here", other -> false));
        Proposal proposal = propose(Plans.inWords("REMOVE POLICIES"));
        approvals.approve(proposal.id(), proposal.digest(), ANN, "REMOVE POLICIES");
        Approved fix = log.claim(proposal.id(), Duration.ofMinutes(2)).orElseThrow();
        log.begin(fix, List.of());
        log.changed(fix, fix.plan().changes().getFirst());
        log.move(fix, ProposalState.VERIFYING, "");
        log.move(fix, ProposalState.VERIFIED, "");

        Proposal back = ((Proposed.Open) approvals.proposeUndo(proposal.id(), proposal.digest(), ASKER, Language.EN))
                .proposal();
        for (String words : List.of("", "REMOVE POLICIES")) {
            assertThat(refusal(approvals.approve(back.id(), back.digest(), ANN, words)))
                    .isEqualTo(Reason.WRONG_WORDS);
        }
        assertThat(accepted(approvals.approve(back.id(), back.digest(), ANN, "undo: REMOVE POLICIES"))
                        .state())
                .isEqualTo(ProposalState.APPROVED);
    }

    @Test
    void whereTheClusterIsAskedAnApproverNeedsAUserThereWhoMayDoIt() {
        policy = GROUP.with(
                new KubernetesUsers(Set.of("prod"), Map.of("UANN", new KubernetesUser("ann@example.com", List.of()))));
        Proposal proposal = propose();

        assertThat(refusal(approve(proposal, BOB))).isEqualTo(Reason.NO_KUBERNETES_USER);
        notInTheCluster = Optional.of(" may not patch configmaps");
        assertThat(approve(proposal, ANN)).isInstanceOfSatisfying(Click.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.NOT_ALLOWED_IN_CLUSTER);
            assertThat(refused.detail()).isEqualTo("ann@example.com may not patch configmaps");
        });
        notInTheCluster = Optional.empty();
        assertThat(approve(proposal, ANN)).isInstanceOf(Click.Accepted.class);
    }

    @Test
    void whenItIsToBeginTheClusterIsAskedAboutEverybodyWhoApproved() {
        high = true;
        policy = GROUP.with(new Limits(2, Set.of(), 20))
                .with(new KubernetesUsers(
                        Set.of("prod"),
                        Map.of(
                                "UANN", new KubernetesUser("ann@example.com", List.of()),
                                "UBOB", new KubernetesUser("bob@example.com", List.of()))));
        FixLog log = approvals.fixLog(new Runner("here", other -> false));
        Proposal proposal = propose();
        approve(proposal, ANN);
        approve(proposal, BOB);
        Approved fix = log.claim(proposal.id(), Duration.ofMinutes(2)).orElseThrow();
        assertThat(log.objection(fix)).isEmpty();

        notInTheCluster = Optional.of(" may not patch configmaps");
        Limit limit = log.objection(fix).orElseThrow();
        assertThat(limit)
                .isEqualTo(new Limit.ApproverMayNot("ann@example.com", "ann@example.com may not patch configmaps"));
        assertThat(heldBack(log, fix, limit)).isEqualTo(limit);

        policy = policy.with(KubernetesUsers.NOT_ASKED);
        assertThat(log.objection(fix)).isEmpty();
    }

    /** {@return what the store remembers of it} */
    private Limit heldBack(FixLog log, Approved fix, Limit limit) {
        log.holdBack(fix, limit);
        Proposal end = approvals.find(fix.id()).orElseThrow();
        assertThat(end.state()).isEqualTo(ProposalState.FAILED);
        assertThat(end.detail()).isEqualTo(limit.reason() + "; nothing was written");
        return end.limit().orElseThrow();
    }

    @Test
    void nothingInAProtectedNamespaceIsProposedOrBegun() {
        FixLog log = approvals.fixLog(new Runner("here", other -> false));
        Proposal proposal = propose();
        approve(proposal, ANN);
        Approved fix = log.claim(proposal.id(), Duration.ofMinutes(2)).orElseThrow();
        policy = GROUP.with(new Limits(1, Set.of("kube-system"), 20));

        assertThat(approvals.propose("prod", Plans.addCniVersion("u1", "7", "a", "b"), ASKER, Language.EN))
                .isEqualTo(new Proposed.Withheld(new Limit.Protected("kube-system")));
        var limit = new Limit.Protected("kube-system");
        assertThat(log.begin(fix, List.of())).isEqualTo(new Begun.Limited(limit));
        assertThat(heldBack(log, fix, limit)).isEqualTo(limit);
    }

    @Test
    void aFullDayEndsWhenTheOldestFixIsADayOld() {
        policy = GROUP.with(new Limits(1, Set.of(), 1));
        FixLog log = approvals.fixLog(new Runner("here", other -> false));
        Proposal first = propose(Plans.addCniVersion("u1", "7", "a", "b"));
        Proposal second = propose(Plans.addCniVersion("u1", "7", "c", "d"));
        approve(first, ANN);
        approve(second, ANN);
        Approved one = log.claim(first.id(), Duration.ofMinutes(2)).orElseThrow();
        Approved other = log.claim(second.id(), Duration.ofMinutes(2)).orElseThrow();
        Instant next = clock.instant().plus(Duration.ofHours(24));

        assertThat(log.begin(one, List.of())).isEqualTo(new Begun.Yes());
        log.move(one, ProposalState.FAILED, "");
        var limit = new Limit.DayIsFull(1, next);
        assertThat(log.begin(other, List.of())).isEqualTo(new Begun.Limited(limit));
        assertThat(heldBack(log, other, limit)).isEqualTo(limit);
        assertThat(approvals.propose("prod", Plans.addCniVersion("u1", "7"), ASKER, Language.EN))
                .isEqualTo(new Proposed.Withheld(limit));
        clock.advance(Duration.ofHours(24));
        assertThat(approvals.propose("prod", Plans.addCniVersion("u1", "7"), ASKER, Language.EN))
                .isInstanceOf(Proposed.Open.class);
    }
}
