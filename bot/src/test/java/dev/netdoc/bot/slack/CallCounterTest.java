package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class CallCounterTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Test
    void whatCameOfEachCallIsHeard() throws Exception {
        try (var fake = new FakeSlack()) {
            var settings = new SlackSettings("xoxb-1", "xapp-1", fake.api());
            SlackCalls calls = (method, outcome) -> heard.add(method + " " + outcome.label());
            try (var slack = SlackApp.slack(SlackApp.config(settings), calls)) {
                var client = slack.methods(settings.botToken());
                fake.failNext("chat.postMessage", "429");
                fake.failNext("chat.postMessage", "channel_not_found");
                fake.failNext("chat.postMessage", "lost");
                for (int i = 0; i < 4; i++) {
                    Attempt.of(() -> client.chatPostMessage(r -> r.channel("C1").text("hello")));
                }
                assertThat(Attempt.of(() -> client.authTest(r -> r))).isInstanceOf(Attempt.Answered.class);
            }
        }
        assertThat(heard)
                .containsExactly(
                        "chat.postMessage 429",
                        "chat.postMessage error",
                        "chat.postMessage error",
                        "chat.postMessage ok",
                        "auth.test ok");
    }
}
