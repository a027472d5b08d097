package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.approval.ApprovalPolicy;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Colleagues;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.observe.FactObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** netdoc with its real doctor and its real fixes over a case: as in production, but on the test's own thread. */
final class CaseBench implements AutoCloseable {
    private static final ApprovalPolicy POLICY =
            new ApprovalPolicy(true, Optional.of("T1"), Set.of("UAPPROVER"), Map.of(), true, Duration.ofMinutes(30));
    /** What a restart waits for comes soon; a proof may wait for long. */
    private static final Duration LONG = Duration.ofSeconds(10);

    final StoredApprovals approvals;
    private final CaseStandin standin;
    private final Doctor doctor;
    private final ApiServer server;
    private final Store store;
    private final Audit audit;
    private final Cluster cluster;
    private final FixRunner runner;
    private Duration patience = LONG;

    CaseBench(CaseStandin standin, Doctor doctor, Path folder) {
        this.standin = standin;
        this.doctor = doctor;
        server = Trial.connect(standin.api, folder, "");
        store = Store.open(folder.resolve("netdoc.db"));
        audit = new Audit(store, standin.clock);
        cluster = new LiveCluster("prod", server, () -> new FactObserver("prod", standin.clock));
        var writer = new LiveClusterWriter(server, standin.clock);
        approvals = new StoredApprovals(
                store,
                audit,
                standin.clock,
                () -> POLICY,
                Colleagues.everybody(),
                new ClusterRehearsal(Map.of("prod", writer)));
        runner = new FixRunner(
                approvals.fixLog(Runner.here()),
                Map.of("prod", new FixTarget(cluster, writer)),
                Fixes.byId(),
                doctor,
                standin.clock,
                this::pause,
                Runnable::run);
    }

    /** Waits a moment for real, so that the cluster gets on, and by the clock at least the whole time. */
    private void pause(Duration time) throws InterruptedException {
        boolean proof = time.compareTo(LONG) >= 0;
        Thread.sleep(proof ? 60 : 25);
        standin.clock.advance(proof ? patience : time);
    }

    /** {@return the finding of this id to which this fix belongs} */
    Finding finding(String id, String fix) {
        List<Finding> findings =
                doctor.diagnose(cluster.gather(Cluster.Progress.SILENT)).findings();
        return findings.stream()
                .filter(f -> f.id().equals(id)
                        && f.fix().map(FixPlan::id).filter(fix::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " with " + fix + " is not among " + findings));
    }

    boolean holds(Finding finding) {
        return doctor.diagnose(cluster.gather(Cluster.Progress.SILENT)).findings().stream()
                .anyMatch(f -> f.fingerprint().equals(finding.fingerprint()));
    }

    Proposal approved(Finding finding) {
        return approved(approvals.propose("prod", finding.fix().orElseThrow(), Bench.ASKER, Language.EN));
    }

    Proposed undo(Proposal done) {
        return approvals.proposeUndo(done.id(), done.digest(), Bench.ASKER, Language.EN);
    }

    Proposal approved(Proposed proposed) {
        assertThat(proposed).isInstanceOf(Proposed.Open.class);
        Proposal open = ((Proposed.Open) proposed).proposal();
        assertThat(approvals.approve(
                        open.id(),
                        open.digest(),
                        Bench.APPROVER,
                        open.plan().confirmation().orElse("")))
                .isInstanceOf(Click.Accepted.class);
        return now(open);
    }

    Proposal carriedOut(Proposal approved) {
        Duration share = approved.plan().verifyWithin().dividedBy(8);
        patience = share.compareTo(LONG) > 0 ? share : LONG;
        runner.onChange(approved);
        return now(approved);
    }

    Proposal now(Proposal proposal) {
        return approvals.find(proposal.id()).orElseThrow();
    }

    /** {@return what the audit tells, in order; its chain holds} */
    List<String> actions() {
        assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
        return audit.records(Instant.EPOCH).stream()
                .map(record -> record.entry().action())
                .toList();
    }

    @Override
    public void close() {
        approvals.close();
        store.close();
        server.close();
    }
}
