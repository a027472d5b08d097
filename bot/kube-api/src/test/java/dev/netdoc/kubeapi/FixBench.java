package dev.netdoc.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.approval.ApprovalPolicy;
import dev.netdoc.bot.approval.Approvals.Click;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Checks;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.Runner;
import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.bot.remedy.ClusterRehearsal;
import dev.netdoc.bot.remedy.FixRunner;
import dev.netdoc.bot.remedy.FixTarget;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.Aftermath;
import dev.netdoc.rules.fix.Fix;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.fix.Proof;
import dev.netdoc.rules.fix.Target;
import dev.netdoc.rules.observe.FactObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** One process of netdoc with a store of its own, as in production, but on the test's own thread. */
final class FixBench implements AutoCloseable {
    private static final String CLUSTER = "prod";
    private static final Person ASKER = new Person("T1", "UASKER");
    private static final Person APPROVER = new Person("T1", "UAPPROVER");
    /** Everybody is a full member; who may approve is tested elsewhere. */
    private static final Checks EVERYBODY = new Checks(
            new Members() {
                @Override
                public Found<Standing> standing(Person person) {
                    return new Found.Known<>(Standing.FULL);
                }

                @Override
                public Found<Set<String>> group(String id) {
                    return new Found.Known<>(Set.of());
                }
            },
            (cluster, user, plan) -> Optional.empty(),
            plan -> false);

    private static final ApprovalPolicy POLICY = new ApprovalPolicy(
            true, Optional.of("T1"), Set.of(APPROVER.user()), Map.of(), true, Duration.ofMinutes(30));
    /** Of waiting, each a moment: none of the fixes needs as many. */
    private static final int PAUSES = 100;

    private final List<ApiServer> servers;
    private final Store store;
    private final StoredApprovals approvals;
    private final LiveCluster cluster;
    private final Doctor doctor;
    private final FixRunner runner;

    /** The kubeconfig files of a fix: who reads, who tries the change out when it is proposed, and who makes it. */
    record Identities(Path reader, Path proposer, Path actor) {}

    /**
     * @param folder for its store
     * @param meddling what comes between the runner and the cluster
     * @param meanwhile what happens whenever the runner waits
     */
    FixBench(
            Path folder,
            Identities identities,
            Doctor doctor,
            UnaryOperator<ClusterWriter> meddling,
            Runnable meanwhile)
            throws IOException {
        var clock = InstantSource.system();
        var configs = new KubeConfigs(Map.of(), folder);
        servers = List.of(identities.reader(), identities.proposer(), identities.actor()).stream()
                .map(file -> configs.open(Optional.of(file), Optional.empty()))
                .toList();
        this.doctor = doctor;
        cluster = new LiveCluster(CLUSTER, servers.getFirst(), () -> new FactObserver(CLUSTER, clock));
        store = Store.open(Files.createTempDirectory(folder, "bench").resolve("netdoc.db"));
        var rehearsal = new ClusterRehearsal(Map.of(CLUSTER, new LiveClusterWriter(servers.get(1), clock)));
        approvals = new StoredApprovals(store, new Audit(store, clock), clock, () -> POLICY, EVERYBODY, rehearsal);
        ClusterWriter writer = meddling.apply(new LiveClusterWriter(servers.get(2), clock));
        var pauses = new AtomicInteger();
        var lastProof = new AtomicReference<String>("not asked for");
        runner = new FixRunner(
                approvals.fixLog(Runner.here()),
                Map.of(CLUSTER, new FixTarget(cluster, writer)),
                remembering(lastProof),
                doctor,
                clock,
                time -> {
                    assertThat(pauses.incrementAndGet())
                            .as("pauses; the last proof: %s", lastProof)
                            .isLessThan(PAUSES);
                    Thread.sleep(5);
                    meanwhile.run();
                },
                Runnable::run);
    }

    /** {@return all fixes, which note what they say of a proof} */
    private static Map<String, Fix> remembering(AtomicReference<String> lastProof) {
        return Fixes.byId().values().stream().collect(Collectors.toUnmodifiableMap(Fix::id, fix -> new Fix() {
            @Override
            public String id() {
                return fix.id();
            }

            @Override
            public Optional<FixPlan> plan(Target target, Facts facts) {
                return fix.plan(target, facts);
            }

            @Override
            public Proof proof(FixPlan plan, Aftermath now) {
                Proof proof = fix.proof(plan, now);
                lastProof.set(proof.toString());
                return proof;
            }
        }));
    }

    List<Finding> findings() {
        return doctor.diagnose(cluster.gather(Cluster.Progress.SILENT)).findings();
    }

    /** {@return the proposal of the fix, which the cluster as it is now must ask for} */
    Proposal propose(String fix) {
        List<Finding> findings = findings();
        var plan = findings.stream()
                .flatMap(finding -> finding.fix().stream())
                .filter(one -> one.id().equals(fix))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + fix + " among " + findings));
        return open(approvals.propose(CLUSTER, plan, ASKER, Language.EN));
    }

    Proposal proposeUndo(Proposal done) {
        return open(approvals.proposeUndo(done.id(), done.digest(), ASKER, Language.EN));
    }

    private static Proposal open(Proposed proposed) {
        assertThat(proposed).isInstanceOf(Proposed.Open.class);
        return ((Proposed.Open) proposed).proposal();
    }

    /** {@return the proposal at its end} */
    Proposal carryOut(Proposal open) {
        assertThat(approvals.approve(open.id(), open.digest(), APPROVER)).isInstanceOf(Click.Accepted.class);
        runner.onChange(now(open));
        return now(open);
    }

    Proposal now(Proposal proposal) {
        return approvals.find(proposal.id()).orElseThrow();
    }

    @Override
    public void close() {
        approvals.close();
        store.close();
        servers.forEach(ApiServer::close);
    }
}
