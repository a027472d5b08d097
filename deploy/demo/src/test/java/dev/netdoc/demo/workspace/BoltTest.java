package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.socket_mode.SocketModeClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The real SDK on the other side: what it needs at start, and a whole conversation. */
class BoltTest {
    private static final String BUTTON =
            "[{\"type\":\"actions\",\"elements\":[{\"type\":\"button\",\"action_id\":\"ask\","
                    + "\"text\":{\"type\":\"plain_text\",\"text\":\"Ask me\"}}]}]";
    private static final String MODAL = "{\"type\":\"modal\",\"callback_id\":\"form\","
            + "\"title\":{\"type\":\"plain_text\",\"text\":\"Form\"},\"submit\":{\"type\":\"plain_text\",\"text\":\"Go\"},"
            + "\"blocks\":[{\"type\":\"input\",\"block_id\":\"b\",\"label\":{\"type\":\"plain_text\",\"text\":\"Why\"},"
            + "\"element\":{\"type\":\"plain_text_input\",\"action_id\":\"why\"}}]}";
    private static final String HOME = "{\"type\":\"home\",\"blocks\":[{\"type\":\"section\",\"block_id\":\"s\","
            + "\"text\":{\"type\":\"plain_text\",\"text\":\"%s\"},\"accessory\":{\"type\":\"button\","
            + "\"action_id\":\"home_button\",\"text\":{\"type\":\"plain_text\",\"text\":\"Press\"}}}]}";
    private final Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none());
    private final Http http = new Http(workspace);
    private final SlackConfig config = new SlackConfig();
    private final App app;
    private Optional<SocketModeApp> running = Optional.empty();

    BoltTest() {
        config.setMethodsEndpointUrlPrefix(workspace.apiUrl());
        config.setProxyUrl(null);
        app = new App(AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(workspace.app().botToken())
                .allEventsApiAutoAckEnabled(true)
                .authTestCacheExpirationMillis(-1)
                .build());
    }

    @BeforeEach
    void converse() throws Exception {
        app.event(AppMentionEvent.class, (request, ctx) -> {
            AppMentionEvent event = request.getEvent();
            ctx.client()
                    .chatPostMessage(message -> message.channel(event.getChannel())
                            .threadTs(event.getTs())
                            .text("You said: " + event.getText())
                            .blocksAsString(BUTTON));
            return ctx.ack();
        });
        app.event(MessageEvent.class, (request, ctx) -> {
            ctx.client()
                    .chatPostMessage(
                            message -> message.channel(request.getEvent().getChannel())
                                    .text("Direct: " + request.getEvent().getText()));
            return ctx.ack();
        });
        app.blockAction("ask", (request, ctx) -> {
            ctx.client()
                    .viewsOpen(view ->
                            view.triggerId(request.getPayload().getTriggerId()).viewAsString(MODAL));
            return ctx.ack();
        });
        app.viewSubmission("form", (request, ctx) -> {
            var values = request.getPayload().getView().getState().getValues();
            String why = Objects.requireNonNull(
                            Objects.requireNonNull(values.get("b")).get("why"))
                    .getValue();
            if (why.length() < 5) {
                return ctx.ackWithErrors(Map.of("b", "Say more"));
            }
            ctx.client().chatPostMessage(message -> message.channel("C0GENERAL").text("Because " + why));
            return ctx.ack();
        });
        app.command("/netdoc", (request, ctx) -> {
            ctx.respond(answer -> answer.text("Later").responseType("in_channel"));
            return ctx.ack("You typed: " + request.getPayload().getText());
        });
        app.messageShortcut("diagnose_message", (request, ctx) -> {
            ctx.client()
                    .chatPostMessage(message -> message.channel(
                                    request.getPayload().getChannel().getId())
                            .threadTs(request.getPayload().getMessage().getTs())
                            .text("About: " + request.getPayload().getMessage().getText()));
            return ctx.ack();
        });
        app.event(AppHomeOpenedEvent.class, (request, ctx) -> {
            var locale = ctx.client()
                    .usersInfo(user -> user.user(request.getEvent().getUser()).includeLocale(true))
                    .getUser()
                    .getLocale();
            ctx.client()
                    .viewsPublish(
                            view -> view.userId(request.getEvent().getUser()).viewAsString(HOME.formatted(locale)));
            return ctx.ack();
        });
        app.blockAction("home_button", (request, ctx) -> {
            var view = request.getPayload().getView();
            ctx.client()
                    .viewsPublish(
                            home -> home.userId(request.getPayload().getUser().getId())
                                    .hash(view.getHash())
                                    .viewAsString(HOME.formatted("pressed")));
            return ctx.ack();
        });
        SocketModeApp socket =
                new SocketModeApp(workspace.app().appToken(), app, SocketModeClient.Backend.JavaWebSocket, 4);
        running = Optional.of(socket);
        socket.startAsync();
        await().until(() -> workspace.state().at("/socket_mode/connections").asInt() > 0);
    }

    @AfterEach
    void close() throws Exception {
        if (running.isPresent()) {
            running.get().getClient().close();
            running.get().close();
        }
        workspace.close();
    }

    @Test
    void holdsAWholeConversation() {
        String ts = http.say("rina", "ask-network", "@netdoc a < b");
        String thread = "demo/messages?channel=ask-network&thread_ts=" + ts;
        await().until(() -> http.get(thread).path("messages").size() == 2);
        assertThat(http.get(thread).at("/messages/1/text").asText()).isEqualTo("You said: <@UNETDOC> a &lt; b");

        String reply = http.get(thread).at("/messages/1/ts").asText();
        http.post(
                "demo/click",
                "{\"user\":\"rina\",\"channel\":\"ask-network\",\"ts\":\"" + reply + "\",\"text\":\"Ask me\"}");
        assertThat(http.tryPost("demo/submit", "{\"user\":\"rina\",\"values\":{\"why\":\"no\"}}")
                        .body())
                .contains("Say more");
        http.post("demo/submit", "{\"user\":\"rina\",\"values\":{\"why\":\"it is broken\"}}");
        assertThat(http.get("demo/messages?channel=general")
                        .at("/messages/0/text")
                        .asText())
                .isEqualTo("Because it is broken");

        http.say("alex", "dm", "hello");
        await().until(() ->
                http.get("demo/messages?channel=dm&user=alex").path("messages").size() == 2);
    }

    @Test
    void answersACommandAtOnceAndLater() {
        http.post("demo/say", "{\"user\":\"rina\",\"channel\":\"general\",\"text\":\"/netdoc mode\"}");
        assertThat(http.get("demo/messages?channel=general").path("messages"))
                .extracting(message -> message.path("text").asText())
                .containsExactlyInAnyOrder("You typed: mode", "Later");
    }

    @Test
    void takesAShortcut() {
        String ts = http.say("rina", "general", "3 pods wait");
        http.post(
                "demo/shortcut",
                "{\"user\":\"alex\",\"channel\":\"general\",\"callback_id\":\"diagnose_message\",\"ts\":\"" + ts
                        + "\"}");
        assertThat(http.get("demo/messages?channel=general&thread_ts=" + ts)
                        .at("/messages/1/text")
                        .asText())
                .isEqualTo("About: 3 pods wait");
    }

    @Test
    void publishesAHomeAndTakesWhatIsPressedThere() {
        http.post("demo/home", "{\"user\":\"kenji\"}");
        await().until(() -> http.tryGet("demo/home?user=kenji").body().contains("ja-JP"));
        http.post("demo/click", "{\"user\":\"kenji\",\"view\":\"home\",\"action_id\":\"home_button\"}");
        await().until(() -> http.tryGet("demo/home?user=kenji").body().contains("pressed"));
    }

    @Test
    void uploadsAFileIntoAThread() throws Exception {
        String root = http.say("rina", "general", "show me");
        var uploaded = app.client()
                .filesUploadV2(file -> file.channel("C0GENERAL")
                        .threadTs(root)
                        .filename("diff.txt")
                        .title("Diff")
                        .content("-a\n+b\n")
                        .initialComment("Here")
                        // Reading it back would need another scope.
                        .requestFileInfo(false));
        assertThat(uploaded.isOk()).as(uploaded.toString()).isTrue();
        String thread = "demo/messages?channel=general&thread_ts=" + root;
        await().until(() -> http.get(thread).path("messages").size() == 2);
        assertThat(http.get(thread).at("/messages/1/files/0/preview").asText()).isEqualTo("-a\n+b\n");
    }

    @Test
    void survivesAForcedReconnect() {
        http.post("demo/faults", "{\"disconnect\":\"refresh_requested\"}");
        http.say("rina", "ask-network", "@netdoc one");
        http.say("rina", "ask-network", "@netdoc two");
        // An acknowledgement that is lost with the old socket makes the workspace deliver again: at least once.
        await().atMost(Duration.ofSeconds(60))
                .until(() -> http.get("demo/messages?channel=ask-network")
                                .path("messages")
                                .size()
                        >= 4);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> workspace.state().at("/socket_mode/pending").asInt() == 0);
    }
}
