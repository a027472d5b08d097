package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandsTest {
    private static final Pace QUICK =
            new Pace(Duration.ofMillis(300), List.of(), Duration.ofMillis(400), Duration.ofMillis(100));
    private final Workspace workspace =
            Workspace.start(Setup.demo(0, Optional.empty(), Surroundings.none()).with(QUICK));
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void tellsTheAppOfACommandAndShowsItsAnswerToThePersonAlone() {
        Socket socket = Socket.open(http, false);
        var typed = type("general", "/netdoc why  @kenji in #ops-alerts is a < b?");
        JsonNode frame = socket.awaitType("slash_commands");
        assertThat(frame.path("accepts_response_payload").asBoolean()).isTrue();
        JsonNode payload = frame.path("payload");
        assertThat(payload.path("command").asText()).isEqualTo("/netdoc");
        assertThat(payload.path("text").asText())
                .isEqualTo("why  <@UKENJI|kenji> in <#C0OPSALERTS|ops-alerts> is a &lt; b?");
        assertThat(payload.path("channel_name").asText()).isEqualTo("general");
        assertThat(payload.path("user_id").asText()).isEqualTo("URINA");
        socket.acknowledge(frame, Json.parse("{\"text\":\"looking\"}"));
        assertThat(typed.join().statusCode()).isEqualTo(200);
        assertThat(last("general").path("text").asText()).isEqualTo("looking");
        assertThat(last("general").path("ephemeral_to").asText()).isEqualTo("rina");

        String url = payload.path("response_url").asText().replace(workspace.url(), "");
        http.tryPost(url, "{\"text\":\"found\",\"response_type\":\"in_channel\"}");
        assertThat(last("general").path("text").asText()).isEqualTo("found");
        assertThat(last("general").has("ephemeral_to")).isFalse();
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
    }

    @Test
    void answersInAChannelThatTheAppIsNotIn() {
        Socket socket = Socket.open(http, false);
        var typed = type("ops-alerts", "/netdoc status");
        socket.acknowledge(
                socket.awaitType("slash_commands"),
                Json.parse("{\"response_type\":\"in_channel\",\"text\":\"all is well\"}"));
        assertThat(typed.join().statusCode()).isEqualTo(200);
        assertThat(last("ops-alerts").path("text").asText()).isEqualTo("all is well");
    }

    @Test
    void tellsThePersonOfACommandThatNobodyAcknowledged() {
        assertThat(type("general", "/netdoc status").join().body()).contains("dispatch_failed");
        Socket.open(http, false);
        HttpResponse<String> late = type("general", "/netdoc status").join();
        assertThat(late.statusCode()).isEqualTo(504);
        assertThat(last("general").path("text").asText()).contains("/netdoc failed", "operation_timeout");
        assertThat(last("general").path("user").asText()).isEqualTo("slackbot");
        assertThat(last("general").path("ephemeral_to").asText()).isEqualTo("rina");
    }

    @Test
    void tellsThePersonOfBlocksThatSlackDoesNotTake() {
        Socket socket = Socket.open(http, false);
        var typed = type("general", "/netdoc status");
        socket.acknowledge(
                socket.awaitType("slash_commands"), Json.parse("{\"text\":\"a\",\"blocks\":[{\"type\":\"poem\"}]}"));
        assertThat(typed.join().body()).contains("invalid_blocks");
    }

    @Test
    void takesNoCommandThatIsUnknownOrInAThread() {
        Socket socket = Socket.open(http, true);
        assertThat(type("general", "/teapot on").join().statusCode()).isEqualTo(400);
        assertThat(last("general").path("text").asText()).contains("`/teapot` is not a valid command");
        String root = http.say("rina", "general", "hello");
        HttpResponse<String> inThread = http.tryPost(
                "demo/say",
                Json.write(Json.object()
                        .put("user", "rina")
                        .put("channel", "general")
                        .put("text", "/netdoc status")
                        .put("thread_ts", root)));
        assertThat(inThread.statusCode()).isEqualTo(400);
        assertThat(inThread.body()).contains("not supported in threads");
        assertThat(socket.frames).noneMatch(frame -> frame.path("type").asText().equals("slash_commands"));
    }

    @Test
    void hasNeitherCommandsNorShortcutsWithoutTheScope() {
        AppInstall poor = new AppInstall("xoxb-poor", "xapp-poor", Set.of("chat:write"), Set.of());
        try (Workspace other = Workspace.start(
                Setup.demo(0, Optional.empty(), Surroundings.none()).with(poor))) {
            Http there = new Http(other);
            assertThat(there.tryPost("demo/say", say("general", "/netdoc status"))
                            .body())
                    .contains("not a valid command");
            assertThat(there.tryPost("demo/shortcut", shortcut(there.say("rina", "general", "down!")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void sendsTheWholeMessageWithAShortcut() {
        Socket socket = Socket.open(http, true);
        String root = http.say("kenji", "ops-alerts", "3 pods wait for an address");
        http.post("demo/shortcut", shortcut(root, "ops-alerts", "diagnose_message"));
        JsonNode payload = socket.awaitInteraction("message_action").path("payload");
        assertThat(payload.path("callback_id").asText()).isEqualTo("diagnose_message");
        assertThat(payload.at("/message/text").asText()).isEqualTo("3 pods wait for an address");
        assertThat(payload.at("/message/user").asText()).isEqualTo("UKENJI");
        assertThat(payload.path("message_ts").asText()).isEqualTo(root);
        assertThat(payload.at("/channel/name").asText()).isEqualTo("ops-alerts");
        assertThat(payload.at("/user/id").asText()).isEqualTo("URINA");
        assertThat(payload.path("trigger_id").asText()).isNotEmpty();
        String url = payload.path("response_url").asText().replace(workspace.url(), "");
        http.tryPost(url, "{\"text\":\"invite me\"}");
        assertThat(last("ops-alerts").path("ephemeral_to").asText()).isEqualTo("rina");
        assertThat(http.tryPost("demo/shortcut", shortcut(root, "ops-alerts", "bake_cake"))
                        .body())
                .contains("diagnose_message");
    }

    private CompletableFuture<HttpResponse<String>> type(String channel, String text) {
        return CompletableFuture.supplyAsync(() -> http.tryPost("demo/say", say(channel, text)));
    }

    private JsonNode last(String channel) {
        JsonNode messages = http.get("demo/messages?channel=" + channel).path("messages");
        return messages.get(messages.size() - 1);
    }

    private static String say(String channel, String text) {
        return Json.write(
                Json.object().put("user", "rina").put("channel", channel).put("text", text));
    }

    private static String shortcut(String ts) {
        return shortcut(ts, "general", "diagnose_message");
    }

    private static String shortcut(String ts, String channel, String callback) {
        return Json.write(Json.object()
                .put("user", "rina")
                .put("channel", channel)
                .put("ts", ts)
                .put("callback_id", callback));
    }
}
