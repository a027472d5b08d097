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
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Slack sends is acknowledged, and what netdoc has no use for does nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayloadsTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    private final FakeSlack slack = new FakeSlack();
    private SlackApp app;

    @BeforeAll
    void connect() {
        var doctor = new FakeDoctor(List.of());
        Texts texts = Texts.load();
        var approvals = new FakeApprovals();
        var examinations = new Examinations(List.of(), doctor, Runnable::run, SOON, InstantSource.system());
        var conversation = new Conversation(
                new FakeKnowledge(), examinations, approvals, OpenQuestions.NOT_KEPT, texts, Optional.empty());
        app = new SlackApp(
                new SlackSettings("xoxb-" + System.nanoTime(), "xapp-" + System.nanoTime(), slack.api()),
                conversation,
                approvals,
                doctor,
                new FakeDeliveries(),
                texts,
                Map.of(),
                InstantSource.system());
        app.start();
        await().atMost(SOON).until(app::connected);
    }

    @AfterAll
    void leave() {
        app.close();
        slack.close();
    }

    private void harmless(String type, String payload) {
        int said = slack.calls("chat.postMessage", "chat.update", "views.open", "chat.postEphemeral")
                .size();
        String envelope = slack.send(type, payload);
        await().atMost(SOON).until(() -> slack.acknowledged().contains(envelope));
        assertThat(slack.calls("chat.postMessage", "chat.update", "views.open", "chat.postEphemeral"))
                .hasSize(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "app_home_opened",
                "app_mention_made_up",
                "app_rate_limited",
                "app_uninstalled",
                "bot_added",
                "call_rejected",
                "channel_archive",
                "channel_created",
                "channel_deleted",
                "channel_history_changed",
                "channel_left",
                "channel_rename",
                "channel_shared",
                "channel_unarchive",
                "channel_unshared",
                "dnd_updated",
                "email_domain_changed",
                "emoji_changed",
                "file_change",
                "file_created",
                "file_deleted",
                "file_public",
                "file_shared",
                "grid_migration_started",
                "group_archive",
                "group_left",
                "group_rename",
                "im_created",
                "im_open",
                "invite_requested",
                "link_shared",
                "member_joined_channel",
                "member_left_channel",
                "pin_added",
                "pin_removed",
                "reaction_added",
                "reaction_removed",
                "resources_added",
                "scope_granted",
                "shared_channel_invite_received",
                "star_added",
                "subteam_created",
                "subteam_members_changed",
                "subteam_updated",
                "team_access_granted",
                "team_join",
                "team_rename",
                "tokens_revoked",
                "url_verification",
                "user_change",
                "user_huddle_changed",
                "function_executed",
                "from_the_future"
            })
    void anEvent(String type) {
        harmless("events_api", """
                {"team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ev-%s","event_time":1,
                 "event":{"type":"%s","user":{"id":"U1"},"channel":{"id":"C9","name":"x","created":1,"creator":"U1"},
                 "event_ts":"1.1","item":{"type":"message","channel":"C1","ts":"1.1"},"reaction":"+1"}}""".formatted(type, type));
        harmless("events_api", """
                {"team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Ew-%s","event_time":1,
                 "event":{"type":"%s","user":"U1","channel":"C9","event_ts":"1.1"}}""".formatted(type, type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bot_message",
                "channel_archive",
                "channel_join",
                "channel_leave",
                "channel_name",
                "channel_purpose",
                "channel_topic",
                "channel_unarchive",
                "ekm_access_denied",
                "file_share",
                "me_message",
                "message_changed",
                "message_deleted",
                "message_replied",
                "reminder_add",
                "thread_broadcast",
                "assistant_app_thread",
                "from_the_future"
            })
    void aMessageOfAKind(String subtype) {
        harmless("events_api", """
                {"team_id":"T1","api_app_id":"A1","type":"event_callback","event_id":"Em-%s","event_time":1,
                 "event":{"type":"message","subtype":"%s","channel":"D1","channel_type":"im","user":"U1",
                 "text":"what mode am I in?","ts":"3.%s","event_ts":"3.1","bot_id":"B9",
                 "message":{"type":"message","user":"U1","text":"x","ts":"2.1"},
                 "previous_message":{"type":"message","user":"U1","text":"y","ts":"2.1"}}}""".formatted(subtype, subtype, Math.abs(subtype.hashCode())));
    }

    static Stream<String> actions() {
        return Stream.of(
                "{\"type\":\"button\",\"action_id\":\"Unknown.Action\",\"block_id\":\"b\",\"value\":\"x\",\"action_ts\":\"1.1\"}",
                "{\"type\":\"static_select\",\"action_id\":\"Select_1\",\"block_id\":\"b\",\"selected_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"x\"},\"value\":\"v\"},\"action_ts\":\"1.2\"}",
                "{\"type\":\"overflow\",\"action_id\":\"of_1\",\"block_id\":\"b\",\"selected_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"x\"},\"value\":\"v\"},\"action_ts\":\"1.3\"}",
                "{\"type\":\"datepicker\",\"action_id\":\"date_1\",\"block_id\":\"b\",\"selected_date\":\"2026-11-20\",\"action_ts\":\"1.4\"}",
                "{\"type\":\"checkboxes\",\"action_id\":\"check_1\",\"block_id\":\"b\",\"selected_options\":[],\"action_ts\":\"1.5\"}",
                "{\"type\":\"users_select\",\"action_id\":\"users_1\",\"block_id\":\"b\",\"selected_user\":\"U1\",\"action_ts\":\"1.6\"}",
                "{\"type\":\"from_the_future\",\"action_id\":\"future_1\",\"block_id\":\"b\",\"action_ts\":\"1.7\"}");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void anAction(String action) {
        harmless("interactive", """
                {"type":"block_actions","team":{"id":"T1","domain":"t"},"user":{"id":"U1","username":"ann","team_id":"T1"},
                 "api_app_id":"A1","token":"x","container":{"type":"message","message_ts":"1.1","channel_id":"C1"},
                 "trigger_id":"1.2.x","channel":{"id":"C1","name":"x"},"state":{"values":{}},"actions":[%s]}""".formatted(action));
    }

    static Stream<String> others() {
        String common =
                "\"team\":{\"id\":\"T1\",\"domain\":\"t\"},\"user\":{\"id\":\"U1\",\"username\":\"ann\"},\"token\":\"x\"";
        String view =
                "\"view\":{\"id\":\"V1\",\"type\":\"modal\",\"callback_id\":\"not_ours\",\"private_metadata\":\"x\",\"state\":{\"values\":{}},\"title\":{\"type\":\"plain_text\",\"text\":\"x\"},\"blocks\":[]}";
        return Stream.of(
                "{\"type\":\"view_submission\"," + common + "," + view + "}",
                "{\"type\":\"view_closed\"," + common + ",\"is_cleared\":false," + view + "}",
                "{\"type\":\"shortcut\"," + common
                        + ",\"callback_id\":\"not_ours\",\"trigger_id\":\"1.2.x\",\"action_ts\":\"1.1\"}",
                "{\"type\":\"message_action\"," + common
                        + ",\"callback_id\":\"not_ours\",\"trigger_id\":\"1.2.x\",\"action_ts\":\"1.1\",\"message_ts\":\"1.1\",\"channel\":{\"id\":\"C1\",\"name\":\"x\"},\"message\":{\"type\":\"message\",\"text\":\"x\",\"user\":\"U1\",\"ts\":\"1.1\"},\"response_url\":\"http://127.0.0.1:1/x\"}",
                "{\"type\":\"block_suggestion\"," + common + ",\"action_id\":\"x\",\"block_id\":\"b\",\"value\":\"a\"}",
                "{\"type\":\"interactive_message\"," + common
                        + ",\"callback_id\":\"x\",\"actions\":[{\"name\":\"a\",\"type\":\"button\",\"value\":\"v\"}],\"channel\":{\"id\":\"C1\",\"name\":\"x\"}}",
                "{\"type\":\"dialog_submission\"," + common
                        + ",\"callback_id\":\"x\",\"submission\":{},\"channel\":{\"id\":\"C1\",\"name\":\"x\"}}");
    }

    @ParameterizedTest
    @MethodSource("others")
    void anotherInteraction(String payload) {
        harmless("interactive", payload);
    }

    @Test
    void aCommandThatIsNotOurs() {
        harmless("slash_commands", """
                {"token":"x","team_id":"T1","team_domain":"t","channel_id":"C1","channel_name":"x","user_id":"U1",
                 "user_name":"ann","command":"/weather","text":"94070","api_app_id":"A1","is_enterprise_install":"false",
                 "response_url":"http://127.0.0.1:1/x","trigger_id":"1.2.x"}""");
    }

    @Test
    void afterAllOfThatItStillAnswers() {
        slack.mention("Ev-after", "1700000099.000100", "what about eni?");
        await().atMost(SOON).until(() -> !slack.calls("chat.postMessage").isEmpty());
    }
}
