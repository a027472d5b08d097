package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Commands, the shortcut, the home tab and thumbs, through the workspace. The tests share one demo and change nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtHomeTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private Demo demo;
    private Scripted chat;

    @SuppressWarnings("NullAway.Init") // set before the tests
    AtHomeTest() {}

    @BeforeAll
    void start(@TempDir Path state) {
        demo = Demo.start(0, state, false);
        chat = new Scripted(demo.url());
        await().atMost(SOON).until(demo::connected);
    }

    @AfterAll
    void stop() {
        assertThat(chat.state().path("complaints")).isEmpty();
        demo.close();
    }

    /** What netdoc said in a channel outside threads. */
    private List<JsonNode> said(String channel, String user) {
        return chat.messages(channel, user).stream()
                .filter(m -> m.path("user").asText().equals("netdoc"))
                .toList();
    }

    @Test
    void aCommandIsAnsweredInTheThreadOfWhatWasAsked() {
        chat.post("say", Map.of("user", "alex", "channel", "general", "text", "/netdoc mode terway-shared"));
        await().atMost(SOON).until(() -> !said("general", "alex").isEmpty());
        String root = said("general", "alex").getFirst().path("ts").asText();
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(chat.replies("general", "alex", root).toString())
                                .contains("terway-shared", "DataPath V2"));
    }

    @Test
    void anAlertOfAnotherAppCanBeDiagnosedFromItsMenu() {
        String alert = chat.say(
                "kenji",
                "ask-network",
                "KubeNodeNotReady: node ap-southeast-5.10.7.0.15 of flannel has been unready for 15 minutes");
        chat.post(
                "shortcut",
                Map.of("user", "kenji", "channel", "ask-network", "ts", alert, "callback_id", "diagnose_message"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                chat.replies("ask-network", "kenji", alert).toString())
                        .contains("ap-southeast-5.10.7.0.15", "flannel"));
    }

    @Test
    void theHomeTabShowsTheClustersAndSpeaksTheLanguageThatIsChosenThere() {
        chat.post("home", Map.of("user", "rina"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(home("rina")).contains("terway-shared", "terway-exclusive", "flannel"));
        chat.post("click", Map.of("user", "rina", "view", "home", "action_id", "home_language", "value", "id"));
        await().atMost(SOON).untilAsserted(() -> assertThat(home("rina")).contains("Bahasa"));
        String asked = chat.say("rina", "ask-network", "@netdoc what mode am I in on flannel?");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                chat.replies("ask-network", "rina", asked).toString())
                        .contains("memakai"));
    }

    private String home(String user) {
        return chat.get("home?user=" + user).toString();
    }

    @Test
    void anAnswerCanBeRated() {
        String asked = chat.say("mia", "ask-network", "@netdoc does DataPath V2 traffic bypass IPVS?");
        await().atMost(SOON)
                .until(() -> !chat.replies("ask-network", "mia", asked).isEmpty());
        JsonNode answer = chat.replies("ask-network", "mia", asked).getFirst();
        assertThat(answer.toString()).contains("feedback_buttons");
    }
}
