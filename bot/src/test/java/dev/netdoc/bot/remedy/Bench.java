package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.approval.ApprovalPolicy;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Checks;
import dev.netdoc.bot.approval.Colleagues;
import dev.netdoc.bot.approval.FixLog;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One process of netdoc over a store and a stand-in: as in production, but on the caller's own thread. */
final class Bench implements AutoCloseable {
    static final Person ASKER = new Person("T1", "UASKER");
    static final Person APPROVER = new Person("T1", "UAPPROVER");
    private static final ApprovalPolicy POLICY =
            new ApprovalPolicy(true, Optional.of("T1"), Set.of("UAPPROVER"), Map.of(), true, Duration.ofMinutes(30));

    /** Asked anew each time, as in production. */
    ApprovalPolicy policy = POLICY;

    final Store store;
    final Audit audit;
    final StoredApprovals approvals;
    final ConfigDoctor doctor;
    final FixRunner runner;
    final Knowledge knowledge;
    private final ApiServer server;

    /** @param self as what it signs the fixes that it holds */
    Bench(Path database, Patient cluster, InstantSource clock, Calls calls, Runner self) {
        store = Store.open(database);
        audit = new Audit(store, clock);
        server = cluster.connect();
        ClusterWriter writer = new LiveClusterWriter(server, clock);
        approvals = new StoredApprovals(
                store,
                audit,
                clock,
                () -> policy,
                new Checks(new Colleagues(), new ClusterReview(Map.of("prod", writer)), plan -> false),
                new ClusterRehearsal(Map.of("prod", writer)));
        doctor = new ConfigDoctor(cluster::holds, cluster::fix, clock);
        knowledge = new Knowledge(cluster.fix().map(FixPlan::id).orElseThrow());
        var target = new FixTarget(calls.around(Cluster.class, doctor), calls.around(ClusterWriter.class, writer));
        runner = new FixRunner(
                calls.around(FixLog.class, approvals.fixLog(self)),
                Map.of("prod", target),
                Map.of(knowledge.id(), knowledge),
                doctor,
                clock,
                cluster.pace(),
                Runnable::run);
    }

    static Bench over(Path database, Patient cluster, InstantSource clock) {
        return over(database, cluster, clock, Calls.UNHEARD);
    }

    /** The only one that lives. */
    static Bench over(Path database, Patient cluster, InstantSource clock, Calls calls) {
        return new Bench(database, cluster, clock, calls, new Runner("bench-" + UUID.randomUUID(), other -> true));
    }

    Proposal propose(Patient cluster) {
        var proposed = approvals.propose("prod", cluster.fix().orElseThrow(), ASKER, Language.EN);
        assertThat(proposed).isInstanceOf(Proposed.Open.class);
        return ((Proposed.Open) proposed).proposal();
    }

    Proposal approve(Proposal proposal) {
        assertThat(approvals.approve(proposal.id(), proposal.digest(), APPROVER))
                .isInstanceOf(Click.Accepted.class);
        return now(proposal);
    }

    Proposal now(Proposal proposal) {
        return approvals.find(proposal.id()).orElseThrow();
    }

    List<String> actions() {
        assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
        return audit.records(Instant.EPOCH).stream()
                .map(AuditRecord::entry)
                .map(entry -> entry.action())
                .toList();
    }

    @Override
    public void close() {
        approvals.close();
        store.close();
        server.close();
    }
}
