package dev.netdoc.bot.bench;

import dev.netdoc.bot.Clusters;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** One cold reading and diagnosis of a cluster, with the classes that {@code diagnose} uses; prints one line of a table. */
final class GatherOnce {
    private GatherOnce() {}

    /** Arguments: kubeconfig, what to call it. */
    public static void main(String[] args) {
        long begun = ManagementFactory.getRuntimeMXBean().getStartTime();
        Cluster cluster = new Clusters(Map.of(), InstantSource.system(), List.of())
                .open(Optional.empty(), Optional.of(Path.of(args[0])), Optional.empty());
        Facts facts = cluster.gather(Cluster.Progress.SILENT);
        long gathered = System.currentTimeMillis();
        DroolsDoctor doctor = DroolsDoctor.load();
        long loaded = System.currentTimeMillis();
        Diagnosis diagnosis = doctor.diagnose(facts);
        long done = System.currentTimeMillis();
        System.out.printf(
                Locale.ROOT,
                "| %s | %,d | %.1f | %.1f | %.1f | %.1f | %d | %s |%n",
                args[1],
                facts.all().size(),
                (gathered - begun) / 1000.0,
                (loaded - gathered) / 1000.0,
                (done - loaded) / 1000.0,
                (done - begun) / 1000.0,
                peak() / 1_000_000,
                diagnosis.findings().stream().map(Finding::id).distinct().collect(Collectors.joining(" ")));
        System.exit(0);
    }

    /** {@return the most heap that was in use at the same time, or a little more: the pools peak one after the other} */
    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(java.lang.management.MemoryUsage::getUsed)
                .sum();
    }
}
