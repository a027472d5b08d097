package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StoredProposalListTest {
    private static final Person ANN = new Person("T1", "UANN");
    private static final ApprovalPolicy POLICY =
            new ApprovalPolicy(true, Optional.of("T1"), Set.of("UANN"), Map.of(), false, Duration.ofMinutes(30));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));

    @ParameterizedTest
    @EnumSource(Stores.class)
    void openOnesComeOldestFirstAndEndedOnesLastFirst(Stores stores) {
        try (Store store = stores.fresh(folder).get();
                var approvals = new StoredApprovals(
                        store,
                        new Audit(store, clock),
                        clock,
                        () -> POLICY,
                        Colleagues.everybody(),
                        RehearsalOf.passing("a", "b", "c"))) {
            var list = new StoredProposalList(store);
            assertThat(list.open()).isEmpty();
            Proposal first = propose(approvals, "a");
            Proposal second = propose(approvals, "b");
            Proposal third = propose(approvals, "c");
            assertThat(list.open()).extracting(Proposal::id).containsExactly(first.id(), second.id(), third.id());
            approvals.reject(third.id(), third.digest(), ANN, "no");
            clock.advance(Duration.ofMinutes(1));
            approvals.reject(first.id(), first.digest(), ANN, "no");
            assertThat(list.open()).extracting(Proposal::id).containsExactly(second.id());
            assertThat(list.ended(5)).extracting(Proposal::id).containsExactly(first.id(), third.id());
            assertThat(list.ended(1)).extracting(Proposal::id).containsExactly(first.id());
        }
    }

    private Proposal propose(Approvals approvals, String cluster) {
        clock.advance(Duration.ofSeconds(1));
        return ((Proposed.Open) approvals.propose(cluster, Plans.addCniVersion("u1", "7"), ANN, Language.EN))
                .proposal();
    }
}
