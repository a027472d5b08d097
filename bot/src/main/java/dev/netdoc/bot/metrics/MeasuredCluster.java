package dev.netdoc.bot.metrics;

import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.trace.Step;
import dev.netdoc.rules.fact.Facts;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Times how long it takes to read a cluster. */
final class MeasuredCluster implements Cluster {
    private final Cluster cluster;
    private final Timer gather;

    MeasuredCluster(Cluster cluster, MeterRegistry registry) {
        this.cluster = cluster;
        this.gather = Timer.builder("netdoc.gather")
                .description("How long it takes to read a cluster, also when that fails")
                .tag("cluster", cluster.name())
                .serviceLevelObjectives(
                        Duration.ofMillis(300),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(60))
                .register(registry);
    }

    @Override
    public String name() {
        return cluster.name();
    }

    @Override
    public Facts gather(Progress progress) {
        long begun = System.nanoTime();
        try {
            return Step.in("gather", step -> {
                step.with("cluster", name());
                Facts facts = cluster.gather(progress);
                step.with("facts", facts.all().size())
                        .with("unknown", facts.unknown().size());
                return facts;
            });
        } finally {
            gather.record(Duration.ofNanos(System.nanoTime() - begun));
        }
    }
}
