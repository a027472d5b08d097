package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.java_websocket.framing.PingFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketModeTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(300),
            List.of(Duration.ZERO, Duration.ofMillis(50), Duration.ofMillis(50)),
            Duration.ofMillis(400),
            Duration.ofMillis(100));
    private static final String BUTTONS = "[{\"type\":\"actions\",\"block_id\":\"b1\",\"elements\":["
            + "{\"type\":\"button\",\"action_id\":\"approve\",\"value\":\"P-7\",\"style\":\"primary\","
            + "\"text\":{\"type\":\"plain_text\",\"text\":\"Apply fix\"}},"
            + "{\"type\":\"button\",\"action_id\":\"reject\",\"value\":\"P-7\","
            + "\"text\":{\"type\":\"plain_text\",\"text\":\"Reject…\"}}]}]";
    private static final String MODAL = "{\"type\":\"modal\",\"callback_id\":\"why\",\"private_metadata\":\"P-7\","
            + "\"title\":{\"type\":\"plain_text\",\"text\":\"Reject\"},"
            + "\"submit\":{\"type\":\"plain_text\",\"text\":\"Send\"},"
            + "\"blocks\":[{\"type\":\"input\",\"block_id\":\"reason\","
            + "\"label\":{\"type\":\"plain_text\",\"text\":\"Reason\"},"
            + "\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"text\",\"max_length\":20}}]}";

    private final Workspace workspace =
            Workspace.start(Setup.demo(0, Optional.empty(), Surroundings.none()).with(QUICK));
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void greetsAndAnswersPingsWithTheSameWords() {
        Socket socket = Socket.open(http, true);
        assertThat(socket.awaitType("hello").path("num_connections").asInt()).isEqualTo(1);
        PingFrame ping = new PingFrame();
        ping.setPayload(ByteBuffer.wrap("anybody there".getBytes(StandardCharsets.UTF_8)));
        socket.sendFrame(ping);
        await().until(() -> socket.pongs.contains("anybody there"));
    }

    @Test
    void sendsAMentionWithEverythingThatARealOneHas() {
        Socket socket = Socket.open(http, true);
        String ts = http.say("rina", "ask-network", "@netdoc is a < b & #general?");
        JsonNode frame = socket.awaitEvent("app_mention");
        JsonNode event = frame.path("payload").path("event");
        assertThat(event.path("text").asText()).isEqualTo("<@UNETDOC> is a &lt; b &amp; <#C0GENERAL|general>?");
        assertThat(event.path("user").asText()).isEqualTo("URINA");
        assertThat(event.path("ts").asText()).isEqualTo(ts);
        assertThat(event.path("client_msg_id").asText()).isNotEmpty();
        assertThat(event.at("/blocks/0/elements/0/elements/0/user_id").asText()).isEqualTo("UNETDOC");
        assertThat(frame.path("retry_attempt").asInt()).isZero();
        assertThat(frame.at("/payload/authorizations/0/user_id").asText()).isEqualTo("UNETDOC");
        await().until(() -> workspace.state().at("/socket_mode/acks/count").asInt() == 1);
        assertThat(workspace.state().at("/socket_mode/pending").asInt()).isZero();
    }

    @Test
    void sendsDirectMessagesAndTheBotsOwnOnes() {
        Socket socket = Socket.open(http, true);
        http.say("alex", "@netdoc", "apa itu Terway?");
        JsonNode event = socket.awaitEvent("message").at("/payload/event");
        assertThat(event.path("channel_type").asText()).isEqualTo("im");
        http.api("chat.postMessage", "channel", event.path("channel").asText(), "text", "hi");
        JsonNode own =
                socket.await(frame -> frame.at("/payload/event/bot_id").asText().equals("B0NETDOC"));
        assertThat(own.at("/payload/event/text").asText()).isEqualTo("hi");
    }

    @Test
    void saysNothingOfAChannelThatTheBotIsNotIn() {
        Socket socket = Socket.open(http, true);
        http.say("rina", "ops-alerts", "@netdoc help");
        http.say("rina", "ops-alerts", "/invite @netdoc");
        socket.awaitEvent("member_joined_channel");
        http.say("rina", "ops-alerts", "@netdoc help again");
        JsonNode mention = socket.awaitEvent("app_mention");
        assertThat(mention.at("/payload/event/text").asText()).contains("again");
        assertThat(http.get("demo/messages?channel=ops-alerts")
                        .at("/messages/1/ephemeral_to")
                        .asText())
                .isEqualTo("rina");
    }

    @Test
    void deliversAgainUntilAcknowledgedUnderTheSameEventId() {
        Socket socket = Socket.open(http, false);
        http.say("rina", "ask-network", "@netdoc hello");
        JsonNode third = socket.await(frame -> frame.path("retry_attempt").asInt() == 2);
        assertThat(third.path("retry_reason").asText()).isEqualTo("timeout");
        assertThat(socket.frames.stream()
                        .map(frame -> frame.at("/payload/event_id").asText())
                        .filter(id -> !id.isEmpty())
                        .distinct())
                .hasSize(1);
        socket.acknowledge(third);
        await().until(() -> workspace.state().at("/socket_mode/pending").asInt() == 0);
        assertThat(workspace.state().at("/socket_mode/lost").asInt()).isZero();
    }

    @Test
    void countsWhatIsNeverAcknowledgedAsLost() {
        Socket.open(http, false).awaitType("hello");
        http.say("rina", "ask-network", "@netdoc hello");
        await().until(() -> workspace.state().at("/socket_mode/lost").asInt() == 1);
    }

    @Test
    void keepsEventsUntilASocketOpens() {
        http.say("rina", "ask-network", "@netdoc are you there?");
        Socket socket = Socket.open(http, true);
        assertThat(socket.awaitEvent("app_mention").path("retry_attempt").asInt())
                .isEqualTo(1);
    }

    @Test
    void movesToAnotherSocketWhenOneIsDropped() {
        Socket first = Socket.open(http, false);
        http.say("rina", "ask-network", "@netdoc hello");
        first.awaitEvent("app_mention");
        http.post("demo/faults", "{\"drop_socket\":true}");
        await().until(first::isClosed);
        Socket second = Socket.open(http, true);
        assertThat(second.awaitEvent("app_mention").path("retry_attempt").asInt())
                .isPositive();
    }

    @Test
    void takesAnAcknowledgementOnAnySocket() {
        Socket one = Socket.open(http, false);
        Socket two = Socket.open(http, false);
        http.say("rina", "ask-network", "@netdoc hello");
        await().until(() -> one.frames.size() + two.frames.size() >= 3);
        boolean wasOne = one.frames.size() > 1;
        JsonNode frame = (wasOne ? one : two).awaitEvent("app_mention");
        (wasOne ? two : one).acknowledge(frame);
        await().until(() -> workspace.state().at("/socket_mode/pending").asInt() == 0);
    }

    @Test
    void turnsTheEleventhSocketAway() {
        List<Socket> sockets = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            sockets.add(Socket.open(http, true));
        }
        sockets.forEach(socket -> socket.awaitType("hello"));
        Socket eleventh = Socket.open(http, true);
        assertThat(eleventh.awaitType("disconnect").path("reason").asText()).isEqualTo("too_many_websockets");
        await().until(eleventh::isClosed);
        assertThat(sockets).allMatch(Socket::isOpen);
    }

    @Test
    void takesATicketOnce() {
        Socket socket = Socket.open(http, true);
        socket.awaitType("hello");
        Socket second = Socket.at(socket.getURI(), true);
        await().until(second::isClosed);
        assertThat(second.frames).isEmpty();
    }

    @Test
    void deliversTheLastEventAgainUnderNewIdsWhenAsked() {
        Socket socket = Socket.open(http, true);
        http.say("rina", "ask-network", "@netdoc hello");
        socket.awaitEvent("app_mention");
        http.post("demo/faults", "{\"redeliver\":{\"times\":11,\"new_event_id\":true}}");
        await().until(() -> socket.frames.stream()
                        .map(frame -> frame.at("/payload/event_id").asText())
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .count()
                == 12);
    }

    @Test
    void asksForAReconnectWithAReason() {
        Socket socket = Socket.open(http, true);
        http.post("demo/faults", "{\"disconnect\":\"refresh_requested\"}");
        assertThat(socket.awaitType("disconnect").path("reason").asText()).isEqualTo("refresh_requested");
    }

    @Test
    void tellsOfAButtonAndWaitsForTheAcknowledgement() {
        Socket socket = Socket.open(http, true);
        String root = http.say("rina", "ask-network", "@netdoc fix it");
        String ts = http.api(
                        "chat.postMessage", "channel", "C0ASKNET", "text", "Fix?", "blocks", BUTTONS, "thread_ts", root)
                .path("ts")
                .asText();
        http.post("demo/click", click("kenji", ts, "text", "apply FIX"));
        JsonNode payload = socket.awaitInteraction("block_actions").path("payload");
        assertThat(payload.at("/actions/0/action_id").asText()).isEqualTo("approve");
        assertThat(payload.at("/actions/0/value").asText()).isEqualTo("P-7");
        assertThat(payload.at("/actions/0/block_id").asText()).isEqualTo("b1");
        assertThat(payload.at("/user/id").asText()).isEqualTo("UKENJI");
        assertThat(payload.at("/container/thread_ts").asText()).isEqualTo(root);
        assertThat(payload.at("/message/blocks")).hasSize(1);
        assertThat(payload.path("state").path("values").isObject()).isTrue();
        respond(payload, "{\"text\":\"Thanks\",\"response_type\":\"ephemeral\"}", 200);
        JsonNode messages = http.get("demo/messages?channel=ask-network").path("messages");
        assertThat(messages.get(messages.size() - 1).path("ephemeral_to").asText())
                .isEqualTo("kenji");
        respond(payload, "{\"text\":\"Done\",\"replace_original\":true}", 200);
        JsonNode replaced =
                http.get("demo/messages?channel=C0ASKNET&thread_ts=" + root).at("/messages/1");
        assertThat(replaced.path("text").asText()).isEqualTo("Done");
        assertThat(replaced.path("blocks")).isEmpty();
        for (int use = 3; use <= 5; use++) {
            respond(payload, "{\"text\":\"again\"}", 200);
        }
        respond(payload, "{\"text\":\"once too often\"}", 404);
    }

    @Test
    void saysWhichButtonsThereAreWhenNoneFits() {
        Socket.open(http, true).awaitType("hello");
        String ts = http.api("chat.postMessage", "channel", "C0ASKNET", "text", "Fix?", "blocks", BUTTONS)
                .path("ts")
                .asText();
        var response = http.tryPost("demo/click", click("kenji", ts, "action_id", "undo"));
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Json.parse(response.body()).path("error").asText())
                .contains("approve (Apply fix)", "reject (Reject…)");
    }

    @Test
    void saysThatNobodyTookAClickWhenTheBotIsAway() {
        String ts = http.api("chat.postMessage", "channel", "C0ASKNET", "text", "Fix?", "blocks", BUTTONS)
                .path("ts")
                .asText();
        var response = http.tryPost("demo/click", click("kenji", ts, "action_id", "approve"));
        assertThat(response.statusCode()).isEqualTo(504);
        assertThat(response.body()).contains("not connected");
    }

    @Test
    void opensAModalOnceWithATriggerAndSubmitsIt() {
        Socket socket = Socket.open(http, false);
        JsonNode payload = press(socket);
        String trigger = payload.path("trigger_id").asText();
        assertThat(http.api("views.open", "trigger_id", trigger, "view", MODAL)
                        .at("/view/callback_id")
                        .asText())
                .isEqualTo("why");
        assertThat(http.api("views.open", "trigger_id", trigger, "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("exchanged_trigger_id");
        assertThat(http.get("demo/modal?user=kenji").at("/title/text").asText()).isEqualTo("Reject");
        assertThat(http.tryPost("demo/submit", "{\"user\":\"kenji\",\"values\":{\"text\":\"\"}}")
                        .body())
                .contains("required");
        assertThat(http.tryPost("demo/submit", submission("x".repeat(21))).statusCode())
                .isEqualTo(400);

        ObjectNode errors = Json.object().put("response_action", "errors");
        errors.putObject("errors").put("reason", "Say more");
        var declined = CompletableFuture.supplyAsync(() -> http.tryPost("demo/submit", submission("no")));
        JsonNode frame = socket.awaitInteraction("view_submission");
        assertThat(frame.at("/payload/view/state/values/reason/text/value").asText())
                .isEqualTo("no");
        assertThat(frame.at("/payload/view/private_metadata").asText()).isEqualTo("P-7");
        socket.acknowledge(frame, errors);
        assertThat(declined.join().body()).contains("Say more");

        socket.frames.clear();
        var taken = CompletableFuture.supplyAsync(() -> http.tryPost("demo/submit", submission("too risky")));
        socket.acknowledge(socket.awaitInteraction("view_submission"));
        assertThat(taken.join().statusCode()).isEqualTo(200);
        assertThat(http.tryGet("demo/modal?user=kenji").statusCode()).isEqualTo(404);
    }

    @Test
    void letsATriggerExpire() {
        Socket socket = Socket.open(http, false);
        String trigger = press(socket).path("trigger_id").asText();
        await().atMost(Duration.ofSeconds(2))
                .until(
                        () -> http.api("views.open", "trigger_id", trigger, "view", "{}")
                                .path("error")
                                .asText(),
                        "invalid_arguments"::equals);
        String late = press(socket).path("trigger_id").asText();
        await().pollDelay(Duration.ofMillis(450)).until(() -> true);
        assertThat(http.api("views.open", "trigger_id", late, "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("expired_trigger_id");
        assertThat(http.api("views.open", "trigger_id", "none", "view", MODAL)
                        .path("error")
                        .asText())
                .isEqualTo("invalid_trigger_id");
    }

    private JsonNode press(Socket socket) {
        String ts = http.api("chat.postMessage", "channel", "C0ASKNET", "text", "Fix?", "blocks", BUTTONS)
                .path("ts")
                .asText();
        var clicked = CompletableFuture.supplyAsync(
                () -> http.tryPost("demo/click", click("kenji", ts, "action_id", "reject")));
        JsonNode frame = socket.await(
                each -> each.at("/payload/container/message_ts").asText().equals(ts));
        socket.acknowledge(frame);
        assertThat(clicked.join().statusCode()).isEqualTo(200);
        return frame.path("payload");
    }

    private void respond(JsonNode payload, String json, int status) {
        String url = payload.path("response_url").asText().replace(workspace.url(), "");
        assertThat(http.tryPost(url, json).statusCode()).isEqualTo(status);
    }

    private static String click(String user, String ts, String by, String what) {
        return Json.write(Json.object()
                .put("user", user)
                .put("channel", "ask-network")
                .put("ts", ts)
                .put(by, what));
    }

    private static String submission(String reason) {
        ObjectNode body = Json.object().put("user", "kenji");
        body.putObject("values").put("text", reason);
        return Json.write(body);
    }
}
