package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalList;
import dev.netdoc.bot.conversation.AnswerFeedback;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.FakeApprovals;
import dev.netdoc.bot.conversation.FakeCluster;
import dev.netdoc.bot.conversation.FakeDoctor;
import dev.netdoc.bot.conversation.FakeKnowledge;
import dev.netdoc.bot.conversation.Installation;
import dev.netdoc.bot.conversation.OpenQuestions;
import dev.netdoc.bot.conversation.Preferences;
import dev.netdoc.bot.conversation.QuestionRate;
import dev.netdoc.bot.conversation.Samples;
import dev.netdoc.bot.conversation.Surroundings;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.slack.FakeSlack.Call;
import dev.netdoc.bot.slack.SlackApp.ChannelSettings;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.finding.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Commands, the message shortcut, the home tab, the thumbs below answers, and a language of one's own. */
class AtHomeTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALERT = """
            {"ts": "9.1", "text": "", "bot_id": "B7",
             "attachments": [{"fallback": "x", "title": "CNI broken <!channel>",
                              "fields": [{"title": "object", "value": "kube-flannel-cfg"}]}]}""";

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeApprovals approvals = new FakeApprovals();
    private final FakeCluster cluster = FakeCluster.up("prod");
    private final FakeDeliveries deliveries = new FakeDeliveries();
    private final FakeSlack slack = new FakeSlack();
    private final Map<Person, Language> chosen = new ConcurrentHashMap<>();
    private final Map<Person, Boolean> votes = new ConcurrentHashMap<>();
    private final SlackApp app = app();

    private final class Chosen implements Preferences {
        @Override
        public Optional<Language> language(Person person) {
            return Optional.ofNullable(chosen.get(person));
        }

        @Override
        public boolean choose(Person person, Optional<Language> language) {
            language.ifPresentOrElse(one -> chosen.put(person, one), () -> chosen.remove(person));
            return true;
        }
    }

    private final class Votes implements AnswerFeedback {
        @Override
        public Optional<String> offer(String question, Language language, Article article) {
            return Optional.of("reference-1");
        }

        @Override
        public Optional<Language> vote(String reference, Person person, boolean good) {
            if (!reference.equals("reference-1")) {
                return Optional.empty();
            }
            votes.put(person, good);
            return Optional.of(Language.EN);
        }
    }

    private final class Listed implements ProposalList {
        @Override
        public List<Proposal> open() {
            return approvals.find("p-7k2m9x").stream().toList();
        }

        @Override
        public List<Proposal> ended(int most) {
            return List.of();
        }
    }

    private SlackApp app() {
        var doctor = new FakeDoctor(List.of(Samples.finding(Severity.CRITICAL, Optional.of(Samples.plan()))));
        Texts texts = Texts.load();
        var examinations =
                new Examinations(List.of(cluster), doctor, executor, Duration.ofSeconds(20), InstantSource.system());
        var around = new Surroundings(
                OpenQuestions.NOT_KEPT,
                new Chosen(),
                new Votes(),
                new Listed(),
                new Installation("9.9", "SQLite", () -> true),
                QuestionRate.unlimited());
        var conversation =
                new Conversation(new FakeKnowledge(), examinations, approvals, around, texts, Optional.empty());
        var settings = new SlackSettings("xoxb-" + System.nanoTime(), "xapp-" + System.nanoTime(), slack.api());
        Map<String, ChannelSettings> channels =
                Map.of("C7JA", new ChannelSettings(Optional.empty(), Optional.of(Language.JA)));
        return new SlackApp(
                settings, conversation, approvals, doctor, deliveries, texts, channels, InstantSource.system());
    }

    @BeforeEach
    void connect() {
        app.start();
        await().atMost(SOON).until(app::connected);
    }

    @AfterEach
    void leave() {
        app.close();
        slack.close();
        executor.shutdownNow();
    }

    private Call posted(int index) {
        await().atMost(SOON).until(() -> slack.calls("chat.postMessage").size() > index);
        return slack.calls("chat.postMessage").get(index);
    }

    private JsonNode whispered(int index) {
        await().atMost(SOON).until(() -> slack.whispers().size() > index);
        return slack.whispers().get(index);
    }

    private JsonNode published(int index) throws JsonProcessingException {
        await().atMost(SOON).until(() -> slack.calls("views.publish").size() > index);
        return JSON.readTree(slack.calls("views.publish").get(index).get("view"));
    }

    private void proposal() {
        approvals.propose("prod", Samples.plan(), Samples.ANN, Language.EN);
        approvals.shownAt("p-7k2m9x", new MessageRef("C1", "5.5", "5.1"));
    }

    @Test
    void aCommandSaysWhoAskedWhatAndIsAnsweredInTheThreadOfThat() {
        slack.command("U0ANN", "C1", "mode prod");
        Call asked = posted(0);
        assertThat(asked.form()).doesNotContainKey("thread_ts");
        assertThat(asked.get("blocks")).contains("<@U0ANN>", "mode prod");
        Call answer = posted(1);
        assertThat(answer.get("thread_ts")).isEqualTo(asked.ts());
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.postMessage", "chat.update")
                                .getLast()
                                .get("blocks"))
                        .contains("shared ENI"));
        assertThat(slack.whispers()).isEmpty();
    }

    @Test
    void whereNetdocIsNotAMemberOnlyTheAskerSeesTheAnswerAndHowToInviteIt() {
        slack.leave("C9");
        slack.command("U0ANN", "C9", "eni");
        JsonNode whisper = whispered(0);
        assertThat(whisper.path("response_type").asText()).isEqualTo("ephemeral");
        assertThat(whisper.path("blocks").toString())
                .contains("Short answer", "/invite @netdoc")
                .doesNotContain("\"actions\"", "context_actions");
        assertThat(slack.calls("chat.postMessage")).isEmpty();
    }

    @Test
    void whatSlackWillNotTakeInTheChannelIsWhispered() {
        slack.failNext("chat.postMessage", "restricted_action");
        slack.command("U0ANN", "C1", "eni");
        assertThat(whispered(0).toString()).contains("Short answer");
        assertThat(slack.calls("chat.postMessage")).isEmpty();
    }

    @Test
    void helpAndLanguageConcernTheAskerAlone() {
        slack.command("U0ANN", "C1", "");
        assertThat(whispered(0).path("text").asText()).isEqualTo("What netdoc can do");
        slack.command("U0ANN", "C1", "language ja");
        assertThat(whispered(1).path("text").asText()).contains("日本語");
        slack.command("U0ANN", "C1", "help");
        assertThat(whispered(2).path("text").asText()).isNotEqualTo("What netdoc can do");
        assertThat(slack.calls("chat.postMessage")).isEmpty();
        assertThat(chosen).containsEntry(Samples.ANN, Language.JA);
    }

    @Test
    void withoutWordsOrChoiceTheLanguageIsThatOfTheAskersSlack() {
        slack.user("U0CHEN", "{\"locale\": \"zh-CN\"}");
        slack.command("U0CHEN", "C1", "status");
        posted(1);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.postMessage", "chat.update")
                                .getLast()
                                .get("blocks"))
                        .contains("9.9", "存储", "prod", "可以访问"));
    }

    @Test
    void aChosenLanguageComesBeforeTheChannelsAndThatBeforeTheQuestions() {
        slack.event("Ev1", "app_mention", mention("C7JA", "1.1", "eni"));
        assertThat(posted(0).get("blocks")).contains("Title ja");
        chosen.put(Samples.ANN, Language.ID);
        slack.event("Ev2", "app_mention", mention("C7JA", "1.2", "eni"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.postMessage"))
                        .anyMatch(call -> call.get("thread_ts").equals("1.2")
                                && call.get("blocks").contains("Title id")));
    }

    private static Map<String, String> mention(String channel, String ts, String text) {
        return Map.of("user", "U0ANN", "team", "T1", "channel", channel, "ts", ts, "text", "<@UBOT> " + text);
    }

    @Test
    void openFixesAreListedWithWhoAskedForThem() {
        proposal();
        slack.command("U0ANN", "C1", "fixes");
        assertThat(posted(1).get("blocks")).contains("p-7k2m9x", "<@U0ANN>");
        await().atMost(SOON).until(() -> deliveries.done().stream().anyMatch(id -> id.startsWith("command-")));
    }

    @Test
    void whatAnAlertMentionsComesFirstInItsThread() {
        slack.shortcut("U0ANN", "C1", ALERT);
        assertThat(posted(0).get("thread_ts")).isEqualTo("9.1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.postMessage", "chat.update"))
                        .anyMatch(call -> call.get("blocks").contains("What the message names")));
        assertThat(slack.calls("chat.postMessage"))
                .noneMatch(call -> (call.get("text") + call.get("blocks")).contains("<!channel>"));
    }

    @Test
    void aMessageWhereNetdocIsNotAMemberIsDiagnosedForWhoAsksAlone() {
        slack.leave("C9");
        slack.shortcut("U0ANN", "C9", ALERT);
        assertThat(whispered(0).toString())
                .contains("What the message names", "/invite @netdoc")
                .doesNotContain("\"actions\"");
        assertThat(slack.calls("chat.postMessage")).isEmpty();
        slack.shortcut("U0ANN", "C9", "{\"ts\": \"9.2\", \"text\": \"\"}");
        assertThat(whispered(1).path("text").asText()).contains("no text in this message");
    }

    @Test
    void theHomeTabIsDrawnAtOnceAndAgainWithWhatWasSeenAndWhatWaits() throws Exception {
        proposal();
        slack.homeOpened("U0BOB");
        JsonNode first = published(0);
        assertThat(first.path("type").asText()).isEqualTo("home");
        assertThat(first.toString())
                .contains("prod", "Language of each question")
                .doesNotContain("p-7k2m9x");
        JsonNode second = published(1);
        assertThat(second.path("blocks").size()).isLessThanOrEqualTo(100);
        assertThat(second.toString())
                .contains(
                        "critical 1", "🔴 Critical", "p-7k2m9x", "https://t.slack.com/archives/C1/p5.5", "netdoc 9.9");
        assertThat(slack.calls("views.publish").get(1).get("hash")).startsWith("hash.");
        assertThat(slack.calls("views.publish").get(1).get("user_id")).isEqualTo("U0BOB");
    }

    @Test
    void whoMayNotApproveIsNotAskedTo() throws Exception {
        proposal();
        slack.homeOpened("U9EVE");
        assertThat(published(1).toString())
                .contains("No fix waits for your decision")
                .doesNotContain("p-7k2m9x");
    }

    @Test
    void aNewerHomeIsNotOverwritten() throws Exception {
        slack.homeOpened("U0BOB");
        published(1);
        slack.failNext("views.publish", "hash_conflict");
        slack.homeOpened("U0BOB");
        await().during(Duration.ofMillis(500))
                .atMost(SOON)
                .until(() -> slack.calls("views.publish").size() == 2);
        slack.homeOpened("U0BOB");
        published(3);
    }

    @Test
    void aLanguageChosenAtHomeRedrawsItAndHelpOpens() throws Exception {
        slack.atHome(
                "U0ANN", "home_language", "{\"type\": \"static_select\", \"selected_option\": {\"value\": \"id\"}}");
        assertThat(published(1).toString()).contains("Klaster", "Bahasa jawaban untuk Anda");
        assertThat(chosen).containsEntry(Samples.ANN, Language.ID);
        slack.atHome("U0ANN", "home_help", "{\"type\": \"button\"}");
        await().atMost(SOON).until(() -> slack.calls("views.open").size() == 1);
        slack.atHome(
                "U0ANN", "home_language", "{\"type\": \"static_select\", \"selected_option\": {\"value\": \"auto\"}}");
        published(3);
        assertThat(chosen).isEmpty();
    }

    @Test
    void aThumbIsCountedAndCanBeTurned() {
        slack.mention("Ev1", "1.1", "eni");
        assertThat(posted(0).get("blocks")).contains("feedback_buttons", "good:reference-1");
        slack.click("U0BOB", "feedback_given", "good:reference-1", "1.2", "1.1");
        await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 1);
        assertThat(votes).containsEntry(new Person("T1", "U0BOB"), true);
        slack.click("U0BOB", "feedback_given", "bad:reference-1", "1.2", "1.1");
        await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 2);
        assertThat(votes).containsEntry(new Person("T1", "U0BOB"), false);
        slack.click("U0BOB", "feedback_given", "bad:made-up", "1.2", "1.1");
        await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 3);
        assertThat(slack.calls("chat.postEphemeral").getLast().get("text")).contains("too old");
    }

    @Test
    void nothingThatSomebodyTypedComesBackAlive() throws Exception {
        String hostile = "weather <!channel> <!here> <@U0EVE> &lt;!everyone&gt; \u202egnp.exe z" + "\u0335".repeat(60);
        slack.command("U0ANN", "C1", hostile);
        posted(1);
        slack.shortcut("U0ANN", "C1", "{\"ts\": \"9.3\", \"text\": \"" + hostile + "\"}");
        posted(2);
        slack.leave("C9");
        slack.command("U0ANN", "C9", hostile);
        whispered(0);
        for (Call call : slack.calls("chat.postMessage")) {
            BlockRules.check(call.get("text"), JSON.readTree(call.get("blocks")));
            assertThat(call.get("text") + call.get("blocks"))
                    .doesNotContain("<!channel", "<!here", "<!everyone", "<@U0EVE>", "\u202e", "\u0335".repeat(5));
        }
        assertThat(slack.whispers().toString()).doesNotContain("<!", "<@", "\u202e", "\u0335".repeat(5));
    }

    @Test
    void fortyThousandCharactersAreAnswered() {
        slack.command("U0ANN", "C1", "why ".repeat(10_000));
        assertThat(posted(0).get("blocks")).hasSizeLessThan(4_000);
        posted(1);
        slack.shortcut("U0ANN", "C1", "{\"ts\": \"9.4\", \"text\": \"" + "x ".repeat(20_000) + "\"}");
        assertThat(posted(2).get("thread_ts")).isEqualTo("9.4");
    }
}
