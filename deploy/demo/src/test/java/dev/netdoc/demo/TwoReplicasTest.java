package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.PostgresServer;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.cli.Main;
import dev.netdoc.bot.store.Store;
import dev.netdoc.bot.store.StoreAddress;
import dev.netdoc.demo.cluster.SampleClusters;
import dev.netdoc.demo.cluster.SampleTroubles;
import dev.netdoc.demo.workspace.Surroundings;
import dev.netdoc.demo.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of the bot over one PostgreSQL, in one workspace; one after the other is killed at its work. */
class TwoReplicasTest {
    private static final Duration STARTED = Duration.ofSeconds(90);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_FIX = Duration.ofMinutes(3);
    private static final Duration TAKEN_OVER = Duration.ofSeconds(15);
    private static final String FLANNEL = "flannel";
    private static final String INCIDENT = "inc-4712-flannel";

    @TempDir
    private Path folder;

    private final List<Process> replicas = new ArrayList<>();
    private StoreAddress address;
    private SampleClusters clusters;
    private SampleTroubles troubles;
    private Workspace workspace;
    private Scripted chat;

    @SuppressWarnings("NullAway.Init") // set before each test
    TwoReplicasTest() {}

    @BeforeEach
    void start() throws IOException {
        address = PostgresServer.get().address(PostgresServer.get().freshDatabase());
        clusters = SampleClusters.start(folder.resolve("clusters"), false);
        troubles = SampleTroubles.of(clusters);
        workspace = Workspace.start(0, Optional.empty(), new Surroundings(List::of, () -> "", troubles));
        chat = new Scripted(workspace.url());
        Files.writeString(folder.resolve("netdoc.yaml"), """
                clusters:
                  - name: flannel
                    kubeconfig: %s
                    context: flannel
                    write: {kubeconfig: %s, context: flannel}
                remediation: {enabled: true, approvers: [S0NETOPS]}
                store: %s
                """.formatted(
                        clusters.readerKubeconfig().toAbsolutePath(),
                        clusters.actorKubeconfig().toAbsolutePath(),
                        address));
    }

    @AfterEach
    void stop() {
        replicas.forEach(Process::destroyForcibly);
        workspace.close();
        troubles.close();
        clusters.close();
    }

    @Test
    void whatOneIsKilledOverTheOtherEndsAndNothingIsDoneTwice() throws Exception {
        replica("first.log");
        replica("second.log");
        connected(2);
        String question = chat.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
        await().atMost(SOON)
                .until(() -> Scripted.withButton(replies(question), "approve").isPresent());

        // in mid-watch
        chat.trouble(FLANNEL, "address-leak", true);
        chat.createChannel("rina", INCIDENT);
        await().atMost(SOON)
                .until(() -> diagnoses().size() == 1
                        && diagnoses().getFirst().toString().contains("lost pod addresses"));
        kill(pid("SELECT holder FROM leases WHERE name LIKE '%flannel%'"));
        chat.trouble(FLANNEL, "address-leak", false);
        await().atMost(TAKEN_OVER.plusSeconds(10))
                .untilAsserted(() -> assertThat(diagnoses())
                        .singleElement()
                        .satisfies(one -> assertThat(one.toString()).doesNotContain("lost pod addresses")));

        // in mid-approval
        replica("third.log");
        connected(2);
        JsonNode proposal = Scripted.withButton(replies(question), "approve").orElseThrow();
        chat.click("rina", "ask-network", proposal.path("ts").textValue(), "approve");
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> actions().contains("changed"));
        long carrying = pid("SELECT runner FROM proposals WHERE runner IS NOT NULL");
        kill(carrying);
        await().atMost(TAKEN_OVER).until(() -> holders().stream().anyMatch(pid -> pid != carrying) || ended());
        await().atMost(A_FIX).until(this::ended);

        assertThat(actions()).containsExactly("proposed", "approved", "applying", "changed", "verifying", "verified");
        // The finding, the proposal, and one line for those who asked and decided.
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(replies(question))
                        .hasSize(3)
                        .last()
                        .satisfies(told -> assertThat(told.toString()).contains("<@UALEX> <@URINA>")));
        assertThat(diagnoses()).hasSize(1);
        assertThat(chat.state().path("complaints")).isEmpty();
    }

    private boolean ended() {
        return actions().contains("verified");
    }

    private List<JsonNode> replies(String question) {
        return chat.replies("ask-network", "alex", question);
    }

    private List<JsonNode> diagnoses() {
        return chat.messages(INCIDENT, "rina").stream()
                .filter(message -> message.path("user").asText().equals("netdoc") && !message.has("subtype"))
                .toList();
    }

    private void replica(String log) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1", // most of it is starting
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "run",
                        "-c",
                        folder.resolve("netdoc.yaml").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().putAll(PostgresServer.LOGIN);
        builder.environment().put("SLACK_BOT_TOKEN", workspace.app().botToken());
        builder.environment().put("SLACK_APP_TOKEN", workspace.app().appToken());
        builder.environment().put("SLACK_API_URL", workspace.apiUrl());
        replicas.add(builder.start());
    }

    private void connected(int howMany) {
        await().atMost(STARTED)
                .until(() -> workspace
                                .state()
                                .path("socket_mode")
                                .path("connections")
                                .asInt()
                        == howMany);
    }

    private void kill(long pid) throws InterruptedException {
        Process process =
                replicas.stream().filter(one -> one.pid() == pid).findFirst().orElseThrow();
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Host, place, process id and an id of its own: see {@link dev.netdoc.bot.approval.Runner}. */
    private static long pidOf(String process) {
        return Long.parseLong(process.split("/", -1)[2]);
    }

    /** Waits until there is one. */
    private long pid(String query) {
        return await().atMost(SOON)
                .until(() -> pids(query), found -> !found.isEmpty())
                .getFirst();
    }

    private List<Long> holders() {
        return pids("SELECT runner FROM proposals WHERE runner IS NOT NULL");
    }

    private List<Long> pids(String query) {
        try (Store store = Store.open(address, PostgresServer.LOGIN)) {
            return store
                    .read(handle ->
                            handle.createQuery(query).mapTo(String.class).list())
                    .stream()
                    .map(TwoReplicasTest::pidOf)
                    .toList();
        }
    }

    private List<String> actions() {
        try (Store store = Store.open(address, PostgresServer.LOGIN)) {
            var audit = new Audit(store, InstantSource.system());
            assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
            return audit.records(Instant.EPOCH).stream()
                    .map(AuditRecord::entry)
                    .map(entry -> entry.action())
                    .toList();
        }
    }
}
