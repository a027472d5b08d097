package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.FixLog.Begun;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Two processes on one store, everybody at once. */
@ParameterizedClass
@EnumSource(Stores.class)
class ReplicasTest {
    private static final int PROPOSALS = 20;
    private static final int APPROVERS = 50;
    private static final int CLICKS_EACH = 4;
    private static final Duration LEASE = Duration.ofMinutes(2);

    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final List<Replica> replicas = new ArrayList<>();

    private record Replica(Store store, Audit audit, StoredApprovals approvals, FixLog log) {}

    ReplicasTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void start() {
        var database = stores.fresh(folder);
        var everybody = IntStream.range(0, APPROVERS).mapToObj(i -> "U" + i).collect(Collectors.toSet());
        var policy = new ApprovalPolicy(true, Optional.of("T1"), everybody, Map.of(), false, Duration.ofMinutes(30));
        for (String name : List.of("here", "there")) {
            Store store = database.get();
            var audit = new Audit(store, clock);
            var approvals = new StoredApprovals(
                    store, audit, clock, () -> policy, Colleagues.everybody(), RehearsalOf.passing("prod"));
            replicas.add(new Replica(store, audit, approvals, approvals.fixLog(new Runner(name, other -> false))));
        }
    }

    @AfterEach
    void stop() {
        replicas.forEach(replica -> {
            replica.approvals().close();
            replica.store().close();
        });
    }

    private static Person approver(int number) {
        return new Person("T1", "U" + number);
    }

    private Proposal propose(Replica replica, int number) {
        var plan = Plans.addCniVersion("u1", "7", "before", "after " + number);
        return ((Proposed.Open) replica.approvals().propose("prod", plan, approver(0), Language.EN)).proposal();
    }

    private List<Proposal> proposals() {
        return IntStream.range(0, PROPOSALS)
                .mapToObj(i -> propose(replicas.get(i % 2), i))
                .toList();
    }

    /** Starts all at the same moment and waits for each. */
    private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
        try (var threads = Executors.newFixedThreadPool(works.size())) {
            var start = new CyclicBarrier(works.size());
            List<Future<T>> results = new ArrayList<>();
            for (Callable<T> work : works) {
                results.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> result : results) {
                done.add(result.get());
            }
            return done;
        }
    }

    @Test
    void ofManyApproversEachGetsAResultAndEachProposalIsApprovedOnce() throws Exception {
        List<Proposal> proposals = proposals();
        List<Callable<List<Click>>> approvers = IntStream.range(0, APPROVERS)
                .<Callable<List<Click>>>mapToObj(number -> () -> IntStream.range(number, number + CLICKS_EACH)
                        .mapToObj(i -> proposals.get(i % PROPOSALS))
                        .map(p -> replicas.get(number % 2).approvals().approve(p.id(), p.digest(), approver(number)))
                        .toList())
                .toList();

        List<Click> clicks = atOnce(approvers).stream().flatMap(List::stream).toList();

        assertThat(clicks).hasSize(APPROVERS * CLICKS_EACH);
        assertThat(clicks.stream()
                        .flatMap(
                                click -> click instanceof Click.Accepted(Proposal p) ? Stream.of(p.id()) : Stream.of()))
                .containsExactlyInAnyOrderElementsOf(
                        proposals.stream().map(Proposal::id).toList());
        assertThat(clicks.stream()
                        .flatMap(click -> click instanceof Click.Refused refused ? Stream.of(refused) : Stream.of()))
                .allSatisfy(refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.ALREADY_DECIDED);
                    assertThat(refused.proposal().orElseThrow().decision()).isPresent();
                });
        Audit audit = replicas.getFirst().audit();
        assertThat(audit.verify()).isEqualTo(new AuditCheck.Intact(2 * PROPOSALS));
        assertThat(audit.records(Instant.EPOCH).stream()
                        .map(AuditRecord::entry)
                        .filter(e -> e.action().equals("approved"))
                        .map(e -> e.proposal()))
                .doesNotHaveDuplicates()
                .hasSize(PROPOSALS);
    }

    @Test
    void theSameChangesProposedOnBothAreOneProposal() throws Exception {
        for (int round = 0; round < 10; round++) {
            int number = round;
            Function<Replica, Callable<String>> proposing =
                    replica -> () -> propose(replica, number).id();
            assertThat(Set.copyOf(atOnce(replicas.stream().map(proposing).toList())))
                    .hasSize(1);
        }
    }

    @Test
    void ofTwoRunnersOneGetsEachFixAndOneFixOfTheComponentBegins() throws Exception {
        List<Proposal> proposals = proposals();
        proposals.forEach(p -> replicas.getFirst().approvals().approve(p.id(), p.digest(), approver(0)));
        Function<Replica, Callable<List<Approved>>> claiming = replica -> () -> proposals.stream()
                .flatMap(p -> replica.log().claim(p.id(), LEASE).stream())
                .toList();

        List<List<Approved>> claimed = atOnce(replicas.stream().map(claiming).toList());

        assertThat(claimed.stream().flatMap(List::stream).map(Approved::id))
                .containsExactlyInAnyOrderElementsOf(
                        proposals.stream().map(Proposal::id).toList());
        List<Callable<List<Begun>>> beginning = IntStream.range(0, 2)
                .<Callable<List<Begun>>>mapToObj(i -> () -> claimed.get(i).stream()
                        .map(fix -> replicas.get(i).log().begin(fix, List.of()))
                        .toList())
                .toList();
        assertThat(atOnce(beginning).stream().flatMap(List::stream))
                .filteredOn(Begun.Yes.class::isInstance)
                .hasSize(1);
    }
}
