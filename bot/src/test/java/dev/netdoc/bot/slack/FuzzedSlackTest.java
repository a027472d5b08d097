package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.slack.api.model.Message;
import com.slack.api.util.json.GsonFactory;
import dev.netdoc.bot.conversation.ButtonValue;
import dev.netdoc.bot.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Slack sends, and what is sent to Slack out of it. */
class FuzzedSlackTest {
    private static final List<String> TYPED = List.of(
            "<@U0SELF> is <#C1|general> on terway? <https://a.example|see> &amp; &lt;b&gt;",
            "<!subteam^S1|@net> **why** `kube-proxy` _so_ [slow](https://a.example/x?y=1&z=2)",
            "[then](time:1700000000) [who](person:U0ANN)\n\n> quoted <b>html</b>");
    private static final List<String> VALUES =
            List.of("en|flannel|terway-eni-mode-check", "p-1:0a1b2c", "good:q-17", "ja|%E6%97%A5|%25", "zh||");
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochSecond(1_700_000_000));

    @Test
    void whatAPersonTypedIsReadWithItsMarksUndone() throws Exception {
        new Fuzz("typed", TYPED, List.of("<@U0SELF>", "<#C1|", "<!date^1^{date}|x>", "|")).check(300, text -> {
            String plain = SlackText.plain(text, "U0SELF");
            assertThat(plain.length()).isLessThanOrEqualTo(text.length());
        });
    }

    @Test
    void markupThatIsSentHoldsNothingLiveButWhatWasMadeHere() throws Exception {
        new Fuzz("markup", TYPED, List.of("**", "__", "](", "person:", "time:", "<b>", "|>", "\n\n", "    "))
                .check(200, text -> {
                    String note = Mrkdwn.note(text, 2_000);
                    assertThat(note).hasSizeLessThanOrEqualTo(2_000);
                    BlockRules.markup(note);
                    BlockRules.markup(Mrkdwn.escape(text));
                    assertThat(Mrkdwn.escape(text, 200)).hasSizeLessThanOrEqualTo(200);
                    BlockRules.markup(Mrkdwn.escape(text, 200));
                    assertThat(Defused.text(text)).doesNotContainPattern("<[!@#][A-Za-z]");
                });
    }

    @Test
    void blocksOfAnAlertBotAreReadWithinTheirLimit() throws Exception {
        String message = """
                {"type":"message","text":"<!here> firing","ts":"1.2","blocks":[{"type":"section","block_id":"b",
                 "text":{"type":"mrkdwn","text":"*KubePodNotReady* on `n-1`"},"fields":[{"type":"plain_text","text":"a"}]},
                 {"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x"}]}]}],
                 "attachments":[{"pretext":"p","title":"t","text":"u","fields":[{"title":"k","value":"v"}]}]}""";
        Gson gson = GsonFactory.createSnakeCase();
        new Fuzz(
                        "message",
                        List.of(message),
                        List.of("\"elements\":[", "{\"type\":\"rich_text_section\",", "\"text\":"))
                .check(200, text -> {
                    Message read;
                    try {
                        read = gson.fromJson(text, Message.class);
                    } catch (RuntimeException | StackOverflowError notOurs) {
                        return; // the SDK's reader, which the SDK calls
                    }
                    if (read != null) {
                        assertThat(MessageText.of(read, "U0SELF")).hasSizeLessThanOrEqualTo(12_000);
                    }
                });
    }

    @Test
    void valuesOfButtonsAreReadOrDropped() throws Exception {
        new Fuzz("button", VALUES, List.of("|", ":", "%", "%zz", "good:", "bad:")).check(500, text -> {
            ButtonValue.parse(text).ifPresent(value -> value.field(3));
            assertThat(ProposalValue.parse(text).id()).doesNotContain(":");
            FeedbackJson.Vote.of(text);
        });
    }

    @Test
    void aSignatureThatWasNotMadeWithTheSecretIsNotValid() throws Exception {
        var signature = new SlackSignature("s3cret", CLOCK);
        byte[] body = "payload".getBytes(StandardCharsets.UTF_8);
        new Fuzz("signature", List.of("1700000000", "v0=" + "0a".repeat(32)), List.of("v0=", "0", "９"))
                .check(200, text -> {
                    assertThat(signature.valid(text, "v0=" + text, body)).isFalse();
                    assertThat(signature.valid("1700000000", text, body)).isFalse();
                });
    }
}
