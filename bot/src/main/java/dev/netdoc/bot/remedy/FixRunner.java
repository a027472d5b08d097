package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Approved;
import dev.netdoc.bot.approval.FixLog;
import dev.netdoc.bot.approval.FixLog.ProposalLost;
import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.cluster.Pace;
import dev.netdoc.bot.store.StoreUnavailable;
import dev.netdoc.bot.trace.Step;
import dev.netdoc.bot.trace.Traces;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fix.Fix;
import dev.netdoc.rules.fix.RestartPlan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries approved fixes out, from whatever state they are in: every step is in the store before it is taken, so a new
 * process goes on where the last one died. Thread-safe.
 */
public final class FixRunner {
    private static final Logger LOG = LoggerFactory.getLogger(FixRunner.class);
    // Two beats in a row may fail.
    private static final Duration LEASE = Duration.ofSeconds(10);

    static final Duration BEAT = Duration.ofSeconds(3);

    private final FixLog log;
    private final Map<String, FixTarget> targets;
    private final Map<String, Fix> fixes;
    private final Doctor doctor;
    private final InstantSource clock;
    private final Pace pace;
    private final Executor executor;
    private final Traces traces;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * @param targets by cluster name; a fix for another cluster waits until there is one
     * @param fixes by id: what tells whether a fix has done its work
     * @param executor where fixes run, each for minutes; one thread a fix
     * @param traces tell how each fix went, step by step
     */
    public FixRunner(
            FixLog log,
            Map<String, FixTarget> targets,
            Map<String, Fix> fixes,
            Doctor doctor,
            InstantSource clock,
            Pace pace,
            Executor executor,
            Traces traces) {
        this.log = log;
        this.targets = Map.copyOf(targets);
        this.fixes = Map.copyOf(fixes);
        this.doctor = doctor;
        this.clock = clock;
        this.pace = pace;
        this.executor = executor;
        this.traces = traces;
    }

    /** Without traces. */
    public FixRunner(
            FixLog log,
            Map<String, FixTarget> targets,
            Map<String, Fix> fixes,
            Doctor doctor,
            InstantSource clock,
            Pace pace,
            Executor executor) {
        this(log, targets, fixes, doctor, clock, pace, executor, Traces.OFF);
    }

    /** Listens to proposals: an approved one is carried out. */
    public void onChange(Proposal proposal) {
        if (proposal.state() == ProposalState.APPROVED) {
            start(proposal.id());
        }
    }

    /** Takes up what was approved and has not ended: at start, and now and then for what had to wait. */
    public void resume() {
        log.underWay().forEach(this::start);
    }

    /** Says that this process lives, and takes over from one that died. To be called every {@link #BEAT}. */
    public void beat() {
        // What a thread has given up is not kept: whoever looks next takes it over.
        log.keep(running);
        log.abandoned().forEach(this::start);
    }

    private void start(String id) {
        if (running.add(id)) {
            executor.execute(() -> run(id));
        }
    }

    private void run(String id) {
        boolean ended = false;
        try {
            ended = log.claim(id, LEASE).filter(this::traced).isPresent();
        } catch (ProposalLost | StoreUnavailable e) {
            // Nothing can be written down, so nothing more is done; it is taken up again from what is in the store.
            LOG.warn("{} is left as it is: {}", id, e.getMessage());
        } finally {
            running.remove(id);
        }
        if (ended) {
            resume(); // another fix may have waited for this one
        }
    }

    private boolean traced(Approved fix) {
        return traces.trace("fix", step -> {
            step.with("proposal", fix.id()).with("fix", fix.plan().id()).with("cluster", fix.cluster());
            return carryOut(fix);
        });
    }

    /** {@return whether it ended} */
    private boolean carryOut(Approved fix) {
        FixTarget target = targets.get(fix.cluster());
        if (target == null) {
            return settle(fix, new Outcome.Later("this installation has no write access to cluster " + fix.cluster()));
        }
        Fix knowledge = fixes.get(fix.plan().id());
        if (knowledge == null) {
            return settle(
                    fix,
                    Outcome.failed("this version of netdoc does not know the fix "
                            + fix.plan().id() + "; the audit shows what was changed"));
        }
        try {
            return settle(fix, stages(new Job(fix, knowledge, target, log, doctor, clock, pace)));
        } catch (ProposalLost | StoreUnavailable e) {
            throw e;
        } catch (RuntimeException | LinkageError e) { // a fault of ours: end it visibly rather than try it for ever
            LOG.error("{} stopped", fix, e);
            return settle(fix, Outcome.failed("netdoc itself failed (" + e + "); the audit shows what was changed"));
        }
    }

    private Outcome stages(Job job) {
        Outcome outcome = new Outcome.GoOn();
        if (state(job) == ProposalState.APPROVED) {
            outcome = step("confirm", () -> confirmAndBegin(job));
        }
        var changes = new ChangeApplication(job);
        return outcome.then(() -> step("change", changes::apply))
                .then(() -> step("restart", () -> restart(job, changes.lastWrite())))
                .then(() -> beginVerifying(job))
                .then(() -> step("verify", () -> new Verification(job, changes.lastWrite()).run(current(job))));
    }

    private static Outcome step(String name, Outcome.Stage stage) {
        return Step.in(name, step -> {
            Outcome outcome = stage.run();
            outcome.tell(step);
            return outcome;
        });
    }

    private Outcome confirmAndBegin(Job job) {
        var confirmation = new Confirmation(job);
        return confirmation.check().then(() -> switch (log.begin(job.fix(), confirmation.unknown())) {
            case FixLog.Begun.Yes() -> new Outcome.GoOn();
            case FixLog.Begun.Limited(Limits.Limit limit) -> new Outcome.HeldBack(limit);
            case FixLog.Begun.Busy() ->
                new Outcome.Later("another fix of the same component is under way; this one waits for it");
        });
    }

    /** In VERIFYING as well: what was left of a restart is finished, and nothing is done twice. */
    private static Outcome restart(Job job, Instant written) {
        Outcome outcome = new Outcome.GoOn();
        int done = 0;
        for (RestartPlan one : job.fix().plan().restarts()) {
            Restart restart = restart(job, one, done, written);
            outcome = outcome.then(restart::run);
            if (!(outcome instanceof Outcome.GoOn)) {
                break;
            }
            done += restart.done();
        }
        return outcome;
    }

    private static Restart restart(Job job, RestartPlan plan, int before, Instant written) {
        return switch (plan.way()) {
            case ROLLS_ITSELF -> new OwnRollout(job, plan, before, written);
            // With a change, every pod that does not know it; without one, the pods that were approved and no others.
            case PACED_DELETE ->
                new PacedRestart(
                        job,
                        plan,
                        before,
                        job.fix().plan().changes().isEmpty() ? Rollout.of(plan.pods()) : Rollout.since(written));
        };
    }

    private Outcome beginVerifying(Job job) {
        if (state(job) == ProposalState.APPLYING) {
            log.move(
                    job.fix(),
                    ProposalState.VERIFYING,
                    "looking again until it is proven, for at most "
                            + job.fix().plan().verifyWithin().toMinutes() + " min");
        }
        return new Outcome.GoOn();
    }

    private boolean settle(Approved fix, Outcome outcome) {
        outcome.tell(Step.current());
        switch (outcome) {
            case Outcome.GoOn() -> throw new IllegalStateException("the last stage does not go on");
            case Outcome.Stop(ProposalState state, String why) -> log.move(fix, state, why);
            case Outcome.HeldBack(Limits.Limit limit) -> log.holdBack(fix, limit);
            case Outcome.Later(String why) -> {
                LOG.info("{} waits: {}", fix, why);
                log.find(fix.id()).ifPresent(p -> log.progress(fix, p.restarted(), why));
                log.release(fix);
                return false;
            }
        }
        return true;
    }

    private ProposalState state(Job job) {
        return current(job).state();
    }

    private Proposal current(Job job) {
        return log.find(job.fix().id())
                .orElseThrow(
                        () -> new IllegalStateException("proposal " + job.fix().id() + " vanished from the store"));
    }
}
