package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomesTest {
    private static final String SELECT = "{\"type\":\"actions\",\"block_id\":\"lang\",\"elements\":["
            + "{\"type\":\"static_select\",\"action_id\":\"language\",\"options\":["
            + option("Auto", "auto") + "," + option("日本語", "ja") + "],\"initial_option\":" + option("Auto", "auto")
            + "}]}";
    private static final String VIEW = "{\"type\":\"home\",\"callback_id\":\"home\",\"blocks\":[" + SELECT + "]}";
    private final Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none());
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void tellsTheAppWhichTabSomebodyOpens() {
        Socket socket = Socket.open(http, true);
        http.post("demo/home", "{\"user\":\"rina\"}");
        JsonNode first = socket.awaitEvent("app_home_opened").at("/payload/event");
        assertThat(first.path("user").asText()).isEqualTo("URINA");
        assertThat(first.path("tab").asText()).isEqualTo("home");
        assertThat(first.path("channel").asText()).startsWith("D");
        assertThat(first.has("view")).isFalse();
        publish("URINA", VIEW);
        http.post("demo/home", "{\"user\":\"rina\",\"tab\":\"messages\"}");
        http.post("demo/home", "{\"user\":\"rina\",\"tab\":\"home\"}");
        JsonNode again =
                socket.await(frame -> frame.at("/payload/event").has("view")).at("/payload/event");
        assertThat(again.at("/view/callback_id").asText()).isEqualTo("home");
        assertThat(http.tryPost("demo/home", "{\"user\":\"rina\",\"tab\":\"cellar\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsAViewForEachPersonUnderOneIdWithANewHashEachTime() {
        JsonNode one = publish("URINA", VIEW).path("view");
        assertThat(one.path("type").asText()).isEqualTo("home");
        assertThat(http.tryGet("demo/home?user=kenji").statusCode()).isEqualTo(404);
        String hash = one.path("hash").asText();
        JsonNode two = http.api("views.publish", "user_id", "URINA", "view", VIEW, "hash", hash)
                .path("view");
        assertThat(two.path("id")).isEqualTo(one.path("id"));
        assertThat(two.path("hash")).isNotEqualTo(one.path("hash"));
        assertThat(http.api("views.publish", "user_id", "URINA", "view", VIEW, "hash", hash)
                        .path("error")
                        .asText())
                .isEqualTo("hash_conflict");
        assertThat(http.api("views.update", "view_id", two.path("id").asText(), "view", VIEW)
                        .at("/view/id"))
                .isEqualTo(two.path("id"));
        assertThat(http.get("demo/home?user=rina").path("hash")).isNotEqualTo(two.path("hash"));
    }

    @Test
    void declinesWhatSlackDeclinesInAHomeTab() {
        assertThat(publish("U404", VIEW).path("error").asText()).isEqualTo("user_not_found");
        assertThat(publish("URINA", "{\"type\":\"modal\",\"blocks\":[]}")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_arguments");
        assertThat(publish("URINA", home("{\"type\":\"markdown\",\"text\":\"a\"}"))
                        .at("/response_metadata/messages/0")
                        .asText())
                .isEqualTo("[ERROR] unsupported type: markdown [json-pointer:/view/blocks/0/type]");
        String hundredAndOne = String.join(",", Collections.nCopies(101, "{\"type\":\"divider\"}"));
        assertThat(publish("URINA", home(hundredAndOne))
                        .at("/response_metadata/messages/0")
                        .asText())
                .contains("no more than 100 items allowed [json-pointer:/view/blocks]");
        String inputs = "{\"type\":\"input\",\"label\":{\"type\":\"plain_text\",\"text\":\"Why\"},"
                + "\"element\":{\"type\":\"plain_text_input\"}}";
        assertThat(publish("URINA", home(inputs)).path("ok").asBoolean()).isTrue();
    }

    @Test
    void tellsWhatIsChosenWithTheViewAndItsState() {
        Socket socket = Socket.open(http, true);
        String id = publish("URINA", VIEW).at("/view/id").asText();
        http.post(
                "demo/click",
                "{\"user\":\"rina\",\"view\":\"home\",\"action_id\":\"language\",\"value\":\"ja\","
                        + "\"state\":{\"language\":\"ja\"}}");
        JsonNode payload = socket.awaitInteraction("block_actions").path("payload");
        assertThat(payload.at("/container/type").asText()).isEqualTo("view");
        assertThat(payload.at("/container/view_id").asText()).isEqualTo(id);
        assertThat(payload.at("/view/id").asText()).isEqualTo(id);
        assertThat(payload.at("/view/state/values/lang/language/selected_option/value")
                        .asText())
                .isEqualTo("ja");
        assertThat(payload.at("/actions/0/selected_option/text/text").asText()).isEqualTo("日本語");
        assertThat(payload.has("response_url")).isFalse();
        assertThat(payload.has("channel")).isFalse();
        assertThat(http.tryPost("demo/click", "{\"user\":\"alex\",\"view\":\"home\",\"action_id\":\"language\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void outlivesTheWorkspace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("state.json");
        Path kept = folder.resolve("kept.json");
        try (Workspace first = Workspace.start(0, Optional.of(file), Surroundings.none())) {
            new Http(first).api("views.publish", "user_id", "URINA", "view", VIEW);
            await().until(() -> Files.exists(file) && Files.readString(file).contains("static_select"));
            Files.copy(file, kept);
        }
        try (Workspace second = Workspace.start(0, Optional.of(kept), Surroundings.none())) {
            assertThat(new Http(second)
                            .get("demo/home?user=rina")
                            .at("/blocks/0/block_id")
                            .asText())
                    .isEqualTo("lang");
        }
    }

    @Test
    void tellsTheLocaleOnlyWhenAsked() {
        assertThat(http.api("users.info", "user", "UKENJI").path("user").has("locale"))
                .isFalse();
        assertThat(http.api("users.info", "user", "UKENJI", "include_locale", "1")
                        .at("/user/locale")
                        .asText())
                .isEqualTo("ja-JP");
    }

    private JsonNode publish(String user, String view) {
        return http.api("views.publish", "user_id", user, "view", view);
    }

    private static String home(String blocks) {
        return "{\"type\":\"home\",\"blocks\":[" + blocks + "]}";
    }

    private static String option(String label, String value) {
        return "{\"text\":{\"type\":\"plain_text\",\"text\":\"" + label + "\"},\"value\":\"" + value + "\"}";
    }
}
