package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.FakeApprovals;
import dev.netdoc.bot.conversation.FakeDoctor;
import dev.netdoc.bot.conversation.FakeKnowledge;
import dev.netdoc.bot.conversation.OpenQuestions;
import dev.netdoc.bot.conversation.Texts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack calls netdoc, signed, in place of a socket. */
class HttpModeTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final String MENTION = """
            {"token":"x","team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev1","event_time":1,
             "event":{"type":"app_mention","user":"U0ANN","team":"T1","channel":"C1","ts":"1700000000.000100",
             "text":"<@UBOT> what about eni?"}}""";

    // The SDK checks the time as well, by the machine's clock.
    private final InstantSource clock = InstantSource.system();
    private final FakeSlack slack = new FakeSlack();
    private final SlackApp app = app();

    private SlackApp app() {
        var doctor = new FakeDoctor(List.of());
        Texts texts = Texts.load();
        var approvals = new FakeApprovals();
        var examinations = new Examinations(List.of(), doctor, Runnable::run, SOON, clock);
        var conversation = new Conversation(
                new FakeKnowledge(), examinations, approvals, OpenQuestions.NOT_KEPT, texts, Optional.empty());
        var settings = new SlackSettings("xoxb-" + System.nanoTime(), "", SECRET, slack.api());
        return new SlackApp(settings, conversation, approvals, doctor, new FakeDeliveries(), texts, Map.of(), clock);
    }

    @BeforeEach
    void connect() {
        app.start();
        await().atMost(SOON).until(app::connected);
    }

    @AfterEach
    void leave() {
        app.close();
        slack.close();
    }

    private SlackHttp.Answer call(String body, Duration age, String secret, String contentType) throws Exception {
        String time = Long.toString(clock.instant().minus(age).getEpochSecond());
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = "v0="
                + HexFormat.of().formatHex(mac.doFinal(("v0:" + time + ":" + body).getBytes(StandardCharsets.UTF_8)));
        return app.http()
                .orElseThrow()
                .take(
                        Map.of(
                                "Content-Type", List.of(contentType),
                                "x-slack-request-timestamp", List.of(time),
                                "X-Slack-Signature", List.of(signature)),
                        body.getBytes(StandardCharsets.UTF_8));
    }

    private SlackHttp.Answer call(String body) throws Exception {
        return call(body, Duration.ZERO, SECRET, "application/json");
    }

    @Test
    void aSignedEventIsAnsweredOnceHoweverOftenItComes() throws Exception {
        assertThat(call(MENTION).status()).isEqualTo(200);
        assertThat(call(MENTION).status()).isEqualTo(200);
        await().atMost(SOON).until(() -> !slack.calls("chat.postMessage").isEmpty());
        await().during(Duration.ofMillis(300))
                .atMost(SOON)
                .until(() -> slack.calls("chat.postMessage").size() == 1);
        assertThat(slack.hasSockets()).isFalse();
    }

    @Test
    void slackIsToldThatTheAddressIsOurs() throws Exception {
        SlackHttp.Answer answer = call("{\"type\":\"url_verification\",\"token\":\"x\",\"challenge\":\"3eZbrw1a\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("3eZbrw1a");
    }

    @Test
    void forgedOldAndFutureCallsAreRefused() throws Exception {
        assertThat(call(MENTION, Duration.ZERO, "another", "application/json").status())
                .isEqualTo(401);
        assertThat(call(MENTION, Duration.ofSeconds(301), SECRET, "application/json")
                        .status())
                .isEqualTo(401);
        assertThat(call(MENTION, Duration.ofSeconds(-301), SECRET, "application/json")
                        .status())
                .isEqualTo(401);
        assertThat(call(MENTION, Duration.ofSeconds(299), SECRET, "application/json")
                        .status())
                .isEqualTo(200);
        SlackHttp.Answer unsigned = app.http().orElseThrow().take(Map.of(), MENTION.getBytes(StandardCharsets.UTF_8));
        assertThat(unsigned.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "payload=%7B",
                "payload=%7B%22type%22%3A%22unheard_of%22%7D",
                "{\"type\":\"event_callback\",\"event\":{\"type\":\"made_up\"}}",
                "ssl_check=1&token=x",
                "command=%2Fother&text=x&team_id=T1&user_id=U1"
            })
    void whatIsSignedButMakesNoSenseDoesNoHarm(String body) throws Exception {
        String type =
                body.startsWith("{") || body.startsWith("[") ? "application/json" : "application/x-www-form-urlencoded";
        call(body, Duration.ZERO, SECRET, type);
        assertThat(call(MENTION).status()).isEqualTo(200);
        await().atMost(SOON).until(() -> !slack.calls("chat.postMessage").isEmpty());
        assertThat(slack.calls("chat.postMessage")).as("the mention alone").hasSize(1);
    }
}
