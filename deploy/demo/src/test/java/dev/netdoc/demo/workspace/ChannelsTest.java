package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final Set<String> ALL = Set.of(
            "message.channels",
            "message.groups",
            "channel_created",
            "channel_left",
            "channel_rename",
            "channel_archive",
            "channel_unarchive",
            "group_left",
            "group_rename",
            "group_archive",
            "member_joined_channel",
            "member_left_channel");
    private final Workspace workspace = start(AppInstall.netdoc().scopes(), ALL);
    private final Http http = new Http(workspace);
    private final Socket socket = Socket.open(http, true);

    @AfterEach
    void close() {
        workspace.close();
    }

    @Test
    void tellsThatAPublicChannelAppearedWhichTheBotMayThenJoin() {
        String id = create("inc-1", false);
        assertThat(socket.awaitEvent("channel_created")
                        .at("/payload/event/channel/is_member")
                        .asBoolean())
                .isFalse();
        assertThat(post(id, "text", "a").path("error").asText()).isEqualTo("not_in_channel");
        assertThat(http.api("conversations.join", "channel", id)
                        .at("/channel/is_member")
                        .asBoolean())
                .isTrue();
        JsonNode joined = socket.awaitEvent("member_joined_channel").at("/payload/event");
        assertThat(joined.path("channel_type").asText()).isEqualTo("C");
        assertThat(joined.has("inviter")).isFalse();
        assertThat(post(id, "text", "a").path("ok").asBoolean()).isTrue();
    }

    @Test
    void hidesAPrivateChannelUntilTheBotIsInvited() {
        String id = create("secret-1", true);
        for (String method : List.of("conversations.info", "conversations.join", "conversations.history")) {
            assertThat(http.api(method, "channel", id).path("error").asText())
                    .as(method)
                    .isEqualTo("channel_not_found");
        }
        assertThat(post(id, "text", "a").path("error").asText()).isEqualTo("channel_not_found");
        assertThat(list("private_channel")).isEmpty();
        http.post("demo/rename", "{\"user\":\"rina\",\"channel\":\"secret-1\",\"name\":\"secret-2\"}");

        http.post("demo/invite", "{\"user\":\"rina\",\"channel\":\"secret-2\"}");
        JsonNode joined = socket.awaitEvent("member_joined_channel").at("/payload/event");
        assertThat(joined.path("channel_type").asText()).isEqualTo("G");
        assertThat(joined.path("inviter").asText()).isEqualTo("URINA");
        assertThat(socket.frames)
                .noneMatch(frame -> frame.at("/payload/event/type")
                        .asText()
                        .matches("channel_created|group_rename|channel_rename"));
        assertThat(http.api("conversations.info", "channel", id)
                        .at("/channel/is_private")
                        .asBoolean())
                .isTrue();
        assertThat(http.api("conversations.join", "channel", id).path("error").asText())
                .isEqualTo("method_not_supported_for_channel_type");
        assertThat(list("private_channel")).containsExactly("secret-2");
        assertThat(list("public_channel")).doesNotContain("secret-2");
        http.say("rina", "secret-2", "hello");
        assertThat(socket.await(frame ->
                                frame.at("/payload/event/text").asText().equals("hello"))
                        .at("/payload/event/channel_type")
                        .asText())
                .isEqualTo("group");

        http.post("demo/remove", "{\"user\":\"rina\",\"channel\":\"secret-2\"}");
        socket.awaitEvent("group_left");
        assertThat(http.api("conversations.info", "channel", id).path("error").asText())
                .isEqualTo("channel_not_found");
        assertThat(http.tryPost("demo/say", "{\"user\":\"alex\",\"channel\":\"secret-2\",\"text\":\"a\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(http.tryGet("web/boot?user=alex").body()).doesNotContain("secret-2");
        assertThat(http.tryGet("web/boot?user=rina").body()).contains("secret-2");
    }

    @Test
    void tellsTheBotThatItWasRemovedAndByWhom() {
        http.post("demo/remove", "{\"user\":\"kenji\",\"channel\":\"ask-network\",\"who\":\"alex\"}");
        assertThat(socket.awaitEvent("member_left_channel")
                        .at("/payload/event/user")
                        .asText())
                .isEqualTo("UALEX");
        http.post("demo/remove", "{\"user\":\"kenji\",\"channel\":\"ask-network\"}");
        JsonNode left = socket.awaitEvent("channel_left").at("/payload/event");
        assertThat(left.path("channel").asText()).isEqualTo("C0ASKNET");
        assertThat(left.path("actor_id").asText()).isEqualTo("UKENJI");
        assertThat(post("C0ASKNET", "text", "a").path("error").asText()).isEqualTo("not_in_channel");
        assertThat(http.get("demo/messages?channel=ask-network").path("messages"))
                .extracting(message -> message.path("subtype").asText())
                .containsExactly("channel_leave", "channel_leave");
    }

    @Test
    void tellsOfANewNameAndOfTheArchive() {
        String id = create("inc-2", false);
        http.post("demo/rename", "{\"user\":\"rina\",\"channel\":\"inc-2\",\"name\":\"inc-3\"}");
        assertThat(socket.awaitEvent("channel_rename")
                        .at("/payload/event/channel/name")
                        .asText())
                .isEqualTo("inc-3");
        assertThat(http.tryPost("demo/rename", "{\"user\":\"rina\",\"channel\":\"inc-3\",\"name\":\"general\"}")
                        .statusCode())
                .isEqualTo(400);
        http.post("demo/archive", "{\"user\":\"rina\",\"channel\":\"inc-3\"}");
        socket.awaitEvent("channel_archive");
        http.post("demo/archive", "{\"user\":\"rina\",\"channel\":\"inc-3\",\"undo\":true}");
        assertThat(socket.awaitEvent("channel_unarchive")
                        .at("/payload/event/channel")
                        .asText())
                .isEqualTo(id);
    }

    @Test
    void setsATopicWithOneOfItsScopesInChannelsThatTheBotIsIn() {
        assertThat(http.api("conversations.setTopic", "channel", "C0GENERAL", "topic", "a")
                        .path("error")
                        .asText())
                .isEqualTo("missing_scope");
        try (Workspace other = start(with("channels:write.topic"), Set.of("message.channels"))) {
            Http there = new Http(other);
            Socket events = Socket.open(there, true);
            assertThat(there.api("conversations.setTopic", "channel", "C0GENERAL", "topic", "INC-7: looking")
                            .at("/channel/topic/value")
                            .asText())
                    .isEqualTo("INC-7: looking");
            assertThat(events.awaitEvent("message").at("/payload/event/subtype").asText())
                    .isEqualTo("channel_topic");
            assertThat(there.api("conversations.setTopic", "channel", "C0GENERAL", "topic", "x".repeat(251))
                            .path("error")
                            .asText())
                    .isEqualTo("too_long");
            assertThat(there.api("conversations.setTopic", "channel", "C0OPSALERTS", "topic", "a")
                            .path("error")
                            .asText())
                    .isEqualTo("not_in_channel");
        }
    }

    @Test
    void postsUninvitedOnlyWithTheScopeAndOnlyInPublic() {
        try (Workspace other = start(with("chat:write.public"), Set.of())) {
            Http there = new Http(other);
            assertThat(there.api("chat.postMessage", "channel", "C0OPSALERTS", "text", "a")
                            .path("ok")
                            .asBoolean())
                    .isTrue();
            String id = there.post("demo/channels", "{\"user\":\"rina\",\"name\":\"p\",\"private\":true}")
                    .path("id")
                    .asText();
            assertThat(there.api("chat.postMessage", "channel", id, "text", "a")
                            .path("error")
                            .asText())
                    .isEqualTo("channel_not_found");
        }
    }

    @Test
    void tellsAndShowsNothingWithoutTheScopeForSuchChannels() {
        Set<String> scopes = new HashSet<>(AppInstall.netdoc().scopes());
        scopes.removeAll(Set.of("channels:read", "groups:read"));
        try (Workspace other = start(scopes, ALL)) {
            Http there = new Http(other);
            Socket events = Socket.open(there, true);
            there.post("demo/channels", "{\"user\":\"rina\",\"name\":\"inc-9\"}");
            there.say("rina", "general", "hello");
            events.awaitEvent("message");
            Awaitility.await()
                    .during(Duration.ofMillis(200))
                    .until(() -> events.frames.stream()
                            .noneMatch(frame ->
                                    frame.at("/payload/event/type").asText().equals("channel_created")));
            assertThat(there.api("conversations.info", "channel", "C0GENERAL")
                            .path("needed")
                            .asText())
                    .isEqualTo("channels:read");
            assertThat(there.api("conversations.list", "types", "im,private_channel")
                            .path("needed")
                            .asText())
                    .isEqualTo("groups:read");
        }
    }

    private static Workspace start(Set<String> scopes, Set<String> events) {
        AppInstall app = new AppInstall("xoxb-other", "xapp-other", scopes, events);
        return Workspace.start(
                Setup.demo(0, Optional.empty(), Surroundings.none()).with(app));
    }

    private static Set<String> with(String scope) {
        Set<String> scopes = new HashSet<>(AppInstall.netdoc().scopes());
        scopes.add(scope);
        return scopes;
    }

    private String create(String name, boolean isPrivate) {
        return http.post("demo/channels", "{\"user\":\"rina\",\"name\":\"" + name + "\",\"private\":" + isPrivate + "}")
                .path("id")
                .asText();
    }

    private JsonNode post(String channel, String name, String value) {
        return http.api("chat.postMessage", "channel", channel, name, value);
    }

    private List<String> list(String types) {
        return http.api("conversations.list", "types", types)
                .path("channels")
                .valueStream()
                .map(channel -> channel.path("name").asText())
                .toList();
    }
}
