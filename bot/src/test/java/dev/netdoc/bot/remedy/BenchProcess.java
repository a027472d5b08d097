package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A bench in a process of its own, over a stand-in in this one. It stands still at each of its calls to the outside. */
final class BenchProcess {
    private static final int KILLED = 128 + 9;

    // What leaves something behind. Killed after any other call it leaves what it had left before.
    private static final Set<String> STEPS = Set.of(
            "claim", "release", "begin", "holdBack", "progress", "changed", "move", "patch", "deletePod", "emitEvent");
    private static final Duration HANGS = Duration.ofMinutes(2);

    // So long that what is written is older, in whole seconds, than what is made because of it.
    private static final Duration A_CALL = Duration.ofMillis(500);

    private final Path folder;
    private final Path errors;
    private final Trial cluster;
    private final TestClock clock;

    /**
     * @param folder holds the store and the kubeconfig
     * @param clock what the stand-in goes by, and from now on the process
     */
    BenchProcess(Path folder, Trial cluster, TestClock clock) {
        this.folder = folder;
        this.errors = folder.resolve("stderr");
        this.cluster = cluster;
        this.clock = clock;
    }

    /**
     * Runs it to its end, or until it was killed with SIGKILL.
     *
     * @param start how it is started
     * @param steps how many go well; it is killed after the next, before it learns that it was done
     * @return that step; empty if it came to its end before
     * @throws AssertionError if it failed or hung
     */
    Optional<String> killAfter(int steps, QuickStart start) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(start.java(BenchMain.class));
        command.add(folder.toString());
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        CompletableFuture<Boolean> hung =
                process.onExit().thenApply(ended -> false).completeOnTimeout(true, HANGS.toSeconds(), TimeUnit.SECONDS);
        hung.thenRun(process::destroyForcibly);
        Optional<String> last = untilKilled(process, steps);
        int code = process.waitFor();
        String how = "to be killed after %d steps, killed after %s, stderr: %s"
                .formatted(steps, last, Files.readString(errors));
        assertThat(hung.join()).as("hung for %s, %s", HANGS, how).isFalse();
        assertThat(code).as(how).isEqualTo(last.isPresent() ? KILLED : 0);
        return last;
    }

    private Optional<String> untilKilled(Process process, int steps) throws IOException {
        int done = 0;
        try (var from = process.inputReader();
                var to = process.outputWriter()) {
            for (String line = from.readLine(); line != null; line = from.readLine()) {
                if (line.startsWith("PT")) {
                    clock.advance(Duration.parse(line));
                    cluster.rest(); // the less it looks in vain, the fewer processes it takes
                } else if (STEPS.contains(line) && done++ == steps) {
                    process.destroyForcibly();
                    return Optional.of(line);
                } else {
                    clock.advance(A_CALL);
                }
                to.write(clock.instant() + "\n");
                to.flush();
            }
            return Optional.empty();
        }
    }
}
