package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;

/** The newest 10,000 times between sending an envelope and its acknowledgement. Not thread-safe. */
final class Latencies {
    private final long[] micros = new long[10_000];
    private long count;

    void add(long nanos) {
        micros[(int) (count++ % micros.length)] = nanos / 1_000;
    }

    ObjectNode json() {
        long[] sorted = Arrays.copyOf(micros, (int) Math.min(count, micros.length));
        Arrays.sort(sorted);
        return Json.object()
                .put("count", count)
                .put("p50_ms", at(sorted, 0.50))
                .put("p99_ms", at(sorted, 0.99))
                .put("max_ms", at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        if (sorted.length == 0) {
            return 0;
        }
        int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, index)] / 1_000.0;
    }
}
