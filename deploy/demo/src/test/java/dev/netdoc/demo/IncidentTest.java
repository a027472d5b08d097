package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The diagnosis in an incident's channel, before anybody asks. */
class IncidentTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final String CHANNEL = "inc-4711-checkout-flannel";

    @TempDir
    private Path state;

    private Demo demo;
    private Scripted chat;

    @SuppressWarnings("NullAway.Init") // set before each test
    IncidentTest() {}

    @BeforeEach
    void start() {
        demo = Demo.start(0, state, false);
        chat = new Scripted(demo.url());
        await().atMost(SOON).until(demo::connected);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    private List<JsonNode> posts() {
        return chat.messages(CHANNEL, "rina").stream()
                .filter(message -> message.path("user").asText().equals("netdoc") && !message.has("subtype"))
                .toList();
    }

    @Test
    void theDiagnosisStandsThereWithinTenSecondsAndTurnsGreenWhenTheLeakIsGone() {
        chat.trouble("flannel", "address-leak", true);
        chat.createChannel("rina", CHANNEL);
        await().atMost(WITHIN).until(() -> !posts().isEmpty());
        assertThat(posts())
                .singleElement()
                .satisfies(post -> assertThat(post.toString())
                        .contains("Critical", "lost pod addresses", "Ruled out", "Changed in the last hour")
                        .doesNotContain("terway-exclusive"));

        chat.trouble("flannel", "address-leak", false);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(posts().getFirst().toString()).doesNotContain("lost pod addresses"));
        assertThat(posts()).hasSize(1);
        assertThat(chat.state().path("complaints")).isEmpty();
    }

    @Test
    void itsButtonBringsTheDiagnosisWithAFixToApprove() {
        chat.createChannel("rina", CHANNEL);
        await().atMost(WITHIN).until(() -> !posts().isEmpty());
        String ts = posts().getFirst().path("ts").asText();
        chat.click("alex", CHANNEL, ts, "cluster");
        await().atMost(SOON)
                .until(() -> Scripted.withButton(chat.replies(CHANNEL, "alex", ts), "approve")
                        .isPresent());
    }

    @Test
    void otherChannelsStayQuiet() {
        chat.createChannel("rina", "inventory");
        chat.createChannel("rina", CHANNEL);
        await().atMost(WITHIN).until(() -> !posts().isEmpty());
        assertThat(chat.messages("inventory", "rina")).isEmpty();
    }
}
