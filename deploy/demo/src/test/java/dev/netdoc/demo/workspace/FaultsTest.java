package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(200),
            List.of(Duration.ZERO, Duration.ZERO),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5));
    private static final String BUTTON =
            "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"a\","
                    + "\"text\":{\"type\":\"plain_text\",\"text\":\"Go\"}}]}]";
    private final Workspace workspace =
            Workspace.start(Setup.demo(0, Optional.empty(), Surroundings.none()).with(QUICK));
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void losesAcknowledgementsSoThatAnEventComesAgain() {
        Socket socket = Socket.open(http, true);
        plan("lose_acks", "1");
        http.say("rina", "ask-network", "@netdoc hello");
        JsonNode again = socket.await(frame -> frame.path("retry_attempt").asInt() == 1);
        assertThat(again.at("/payload/event_id"))
                .isEqualTo(socket.awaitEvent("app_mention").at("/payload/event_id"));
        await().until(() -> workspace.state().at("/socket_mode/pending").asInt() == 0);
    }

    @Test
    void silencesOpenSocketsButNotTheNextOne() {
        Socket deaf = Socket.open(http, true);
        deaf.awaitType("hello");
        plan("silent_sockets", "true");
        Socket fresh = Socket.open(http, true);
        http.say("rina", "ask-network", "@netdoc one");
        http.say("rina", "ask-network", "@netdoc two");
        await().until(() -> workspace.state().at("/socket_mode/pending").asInt() == 0);
        assertThat(deaf.isOpen()).isTrue();
        assertThat(deaf.frames).hasSize(1);
        assertThat(fresh.frames).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void stopsReadingASocketSoThatItsPingsGoUnanswered() {
        Socket stuck = Socket.open(http, true);
        stuck.sendPing();
        await().until(() -> stuck.pongs.size() == 1);
        plan("no_pong", "true");
        http.say("rina", "ask-network", "@netdoc hello");
        stuck.awaitEvent("app_mention");
        stuck.sendPing();
        // The acknowledgement is not read either, so the event comes again, to a socket that is read.
        Socket.open(http, true).awaitEvent("app_mention");
        await().until(() -> workspace.state().at("/socket_mode/pending").asInt() == 0);
        assertThat(stuck.pongs).hasSize(1);
        plan("clear", "true");
        await().until(() -> stuck.pongs.size() == 2);
    }

    @Test
    void turnsAwayASocketThatIsOneTooMany() {
        Socket.open(http, true).awaitType("hello");
        plan("most_sockets", "1");
        assertThat(Socket.open(http, true)
                        .awaitType("disconnect")
                        .path("reason")
                        .asText())
                .isEqualTo("too_many_websockets");
        plan("clear", "true");
        Socket.open(http, true).awaitType("hello");
    }

    @Test
    void sendsTriggersAndResponseUrlsThatAreOfNoUse() {
        Socket socket = Socket.open(http, true);
        plan("expire_triggers", "1");
        plan("use_up_response_urls", "1");
        JsonNode first = press(socket);
        assertThat(open(first)).isEqualTo("expired_trigger_id");
        assertThat(respond(first)).isEqualTo(404);
        JsonNode second = press(socket);
        assertThat(open(second)).isEqualTo("invalid_arguments");
        assertThat(respond(second)).isEqualTo(200);
    }

    @Test
    void changesHowPeopleStandUnderTheBot() {
        Socket socket = Socket.open(http, true);
        http.post("demo/people", "{\"who\":\"kenji\",\"deactivated\":true,\"locale\":\"id-ID\"}");
        JsonNode kenji = http.api("users.info", "user", "UKENJI", "include_locale", "true")
                .path("user");
        assertThat(kenji.path("deleted").asBoolean()).isTrue();
        assertThat(kenji.path("is_restricted").asBoolean()).isFalse();
        assertThat(kenji.path("locale").asText()).isEqualTo("id-ID");

        http.post("demo/people", "{\"who\":\"rina\",\"stranger\":true}");
        assertThat(press(socket).at("/user/team_id").asText()).isEqualTo("T0PARTNER");
        assertThat(http.api("users.info", "user", "URINA")
                        .at("/user/is_stranger")
                        .asBoolean())
                .isTrue();
        assertThat(http.get("web/boot?user=rina").path("approvers")).isEmpty();
        assertThat(http.tryPost("demo/people", "{\"who\":\"nobody\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void changesWhoIsInAUserGroup() {
        http.post("demo/groups", "{\"members\":[\"alex\"]}");
        assertThat(http.api("usergroups.users.list", "usergroup", "S0NETOPS").path("users"))
                .extracting(JsonNode::asText)
                .containsExactly("UALEX");
    }

    private JsonNode press(Socket socket) {
        String ts = http.api("chat.postMessage", "channel", "C0ASKNET", "text", "Go?", "blocks", BUTTON)
                .path("ts")
                .asText();
        http.post(
                "demo/click",
                "{\"user\":\"rina\",\"channel\":\"ask-network\",\"action_id\":\"a\",\"ts\":\"" + ts + "\"}");
        return socket.await(frame ->
                        frame.at("/payload/container/message_ts").asText().equals(ts))
                .path("payload");
    }

    private String open(JsonNode payload) {
        return http.api("views.open", "trigger_id", payload.path("trigger_id").asText(), "view", "{}")
                .path("error")
                .asText();
    }

    private int respond(JsonNode payload) {
        String url = payload.path("response_url").asText().replace(workspace.url(), "");
        return http.tryPost(url, "{\"text\":\"a\"}").statusCode();
    }

    private void plan(String fault, String value) {
        http.post("demo/faults", "{\"" + fault + "\":" + value + "}");
    }
}
