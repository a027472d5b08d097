package dev.netdoc.knowledge.bench;

import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
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

/** One question over the bundled topics: keywords, a chat question and a log line in each language, one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
public class SearchBenchmark {
    private static final List<String> QUESTIONS = List.of(
            "terway vswitch ip exhausted",
            "we restarted coredns and five minutes later half of the lookups time out, why?",
            "level=warning msg=\"Assign private ip address failed: Code: InvalidVSwitchId.IpNotEnough Message: not enough\"",
            "ganti scheduler ipvs",
            "kenapa pod nggak bisa akses service-nya sendiri di cluster flannel",
            "nf_conntrack: table full, dropping packet muncul di dmesg node produksi",
            "排他ENI 確認方法",
            "ノードを追加したのにPodが起動しないのはなぜですか",
            "failed to allocate for range 0: no IP addresses available in range set がイベントに出る",
            "独占 ENI 怎么看",
            "集群建好以后 Pod 网段还能不能改，不想重建",
            "日志里报 cannot find MAC address，Pod 一直起不来");

    @SuppressWarnings("NullAway.Init") // JMH calls open() first
    private Knowledge knowledge;

    private int next;

    @Setup
    public void open() {
        knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT);
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
