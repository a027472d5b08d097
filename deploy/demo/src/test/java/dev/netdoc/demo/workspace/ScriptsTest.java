package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {
    private final Workspace workspace = Workspace.start(
            0,
            Optional.empty(),
            new Surroundings(() -> List.of(Map.of("name", "prod")), () -> "/tmp/kubeconfig", Troubles.none()));
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void saysSomethingAndAnswersWithTheNameAndTime() {
        JsonNode said =
                http.post("demo/say", "{\"user\":\"rina\",\"channel\":\"ask-network\",\"text\":\"@netdoc hi\"}");
        assertThat(said.path("channel").asText()).isEqualTo("ask-network");
        String ts = said.path("ts").asText();
        assertThat(ts).matches("\\d{10}\\.\\d{6}");
        http.api("chat.postMessage", "channel", "C0ASKNET", "text", "hello", "thread_ts", ts);
        http.api("chat.postEphemeral", "channel", "C0ASKNET", "user", "UALEX", "text", "psst", "thread_ts", ts);
        JsonNode all = http.get("demo/messages?channel=ask-network").path("messages");
        assertThat(all)
                .extracting(message -> message.path("user").asText())
                .containsExactly("rina", "netdoc", "netdoc");
        assertThat(all)
                .extracting(message -> message.path("thread_ts").asText())
                .containsOnly(ts);
        assertThat(all.get(2).path("ephemeral_to").asText()).isEqualTo("alex");
        assertThat(http.get("demo/messages?channel=C0ASKNET&thread_ts=" + ts))
                .isEqualTo(http.get("demo/messages?channel=%23ask-network"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@netdoc", "netdoc", "dm"})
    void findsDirectMessagesByTheBotsNameAndTheUser(String name) {
        JsonNode said = http.post("demo/say", "{\"user\":\"kenji\",\"channel\":\"" + name + "\",\"text\":\"hello\"}");
        String id = said.path("channel").asText();
        assertThat(http.get("demo/messages?channel=" + id).path("messages")).hasSize(1);
        assertThat(http.get("demo/messages?user=kenji&channel=" + name).path("messages"))
                .hasSize(1);
        assertThat(http.get("demo/messages?user=rina&channel=" + name).path("messages"))
                .isEmpty();
        assertThat(http.tryGet("demo/messages?channel=" + name).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"user\":\"nobody\",\"channel\":\"general\",\"text\":\"a\"}",
                "{\"user\":\"netdoc\",\"channel\":\"general\",\"text\":\"a\"}",
                "{\"user\":\"rina\",\"channel\":\"general\",\"text\":\"  \"}",
                "[]",
                "not json"
            })
    void answersNonsenseWithOneSentence(String body) {
        var response = http.tryPost("demo/say", body);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(Json.parse(response.body()).path("error").asText()).isNotBlank();
    }

    @Test
    void answersNotFoundForWhatIsNotThere() {
        assertThat(http.tryGet("demo/messages?channel=nowhere").statusCode()).isEqualTo(404);
        assertThat(http.tryGet("demo/messages?channel=general&thread_ts=1.000001")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.tryPost("demo/click", "{\"user\":\"rina\",\"channel\":\"general\",\"ts\":\"1.000001\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(http.tryGet("demo/modal?user=rina").statusCode()).isEqualTo(404);
    }

    @Test
    void createsAChannelAndTellsTheApp() {
        Socket socket = Socket.open(http, true);
        assertThat(http.post("demo/channels", "{\"name\":\"inc-42\",\"user\":\"rina\"}")
                        .path("channel")
                        .asText())
                .isEqualTo("inc-42");
        assertThat(socket.awaitEvent("channel_created")
                        .at("/payload/event/channel/creator")
                        .asText())
                .isEqualTo("URINA");
        assertThat(http.tryPost("demo/channels", "{\"name\":\"inc-42\",\"user\":\"rina\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.tryPost("demo/channels", "{\"name\":\"In C\",\"user\":\"rina\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void showsTheStateAroundIt() {
        JsonNode state = http.get("demo/state");
        assertThat(state.path("users"))
                .extracting(user -> user.path("name").asText())
                .contains("rina", "kenji", "alex", "netdoc");
        assertThat(state.path("channels"))
                .extracting(channel -> channel.path("name").asText())
                .contains("ask-network", "ops-alerts", "general", "@netdoc");
        assertThat(state.at("/clusters/0/name").asText()).isEqualTo("prod");
        assertThat(state.path("kubeconfig").asText()).isEqualTo("/tmp/kubeconfig");
        assertThat(state.path("url").asText()).isEqualTo(workspace.url());
        assertThat(state.path("complaints").isArray()).isTrue();
    }

    @Test
    void makesTroubleWithAnAlertEachTimeItBegins() {
        AtomicBoolean on = new AtomicBoolean();
        Troubles leak = new Troubles() {
            @Override
            public List<Trouble> all() {
                return List.of(new Trouble("prod", "leak", "Addresses leak", "pods wait", on.get()));
            }

            @Override
            public void set(String cluster, String name, boolean now) {
                if (!cluster.equals("prod")) {
                    throw new NoSuchElementException("no trouble for " + cluster);
                }
                on.set(now);
            }
        };
        try (Workspace other = Workspace.start(0, Optional.empty(), new Surroundings(List::of, () -> "", leak))) {
            Http there = new Http(other);
            String begin = "{\"cluster\":\"prod\",\"trouble\":\"leak\",\"on\":true}";
            assertThat(there.post("demo/trouble", begin).at("/0/on").asBoolean())
                    .isTrue();
            there.post("demo/trouble", begin);
            there.post("demo/trouble", begin.replace("true", "false"));
            assertThat(on).isFalse();
            JsonNode alerts = there.get("demo/messages?channel=ops-alerts").path("messages");
            assertThat(alerts).hasSize(1);
            assertThat(alerts.at("/0/user").asText()).isEqualTo("alertmanager");
            assertThat(there.tryPost("demo/trouble", begin.replace("prod", "test"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void letsPeopleEditAndDelete() {
        String ts = http.say("rina", "general", "hallo");
        String body = "{\"user\":\"rina\",\"channel\":\"general\",\"ts\":\"" + ts + "\",\"text\":\"hello\"}";
        http.post("demo/edit", body);
        assertThat(http.get("demo/messages?channel=general")
                        .at("/messages/0/text")
                        .asText())
                .isEqualTo("hello");
        assertThat(http.tryPost("demo/delete", body.replace("rina", "alex")).statusCode())
                .isEqualTo(400);
        http.post("demo/delete", body);
        assertThat(http.get("demo/messages?channel=general").path("messages")).isEmpty();
    }

    @Test
    void takesNothingFromAnotherSitesPage() {
        var response = http.send(HttpRequest.newBuilder(http.at("demo/say"))
                .header("Origin", "https://evil.example")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"user\":\"rina\",\"channel\":\"general\",\"text\":\"a\"}")));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(http.get("demo/messages?channel=general").path("messages")).isEmpty();
    }

    @Test
    void goesOnWhereItWasAfterAnAbruptEnd(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("deep/state.json");
        Path kept = folder.resolve("kept.json");
        String ts;
        try (Workspace first = Workspace.start(0, Optional.of(file), Surroundings.none())) {
            Http one = new Http(first);
            ts = one.say("rina", "ask-network", "@netdoc remember me");
            one.api(
                    "chat.postMessage",
                    "channel",
                    "C0ASKNET",
                    "text",
                    "yes",
                    "thread_ts",
                    ts,
                    "blocks",
                    "[{\"type\":\"divider\"}]",
                    "metadata",
                    "{\"event_type\":\"e\",\"event_payload\":{}}");
            one.api("chat.postEphemeral", "channel", "C0ASKNET", "user", "URINA", "text", "psst", "thread_ts", ts);
            one.api("reactions.add", "channel", "C0ASKNET", "timestamp", ts, "name", "eyes");
            one.post("demo/channels", "{\"name\":\"inc-7\",\"user\":\"kenji\"}");
            // As it is on the disk while the workspace runs: nothing is written at the end that counts.
            await().atMost(Duration.ofSeconds(2))
                    .until(() -> Files.exists(file) && Files.readString(file).contains("inc-7"));
            Files.copy(file, kept);
            JsonNode before = one.get("demo/messages?channel=ask-network");
            try (Workspace second = Workspace.start(0, Optional.of(kept), Surroundings.none())) {
                Http two = new Http(second);
                assertThat(two.get("demo/messages?channel=ask-network")).isEqualTo(before);
                assertThat(two.get("demo/messages?channel=inc-7").has("messages"))
                        .isTrue();
                assertThat(two.say("rina", "general", "later")).isGreaterThan(ts);
                Socket socket = Socket.open(two, true);
                assertThat(socket.awaitEvent("app_mention")
                                .at("/payload/event/ts")
                                .asText())
                        .isEqualTo(ts);
            }
        }
    }

    @Test
    void refusesAStateFileThatIsNone(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("state.json"), "{\"a\":1}");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> Workspace.start(0, Optional.of(file), Surroundings.none()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not hold a workspace");
    }
}
