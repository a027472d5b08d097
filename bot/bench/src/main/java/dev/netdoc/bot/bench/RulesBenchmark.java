package dev.netdoc.bot.bench;

import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.Resources;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** All rules over the facts of a cluster, from facts to findings. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 10)
@Measurement(iterations = 5, time = 10)
public class RulesBenchmark {
    private static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    @Param({"TERWAY", "FLANNEL", "GKE"})
    @Nullable
    String plugin;

    /** Four thousand nodes give about 100,000 facts. */
    @Param({"4000"})
    int nodes;

    private @Nullable Facts facts;
    private @Nullable DroolsDoctor doctor;

    @Setup
    public void read() {
        var observer = new FactObserver("large", () -> NOW);
        var cluster = new SyntheticCluster(SyntheticCluster.Plugin.valueOf(Objects.requireNonNull(plugin)), nodes, NOW);
        observer.serverVersion(cluster.plugin().serverVersion());
        cluster.all().forEach(observer::object);
        Resources.all().forEach(observer::complete);
        facts = observer.facts();
        doctor = DroolsDoctor.load();
        System.err.printf("%,d facts%n", facts.all().size());
    }

    @Benchmark
    public Diagnosis diagnose() {
        return Objects.requireNonNull(doctor).diagnose(Objects.requireNonNull(facts));
    }
}
