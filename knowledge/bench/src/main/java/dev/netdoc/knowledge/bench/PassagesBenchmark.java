package dev.netdoc.knowledge.bench;

import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One question over the passages in the folder named by the property {@code passages}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class PassagesBenchmark {
    private static final List<String> QUESTIONS = List.of(
            "how do I use the state hook in a component",
            "rollback a helm release to an earlier revision",
            "cara memakai state di komponen react",
            "bagaimana cara menjadi kontributor proyek open source",
            "コンポーネントの状態を更新する方法",
            "Helm チャートの依存関係を更新したい",
            "怎么在组件里更新状态",
            "什么是服务网格");

    @SuppressWarnings("NullAway.Init") // JMH calls open() first
    private Knowledge knowledge;

    private int next;

    @Setup
    public void open() {
        long start = System.nanoTime();
        var sources = new Knowledge.Sources(false, List.of(Path.of(System.getProperty("passages"))));
        knowledge = LuceneKnowledge.open(sources, ImportProgress.SILENT);
        System.out.printf("%nread and indexed in %.1f s%n", (System.nanoTime() - start) / 1e9);
    }

    @TearDown
    public void close() {
        knowledge.close();
    }

    @Benchmark
    public Answer ask() {
        next = (next + 1) % QUESTIONS.size();
        return knowledge.ask(QUESTIONS.get(next), Optional.empty());
    }
}
