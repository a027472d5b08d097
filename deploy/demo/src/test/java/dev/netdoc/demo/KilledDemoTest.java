package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.cli.Main;
import dev.netdoc.bot.store.Store;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
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
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process is killed between an approval and the proof. */
class KilledDemoTest {
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Duration A_FIX = Duration.ofMinutes(3);
    private static final String FLANNEL = "flannel";
    private static final String TERWAY = "terway-exclusive";
    private static final String WORKER = "cn-chengdu.10.61.4.22";
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

    /** All in one demo, for starting a process takes longer than a fix. */
    @Test
    void fixesAndAnUndoAreCarriedOutOnceOverKills() throws Exception {
        Scripted first = start("first.log");
        String flannel = first.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
        String thread = first.say("alex", "ask-network", "@netdoc what is wrong with " + TERWAY + "?");
        first.click("alex", "ask-network", withButton(first, thread, "propose"), "propose");
        withButton(first, thread, "approve");
        ready(false); // a fix is not proven while a node that it touched is not Ready
        String version = approved(first, flannel);
        String timeout = approved(first, thread);
        soon().until(() ->
                actions(FLANNEL).contains("changed") && actions(TERWAY).contains("changed"));
        kill();
        assertThat(List.of(actions(FLANNEL), actions(TERWAY)))
                .allSatisfy(actions -> assertThat(actions).endsWith("applying", "changed"));

        Scripted second = start("second.log");
        toldEnd(second, flannel, version, "✅", 3);
        ready(true);
        // The diagnosis, the finding, the proposal, and one line for those who asked and decided.
        toldEnd(second, thread, timeout, "✅", 4);
        assertThat(podsMade()).isBetween(3L, 4L);
        second.click("alex", "ask-network", timeout, "undo");
        String undo = approved(second, thread);
        soon().until(() -> actions(TERWAY).stream().filter("changed"::equals).count() == 2);
        kill();
        assertThat(actions(TERWAY)).endsWith("applying", "changed");

        Scripted third = start("third.log");
        toldEnd(third, thread, undo, "↩️", 6);
        toldEnd(third, thread, timeout, "↩️", 6);
        assertThat(podsMade()).isBetween(6L, 8L);
        List<String> once = List.of("proposed", "approved", "applying", "changed", "verifying", "verified");
        assertThat(actions(FLANNEL)).isEqualTo(once);
        assertThat(actions(TERWAY))
                .isEqualTo(Stream.of(once, once, List.of("undone"))
                        .flatMap(List::stream)
                        .toList());
    }

    private static ConditionFactory soon() {
        return await().atMost(A_FIX).pollInterval(Duration.ofMillis(300)); // each look opens the store
    }

    /** @param replies how many there are in the thread then, and no more */
    private static void toldEnd(Scripted chat, String thread, String ts, String begins, int replies) {
        soon().untilAsserted(() -> {
            assertThat(text(chat, thread, ts)).startsWith(begins);
            assertThat(chat.replies("ask-network", "alex", thread))
                    .hasSize(replies)
                    .last()
                    .satisfies(told -> assertThat(told.toString()).contains("<@UALEX> <@URINA>"));
        });
    }

    private static String withButton(Scripted chat, String thread, String button) {
        return await().atMost(A_FIX)
                .until(
                        () -> Scripted.withButton(chat.replies("ask-network", "alex", thread), button),
                        Optional::isPresent)
                .orElseThrow()
                .path("ts")
                .textValue();
    }

    /** Approves the proposal that is open in a thread. @return its message */
    private static String approved(Scripted chat, String thread) {
        String ts = withButton(chat, thread, "approve");
        chat.click("rina", "ask-network", ts, "approve");
        return ts;
    }

    /** Lets a kubelet of {@link #TERWAY} say whether its node is Ready. */
    private void ready(boolean ready) {
        try (KubernetesClient engineer = engineer()) {
            engineer.nodes().withName(WORKER).editStatus(node -> {
                node.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("Ready"))
                        .forEach(condition -> condition.setStatus(ready ? "True" : "False"));
                return node;
            });
        }
    }

    /**
     * {@return how many kube-proxy pods of workers were made since the cluster began: three for each way, and one more
     * where the first was made in the second of the write, for a new process cannot tell whether it is older}
     */
    private long podsMade() {
        try (KubernetesClient engineer = engineer()) {
            return engineer.v1().events().inNamespace("kube-system").list().getItems().stream()
                    .filter(event -> event.getReason().equals("SuccessfulCreate")
                            && event.getInvolvedObject().getName().equals("kube-proxy-worker"))
                    .count();
        }
    }

    private KubernetesClient engineer() {
        Path kubeconfig = folder.resolve("state").resolve("clusters").resolve("kubeconfig");
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(TERWAY, kubeconfig.toFile()))
                .build();
    }

    private Scripted start(String logName) throws IOException {
        Path log = folder.resolve(logName);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // most of it is starting
                        "-XX:+UseSerialGC",
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

    /** {@return what the audit tells of a cluster, in order} */
    private List<String> actions(String cluster) {
        try (Store store = Store.open(folder.resolve("state").resolve("netdoc.db"))) {
            var audit = new Audit(store, InstantSource.system());
            assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
            return audit.records(Instant.EPOCH).stream()
                    .map(AuditRecord::entry)
                    .filter(entry -> entry.cluster().equals(cluster))
                    .map(entry -> entry.action())
                    .toList();
        } catch (UncheckedIOException e) {
            return List.of();
        }
    }
}
