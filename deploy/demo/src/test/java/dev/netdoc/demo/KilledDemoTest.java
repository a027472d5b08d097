package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.cli.Main;
import dev.netdoc.bot.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed between the approval and the proof. */
class KilledDemoTest {
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Duration A_FIX = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("Workspace:\\s+(\\S+)");

    @TempDir
    private Path folder;

    private Optional<Process> running = Optional.empty();

    @SuppressWarnings("NullAway.Init") // JUnit sets the folder
    KilledDemoTest() {}

    @AfterEach
    void end() {
        running.ifPresent(Process::destroyForcibly);
    }

    @Test
    void theFixEndsVerifiedWithOneChange() throws Exception {
        Scripted before = start("first.log");
        String thread = before.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
        String ts = await().atMost(A_FIX)
                .until(
                        () -> Scripted.withButton(before.replies("ask-network", "alex", thread), "approve"),
                        Optional::isPresent)
                .orElseThrow()
                .path("ts")
                .textValue();
        before.click("rina", "ask-network", ts, "approve");
        await().atMost(A_FIX).until(() -> actions().contains("changed"));
        assertThat(actions()).doesNotContain("verified");
        kill();

        Scripted after = start("second.log");
        await().atMost(A_FIX)
                .untilAsserted(() -> assertThat(text(after, thread, ts)).contains("verified"));
        assertThat(actions()).containsOnlyOnce("changed").endsWith("verified");
        // The diagnosis, the proposal, and one line for those who asked and decided.
        await().untilAsserted(() -> assertThat(after.replies("ask-network", "alex", thread))
                .hasSize(3)
                .last()
                .satisfies(told -> assertThat(told.toString()).contains("<@UALEX> <@URINA>")));
    }

    private Scripted start(String logName) throws IOException {
        Path log = folder.resolve(logName);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "demo",
                        "--port",
                        "0",
                        "--state",
                        folder.resolve("state").toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        running = Optional.of(process);
        Matcher address = await().atMost(STARTED).until(() -> ADDRESS.matcher(Files.readString(log)), Matcher::find);
        return new Scripted(address.group(1));
    }

    private void kill() throws InterruptedException {
        Process process = running.orElseThrow();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    private static String text(Scripted chat, String thread, String ts) {
        return chat.replies("ask-network", "alex", thread).stream()
                .filter(m -> m.path("ts").textValue().equals(ts))
                .map((JsonNode m) -> m.path("text").textValue())
                .findFirst()
                .orElse("");
    }

    private List<String> actions() {
        try (Store store = Store.open(folder.resolve("state").resolve("netdoc.db"))) {
            var audit = new Audit(store, InstantSource.system());
            assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
            return audit.records(Instant.EPOCH).stream()
                    .map(AuditRecord::entry)
                    .map(entry -> entry.action())
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }
}
