package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebApiTest {
    private final Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none());
    private final Http http = new Http(workspace);

    @AfterAll
    void close() {
        workspace.close();
    }

    @BeforeAll
    void unlimited() {
        http.post("demo/faults", "{\"rate_limits\":false}");
    }

    @BeforeEach
    void noComplaints() {
        http.send(HttpRequest.newBuilder(http.at("demo/complaints")).DELETE());
    }

    @Test
    void saysWhoTheBotIsAndWhatItMayDo() {
        HttpResponse<String> response = http.raw("auth.test", workspace.app().botToken());
        assertThat(response.headers().firstValue("x-oauth-scopes").orElseThrow())
                .contains("chat:write,commands");
        assertThat(Json.parse(response.body()).path("user_id").asText()).isEqualTo("UNETDOC");
    }

    @Test
    void looksAtTheTokenFirst() {
        assertThat(error(http.send(
                        HttpRequest.newBuilder(http.at("api/auth.test")).POST(HttpRequest.BodyPublishers.noBody()))))
                .isEqualTo("not_authed");
        assertThat(error(http.raw("chat.postMessage", "xoxb-other"))).isEqualTo("invalid_auth");
        assertThat(error(http.raw("chat.postMessage", workspace.app().appToken())))
                .isEqualTo("not_allowed_token_type");
        assertThat(error(http.raw("apps.connections.open", workspace.app().botToken())))
                .isEqualTo("not_allowed_token_type");
        assertThat(http.api("chat.shout").path("error").asText()).isEqualTo("unknown_method");
    }

    @Test
    void namesTheScopeThatIsMissing() {
        AppInstall poor = new AppInstall("xoxb-poor", "xapp-poor", Set.of("commands"), Set.of());
        try (Workspace other = Workspace.start(
                Setup.demo(0, Optional.empty(), Surroundings.none()).with(poor))) {
            JsonNode answer = new Http(other).api("chat.postMessage", "channel", "C0ASKNET", "text", "hi");
            assertThat(answer.path("error").asText()).isEqualTo("missing_scope");
            assertThat(answer.path("needed").asText()).isEqualTo("chat:write");
            assertThat(answer.path("provided").asText()).isEqualTo("commands");
        }
    }

    @Test
    void postsWhatItIsGivenAsFormOrJson() {
        JsonNode form = http.api("chat.postMessage", "channel", "C0ASKNET", "text", "a", "blocks", section("*a*"));
        assertThat(form.at("/message/blocks/0/block_id").asText()).isNotEmpty();
        assertThat(form.at("/message/bot_id").asText()).isEqualTo("B0NETDOC");
        HttpResponse<String> json = http.send(HttpRequest.newBuilder(http.at("api/chat.postMessage"))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Authorization", "Bearer " + workspace.app().botToken())
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"channel\":\"#ask-network\",\"text\":\"b\",\"blocks\":" + section("b") + "}")));
        assertThat(Json.parse(json.body()).path("channel").asText()).isEqualTo("C0ASKNET");
    }

    @Test
    void declinesPostsAsSlackDoes() {
        assertThat(post("channel", "C0ASKNET")).isEqualTo("no_text");
        assertThat(post("channel", "C404", "text", "a")).isEqualTo("channel_not_found");
        assertThat(post("channel", "C0OPSALERTS", "text", "a")).isEqualTo("not_in_channel");
        assertThat(post("channel", "C0ASKNET", "text", "a", "blocks", "[not json"))
                .isEqualTo("invalid_blocks_format");
        assertThat(post("channel", "C0ASKNET", "text", "a", "blocks", "\"[]\"")).isEqualTo("invalid_blocks_format");
        assertThat(post("channel", "C0ASKNET", "text", "a", "thread_ts", "1.000001"))
                .isEqualTo("cannot_reply_to_message");
        assertThat(post("channel", "C0ASKNET", "text", "a", "markdown_text", "b"))
                .isEqualTo("markdown_text_conflict");
        assertThat(post("channel", "C0ASKNET", "text", "a", "metadata", "{\"event_type\":1}"))
                .isEqualTo("invalid_metadata_format");
        String big = "{\"event_type\":\"e\",\"event_payload\":{\"a\":\"" + "x".repeat(8_000) + "\"}}";
        assertThat(post("channel", "C0ASKNET", "text", "a", "metadata", big)).isEqualTo("metadata_too_large");
        String heavy = "["
                + String.join(
                        ",",
                        java.util.Collections.nCopies(
                                6, section("x".repeat(2_600)).replaceAll("^\\[|]$", "")))
                + "]";
        assertThat(post("channel", "C0ASKNET", "text", "a", "blocks", heavy)).isEqualTo("msg_blocks_too_long");
    }

    @Test
    void listsWhatIsWrongWithBlocks() {
        JsonNode answer =
                http.api("chat.postMessage", "channel", "C0ASKNET", "text", "a", "blocks", section("x".repeat(3_001)));
        assertThat(answer.path("error").asText()).isEqualTo("invalid_blocks");
        assertThat(answer.at("/errors/0").asText())
                .isEqualTo("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
        assertThat(answer.at("/response_metadata/messages/0").asText())
                .isEqualTo("[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    }

    @Test
    void removesTheBlocksWhenAnUpdateHasOnlyText() {
        String ts = posted("channel", "C0ASKNET", "text", "a", "blocks", section("a"));
        JsonNode kept = http.api("chat.update", "channel", "C0ASKNET", "ts", ts, "text", "b", "blocks", section("b"));
        assertThat(kept.at("/message/blocks")).hasSize(1);
        assertThat(kept.at("/message").has("edited")).isFalse();
        JsonNode bare = http.api("chat.update", "channel", "C0ASKNET", "ts", ts, "text", "c");
        assertThat(bare.at("/message").has("blocks")).isFalse();
        assertThat(bare.at("/message").has("edited")).isTrue();
    }

    @Test
    void declinesUpdatesAsSlackDoes() {
        String ts = posted("channel", "C0ASKNET", "text", "a");
        assertThat(update(ts, "text", "x".repeat(4_001))).isEqualTo("msg_too_long");
        assertThat(update("1.000001", "text", "a")).isEqualTo("message_not_found");
        assertThat(update(http.say("rina", "ask-network", "mine"), "text", "a")).isEqualTo("cant_update_message");
        String whisper = http.api("chat.postEphemeral", "channel", "C0ASKNET", "user", "URINA", "text", "psst")
                .path("message_ts")
                .asText();
        assertThat(update(whisper, "text", "a")).isEqualTo("message_not_found");
        http.api("chat.delete", "channel", "C0ASKNET", "ts", ts);
        assertThat(update(ts, "text", "a")).isEqualTo("message_not_found");
    }

    @Test
    void whispersOnlyToMembers() {
        http.post("demo/channels", "{\"name\":\"inc-1\",\"user\":\"rina\"}");
        JsonNode channel = http.api("conversations.join", "channel", "inc-1").path("channel");
        assertThat(http.api("chat.postEphemeral", "channel", channel.path("id").asText(), "user", "UALEX", "text", "a")
                        .path("error")
                        .asText())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void keepsMetadataAndShowsThemWhenAsked() {
        String root = http.say("rina", "ask-network", "@netdoc why?");
        String metadata = "{\"event_type\":\"netdoc_job\",\"event_payload\":{\"id\":\"j1\"}}";
        posted("channel", "C0ASKNET", "text", "a", "thread_ts", root, "metadata", metadata);
        JsonNode with =
                http.api("conversations.replies", "channel", "C0ASKNET", "ts", root, "include_all_metadata", "1");
        assertThat(with.at("/messages/0/reply_count").asInt()).isEqualTo(1);
        assertThat(with.at("/messages/1/metadata/event_payload/id").asText()).isEqualTo("j1");
        assertThat(with.at("/messages/1/parent_user_id").asText()).isEqualTo("URINA");
        JsonNode without = http.api("conversations.replies", "channel", "C0ASKNET", "ts", root);
        assertThat(without.at("/messages/1").has("metadata")).isFalse();
        assertThat(http.api("conversations.replies", "channel", "C0ASKNET", "ts", "1.000001")
                        .path("error")
                        .asText())
                .isEqualTo("thread_not_found");
    }

    @Test
    void readsChannelsPageByPageNewestFirst() {
        for (String text : List.of("one", "two", "three")) {
            posted("channel", "C0GENERAL", "text", text);
        }
        JsonNode first = http.api("conversations.history", "channel", "C0GENERAL", "limit", 2);
        assertThat(first.at("/messages/0/text").asText()).isEqualTo("three");
        assertThat(first.path("has_more").asBoolean()).isTrue();
        String cursor = first.at("/response_metadata/next_cursor").asText();
        assertThat(http.api("conversations.history", "channel", "C0GENERAL", "limit", 2, "cursor", cursor)
                        .at("/messages/0/text")
                        .asText())
                .isEqualTo("one");
        assertThat(http.api("conversations.history", "channel", "C0GENERAL", "cursor", "?")
                        .path("error")
                        .asText())
                .isEqualTo("invalid_cursor");
        assertThat(http.api("conversations.history", "channel", "C0OPSALERTS")
                        .path("error")
                        .asText())
                .isEqualTo("not_in_channel");
    }

    @Test
    void knowsPeopleGroupsAndDirectMessages() {
        assertThat(http.api("users.info", "user", "UKENJI").at("/user/tz").asText())
                .isEqualTo("Asia/Tokyo");
        assertThat(http.api("users.info", "user", "U404").path("error").asText())
                .isEqualTo("user_not_found");
        assertThat(http.api("usergroups.users.list", "usergroup", "S0NETOPS").path("users"))
                .hasSize(3);
        assertThat(http.api("users.info", "user", "UMIA")
                        .at("/user/is_restricted")
                        .asBoolean())
                .isTrue();
        assertThat(http.api("usergroups.users.list", "usergroup", "S404")
                        .path("error")
                        .asText())
                .isEqualTo("no_such_subteam");
        assertThat(http.api("conversations.open", "users", "UALEX")
                        .path("error")
                        .asText())
                .as("the app has no im:write, and needs none to write to somebody")
                .isEqualTo("missing_scope");
        String direct = http.api("chat.postMessage", "channel", "UALEX", "text", "a")
                .path("channel")
                .asText();
        assertThat(direct).isEqualTo("D0ALEX");
        assertThat(http.api("conversations.join", "channel", direct)
                        .path("error")
                        .asText())
                .isEqualTo("method_not_supported_for_channel_type");
        assertThat(http.api("conversations.list", "types", "im").path("channels"))
                .hasSize(4);
        assertThat(http.api("bots.info", "bot", "B0NETDOC").at("/bot/user_id").asText())
                .isEqualTo("UNETDOC");
    }

    @Test
    void reactsOnce() {
        String ts = http.say("rina", "ask-network", "hello");
        assertThat(react("reactions.add", ts, "eyes").path("ok").asBoolean()).isTrue();
        assertThat(react("reactions.add", ts, "eyes").path("error").asText()).isEqualTo("already_reacted");
        assertThat(react("reactions.add", ts, ":eyes:").path("error").asText()).isEqualTo("invalid_name");
        assertThat(react("reactions.remove", ts, "eyes").path("ok").asBoolean()).isTrue();
        assertThat(react("reactions.remove", ts, "eyes").path("error").asText()).isEqualTo("no_reaction");
    }

    @Test
    void linksToMessages() {
        String root = http.say("rina", "ask-network", "hello");
        String link = http.api("chat.getPermalink", "channel", "C0ASKNET", "message_ts", root)
                .path("permalink")
                .asText();
        assertThat(link).endsWith("/archives/C0ASKNET/p" + root.replace(".", ""));
        HttpResponse<String> response = http.tryGet(link.replace(workspace.url(), ""));
        assertThat(response.statusCode()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).contains("message=" + root);
    }

    @Test
    void stopsPostingInAnArchivedChannel() {
        http.post("demo/channels", "{\"name\":\"old\",\"user\":\"rina\"}");
        http.api("conversations.join", "channel", "old");
        String ts = posted("channel", "old", "text", "a");
        http.post("demo/archive", "{\"channel\":\"old\",\"user\":\"rina\"}");
        assertThat(post("channel", "old", "text", "a")).isEqualTo("is_archived");
        assertThat(http.api("chat.update", "channel", "old", "ts", ts, "text", "b")
                        .path("error")
                        .asText())
                .isEqualTo("is_inactive");
        assertThat(http.api("conversations.join", "channel", "old")
                        .path("error")
                        .asText())
                .isEqualTo("is_archived");
    }

    @Test
    void complainsOfWhatSlackTakesButPeopleShouldNot() {
        posted("channel", "C0ASKNET", "blocks", section("no fallback"));
        posted("channel", "C0ASKNET", "text", "look, <!channel>");
        posted("channel", "C0ASKNET", "text", "fine", "blocks", section("<!here|here>"));
        http.say("rina", "ask-network", "@netdoc why?");
        posted("channel", "C0ASKNET", "text", "outside of the thread");
        assertThat(workspace.state().path("complaints"))
                .extracting(complaint -> complaint.path("rule").asText())
                .containsExactly("no-fallback-text", "mass-mention", "mass-mention", "reply-outside-thread");
    }

    @Test
    void findsNothingToComplainOfInAGoodReply() {
        String root = http.say("rina", "ask-network", "@netdoc <!channel>");
        posted("channel", "C0ASKNET", "text", "you said &lt;!channel&gt;", "blocks", section("a"), "thread_ts", root);
        posted("channel", "C0ASKNET", "text", "an incident summary");
        assertThat(workspace.state().path("complaints")).isEmpty();
    }

    @Test
    void breaksAsPlanned() {
        http.post("demo/faults", "{\"rate_limit\":{\"method\":\"chat.postMessage\",\"retry_after\":7}}");
        HttpResponse<String> limited =
                http.raw("chat.postMessage", workspace.app().botToken());
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After")).contains("7");
        http.post("demo/faults", "{\"http_error\":{\"method\":\"auth.test\",\"status\":503,\"calls\":2}}");
        assertThat(http.raw("auth.test", workspace.app().botToken()).statusCode())
                .isEqualTo(503);
        assertThat(http.raw("auth.test", workspace.app().botToken()).statusCode())
                .isEqualTo(503);
        assertThat(http.raw("auth.test", workspace.app().botToken()).statusCode())
                .isEqualTo(200);
        http.post("demo/faults", "{\"error\":{\"method\":\"chat.postMessage\",\"error\":\"not_in_channel\"}}");
        assertThat(post("channel", "C0ASKNET", "text", "a")).isEqualTo("not_in_channel");
        assertThat(http.tryPost("demo/faults", "{\"earthquake\":true}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void losesTheAnswerAfterTheDeed() {
        http.post("demo/faults", "{\"lose_answer\":{\"method\":\"chat.postMessage\"}}");
        assertThatThrownBy(() -> post("channel", "C0GENERAL", "text", "lost and found"))
                .isInstanceOf(java.io.UncheckedIOException.class);
        assertThat(http.api("conversations.history", "channel", "C0GENERAL")
                        .at("/messages/0/text")
                        .asText())
                .isEqualTo("lost and found");
    }

    @Test
    void limitsPostsToOneASecondInAChannelAfterABurst() {
        try (Workspace strict = Workspace.start(0, Optional.empty(), Surroundings.none())) {
            Http bot = new Http(strict);
            int limited = 0;
            for (int i = 0; i < 13; i++) {
                HttpResponse<String> response =
                        bot.raw("chat.postMessage", strict.app().botToken(), "channel", "C0ASKNET", "text", "a");
                limited += response.statusCode() == 429 ? 1 : 0;
            }
            assertThat(limited).isBetween(1, 3);
            assertThat(bot.api("chat.postMessage", "channel", "C0GENERAL", "text", "a")
                            .path("ok")
                            .asBoolean())
                    .isTrue();
        }
    }

    @Test
    void remembersCallsWithoutTheToken() {
        posted("channel", "C0ASKNET", "text", "for the record");
        String transcript = http.tryGet("demo/transcript").body();
        assertThat(transcript)
                .contains("for the record")
                .doesNotContain(workspace.app().botToken());
    }

    private static String section(String text) {
        return "[{\"type\":\"section\",\"text\":{\"type\":\"mrkdwn\",\"text\":\"%s\"}}]".formatted(text);
    }

    private String post(Object... arguments) {
        return http.api("chat.postMessage", arguments).path("error").asText();
    }

    private String posted(Object... arguments) {
        JsonNode answer = http.api("chat.postMessage", arguments);
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer.path("ts").asText();
    }

    private String update(String ts, String name, String value) {
        return http.api("chat.update", "channel", "C0ASKNET", "ts", ts, name, value)
                .path("error")
                .asText();
    }

    private JsonNode react(String method, String ts, String name) {
        return http.api(method, "channel", "C0ASKNET", "timestamp", ts, "name", name);
    }

    private static String error(HttpResponse<String> response) {
        return Json.parse(response.body()).path("error").asText();
    }
}
