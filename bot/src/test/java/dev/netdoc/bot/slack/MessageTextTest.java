package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    private static String text(String json) {
        return MessageText.of(GsonFactory.createSnakeCase().fromJson(json, Message.class), "UBOT");
    }

    @Test
    void aPersonsMessageIsReadOnceThoughSlackSendsItTwice() {
        assertThat(text("""
                {"text": "pods of &lt;shop&gt; hang", "blocks": [{"type": "rich_text", "elements": [
                  {"type": "rich_text_section", "elements": [{"type": "text", "text": "pods of "},
                    {"type": "text", "text": "<shop> hang"}]}]}]}""")).isEqualTo("pods of <shop> hang");
    }

    @Test
    void alertBotsWriteInBlocksAndAttachments() {
        assertThat(text("""
                {"text": "", "blocks": [
                   {"type": "header", "text": {"type": "plain_text", "text": "[FIRING] KubeNodeNotReady"}},
                   {"type": "section", "text": {"type": "mrkdwn", "text": "node <https://x.example|node-7>"},
                    "fields": [{"type": "mrkdwn", "text": "cluster prod-eu"}]},
                   {"type": "actions", "elements": [{"type": "button", "action_id": "silence", "value": "secret-value",
                      "text": {"type": "plain_text", "text": "Silence"}}]}],
                 "attachments": [{"fallback": "f", "pretext": "since 10:00", "fields": [{"title": "pod", "value": "coredns-1"}]},
                                 {"fallback": "only a fallback"}]}"""))
                .isEqualTo(
                        "[FIRING] KubeNodeNotReady\nnode node-7\ncluster prod-eu\nsince 10:00\npod\ncoredns-1\nonly a fallback");
    }

    @Test
    void nothingIsNothingAndALotIsCut() {
        assertThat(text("{}")).isEmpty();
        assertThat(text("{\"text\": \"" + "🙂".repeat(20_000) + "\"}").codePoints())
                .hasSizeLessThanOrEqualTo(12_000);
    }
}
