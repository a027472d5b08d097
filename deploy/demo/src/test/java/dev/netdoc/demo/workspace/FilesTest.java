package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
    private final Workspace workspace = Workspace.start(Setup.demo(0, Optional.empty(), Surroundings.none())
            .with(AppInstall.netdoc().withEvents(Set.of("message.channels"))));
    private final Http http = new Http(workspace);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void sharesAFileInAThreadAMomentAfterItIsCompleted() {
        Socket socket = Socket.open(http, true);
        String root = http.say("rina", "ask-network", "@netdoc show me");
        JsonNode answer = share(http, "nodes.txt", "node-1\nnode-2\n", "channel_id", "C0ASKNET", "thread_ts", root);
        assertThat(answer.at("/files/0/title").asText()).isEqualTo("Nodes");
        assertThat(answer.has("ts")).isFalse();
        JsonNode event = socket.await(
                        frame -> frame.at("/payload/event/subtype").asText().equals("file_share"))
                .at("/payload/event");
        assertThat(event.path("thread_ts").asText()).isEqualTo(root);
        assertThat(event.path("text").asText()).isEqualTo("Here");
        assertThat(event.path("bot_id").asText()).isEqualTo("B0NETDOC");
        JsonNode file = event.at("/files/0");
        assertThat(file.path("name").asText()).isEqualTo("nodes.txt");
        assertThat(file.path("preview").asText()).isEqualTo("node-1\nnode-2\n");
        var got = http.tryGet(file.path("url_private_download").asText().replace(workspace.url(), ""));
        assertThat(got.body()).isEqualTo("node-1\nnode-2\n");
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
    }

    @Test
    void showsTheBeginningOfALongFile() {
        share(http, "long.txt", "line\n".repeat(100), "channel_id", "C0GENERAL");
        await().until(() ->
                !http.get("web/boot?user=rina").at("/messages/C0GENERAL").isEmpty());
        JsonNode file = http.get("web/boot?user=rina").at("/messages/C0GENERAL/0/files/0");
        assertThat(file.path("preview").asText().lines()).hasSize(12);
        assertThat(file.path("preview_is_truncated").asBoolean()).isTrue();
        assertThat(file.path("lines").asInt()).isEqualTo(100);
    }

    @Test
    void declinesWhatSlackDeclines() {
        assertThat(http.api("files.getUploadURLExternal", "filename", "a.txt", "length", 0)
                        .path("error")
                        .asText())
                .isEqualTo("missing_argument");
        assertThat(http.api(
                                "files.getUploadURLExternal",
                                "filename",
                                "a.txt",
                                "length",
                                1_000_001,
                                "snippet_type",
                                "text")
                        .path("error")
                        .asText())
                .isEqualTo("snippet_too_large");
        assertThat(complete(http, "F404", "channel_id", "C0GENERAL")
                        .path("error")
                        .asText())
                .isEqualTo("file_not_found");
        String early = announce(http, "a.txt", 3).path("file_id").asText();
        assertThat(complete(http, early, "channel_id", "C0GENERAL")
                        .path("error")
                        .asText())
                .isEqualTo("file_not_found");
        assertThat(http.tryPost("upload/" + early, "too long").statusCode()).isEqualTo(400);
        assertThat(http.tryPost("upload/" + early, "abc").statusCode()).isEqualTo(200);
        assertThat(complete(http, early, "channel_id", "C0OPSALERTS")
                        .path("error")
                        .asText())
                .isEqualTo("not_in_channel");
        assertThat(complete(http, early, "channel_id", "C404").path("error").asText())
                .isEqualTo("channel_not_found");
        assertThat(complete(http, early, "channel_id", "general").path("error").asText())
                .isEqualTo("channel_not_found");
        assertThat(http.tryGet("files/" + early).statusCode()).isEqualTo(404);
        assertThat(complete(http, early).path("ok").asBoolean()).isTrue();
        assertThat(complete(http, early).path("error").asText()).isEqualTo("file_not_found");
    }

    @Test
    void wantsTheScope() {
        AppInstall poor = new AppInstall("xoxb-poor", "xapp-poor", Set.of("chat:write"), Set.of());
        try (Workspace other = Workspace.start(
                Setup.demo(0, Optional.empty(), Surroundings.none()).with(poor))) {
            assertThat(announce(new Http(other), "a.txt", 3).path("needed").asText())
                    .isEqualTo("files:write");
        }
    }

    @Test
    void outlivesTheWorkspace(@TempDir Path folder) throws IOException {
        Path kept = folder.resolve("state.json");
        String id;
        try (Workspace first = Workspace.start(0, Optional.of(kept), Surroundings.none())) {
            Http one = new Http(first);
            id = share(one, "a.txt", "日本", "channel_id", "C0GENERAL")
                    .at("/files/0/id")
                    .asText();
            await().until(() ->
                    !one.get("demo/messages?channel=general").path("messages").isEmpty());
        }
        assertThat(Files.readString(kept)).contains(id);
        try (Workspace second = Workspace.start(0, Optional.of(kept), Surroundings.none())) {
            assertThat(new Http(second).tryGet("files/" + id).body()).isEqualTo("日本");
        }
    }

    private static JsonNode share(Http http, String name, String text, Object... where) {
        JsonNode announced = announce(http, name, text.getBytes(StandardCharsets.UTF_8).length);
        String url =
                announced.path("upload_url").asText().replace(http.workspace().url(), "");
        assertThat(http.tryPost(url, text).statusCode()).isEqualTo(200);
        JsonNode answer = complete(http, announced.path("file_id").asText(), where);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer;
    }

    private static JsonNode announce(Http http, String name, int length) {
        return http.api("files.getUploadURLExternal", "filename", name, "length", length);
    }

    private static JsonNode complete(Http http, String id, Object... where) {
        Object[] arguments = new Object[where.length + 4];
        arguments[0] = "files";
        arguments[1] = "[{\"id\":\"" + id + "\",\"title\":\"Nodes\"}]";
        arguments[2] = "initial_comment";
        arguments[3] = "Here";
        System.arraycopy(where, 0, arguments, 4, where.length);
        return http.api("files.completeUploadExternal", arguments);
    }
}
