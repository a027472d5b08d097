package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.FakeApprovals;
import dev.netdoc.bot.conversation.FakeCluster;
import dev.netdoc.bot.conversation.FakeDoctor;
import dev.netdoc.bot.conversation.FakeKnowledge;
import dev.netdoc.bot.conversation.OpenQuestions;
import dev.netdoc.bot.conversation.Samples;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.slack.FakeSlack.Call;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlackAppTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final String VALUE = "p-7k2m9x:" + Samples.DIGEST;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeApprovals approvals = new FakeApprovals();
    private final FakeCluster cluster = FakeCluster.slow("prod");
    private FakeDeliveries deliveries = new FakeDeliveries();
    private final FakeSlack slack = new FakeSlack();
    private SlackApp app = app();

    private SlackApp app() {
        var doctor = new FakeDoctor(List.of(Samples.finding(Severity.CRITICAL, Optional.of(Samples.plan()))));
        Texts texts = Texts.load();
        var examinations =
                new Examinations(List.of(cluster), doctor, executor, Duration.ofSeconds(20), InstantSource.system());
        var conversation = new Conversation(
                new FakeKnowledge(), examinations, approvals, OpenQuestions.NOT_KEPT, texts, Optional.empty());
        var settings = new SlackSettings("xoxb-" + System.nanoTime(), "xapp-" + System.nanoTime(), slack.api());
        return new SlackApp(
                settings, conversation, approvals, doctor, deliveries, texts, Map.of(), InstantSource.system());
    }

    @BeforeEach
    void connect() {
        app.start();
        await().atMost(SOON).until(app::connected);
    }

    @AfterEach
    void leave() {
        cluster.open();
        app.close();
        slack.close();
        executor.shutdownNow();
    }

    private Call posted(int index) {
        await().atMost(SOON).until(() -> slack.calls("chat.postMessage").size() > index);
        return slack.calls("chat.postMessage").get(index);
    }

    private Call updated(int index) {
        await().atMost(SOON).until(() -> slack.calls("chat.update").size() > index);
        return slack.calls("chat.update").get(index);
    }

    /** Asks for a diagnosis, and returns the message with the proposal. */
    private Call proposed() {
        cluster.open();
        slack.mention("Ev1", "1.1", "diagnose");
        await().atMost(SOON)
                .until(() -> slack.calls("chat.postMessage").stream()
                        .anyMatch(c -> c.get("blocks").contains(VALUE)));
        await().atMost(SOON).until(() -> approvals.current().message().isPresent());
        return slack.calls("chat.postMessage").stream()
                .filter(c -> c.get("blocks").contains(VALUE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstHalfComesAtOnceAndTheClustersHalfIntoTheSameMessage() {
        slack.mention("Ev1", "1.1", "eni");
        Call first = posted(0);
        assertThat(first.get("thread_ts")).isEqualTo("1.1");
        assertThat(first.get("text")).isEqualTo("Short answer en.");
        assertThat(first.get("blocks")).contains("Short answer", "looking at cluster");
        cluster.open();
        Call whole = updated(0);
        assertThat(whole.get("ts")).isEqualTo(first.ts());
        assertThat(whole.get("blocks")).contains("Short answer", "shared ENI").doesNotContain("looking at cluster");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("reactions.add"))
                        .extracting(c -> c.get("name") + c.get("timestamp"))
                        .contains("eyes1.1", "white_check_mark1.1"));
        assertThat(deliveries.done()).contains("Ev1");
    }

    @Test
    void whatIsDeliveredAgainIsAcknowledgedAndAnsweredOnce() {
        cluster.open();
        slack.mention("Ev1", "1.1", "weather");
        slack.mention("Ev1", "1.1", "weather");
        slack.mention("Ev2", "1.1", "weather");
        slack.mention("Ev3", "1.2", "weather");
        await().atMost(SOON)
                .until(() ->
                        slack.acknowledged().size() == 4 && deliveries.done().size() == 2);
        assertThat(slack.calls("chat.postMessage")).hasSize(2);
    }

    @Test
    void botsEditsAndOtherChannelsAreLeftAloneButAcknowledged() {
        slack.event(
                "Ev1",
                "app_mention",
                Map.of("user", "U9", "bot_id", "B9", "team", "T1", "channel", "C1", "ts", "1.1", "text", "x"));
        slack.event(
                "Ev2",
                "message",
                Map.of("user", "UBOT", "team", "T1", "channel", "D1", "channel_type", "im", "ts", "1.2", "text", "x"));
        slack.event(
                "Ev3",
                "message",
                Map.of(
                        "user",
                        "U0ANN",
                        "subtype",
                        "message_changed",
                        "channel",
                        "D1",
                        "channel_type",
                        "im",
                        "ts",
                        "1.3"));
        slack.event(
                "Ev4",
                "message",
                Map.of(
                        "user",
                        "U0ANN",
                        "team",
                        "T1",
                        "channel",
                        "C1",
                        "channel_type",
                        "channel",
                        "ts",
                        "1.4",
                        "text",
                        "x"));
        slack.event("Ev5", "team_join", Map.of());
        slack.event(
                "Ev6",
                "message",
                Map.of(
                        "user",
                        "U0ANN",
                        "team",
                        "T1",
                        "channel",
                        "D1",
                        "channel_type",
                        "im",
                        "ts",
                        "1.6",
                        "thread_ts",
                        "1.5",
                        "text",
                        "help"));
        assertThat(posted(0).get("thread_ts")).isEqualTo("1.5");
        await().atMost(SOON).until(() -> slack.acknowledged().size() == 6);
        assertThat(slack.calls("chat.postMessage")).hasSize(1);
    }

    @Test
    void anApproverApprovesAndTheMessageFollowsToTheEnd() {
        Call proposal = proposed();
        slack.click("U0BOB", "approve", VALUE, proposal.ts(), "1.1");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.update"))
                        .anyMatch(c -> c.get("ts").equals(proposal.ts())
                                && c.get("blocks").contains("<@U0BOB>")
                                && !c.get("blocks").contains("\"actions\"")));
        approvals.move(ProposalState.APPLYING, Optional.empty());
        approvals.move(ProposalState.VERIFYING, Optional.empty());
        approvals.move(ProposalState.VERIFIED, Optional.empty());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(slack.calls("chat.update").getLast().get("text"))
                                .startsWith("✅"));
        long drawings = slack.calls("chat.update").stream()
                .filter(c -> c.get("ts").equals(proposal.ts()))
                .count();
        assertThat(drawings).isLessThanOrEqualTo(3);
    }

    @Test
    void aStrangersClickIsRefusedToHimAndInTheThread() {
        Call proposal = proposed();
        int before = slack.calls("chat.postMessage").size();
        slack.click("U9EVE", "approve", VALUE, proposal.ts(), "1.1");
        slack.click("U9EVE", "approve", VALUE, proposal.ts(), "1.1");
        await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 2);
        Call whisper = slack.calls("chat.postEphemeral").getFirst();
        assertThat(whisper.get("user")).isEqualTo("U9EVE");
        assertThat(whisper.get("text")).contains("Only an approver").doesNotContain("U9EVE");
        assertThat(whisper.get("blocks")).contains("not an approver");
        assertThat(slack.calls("chat.postMessage")).hasSize(before + 1);
        assertThat(posted(before).get("blocks")).contains("<@U9EVE>");
        assertThat(approvals.current().state()).isEqualTo(ProposalState.PROPOSED);
    }

    @Test
    void rejectingAsksForAReason() {
        Call proposal = proposed();
        slack.click("U0BOB", "reject", VALUE, proposal.ts(), "1.1");
        await().atMost(SOON).until(() -> slack.calls("views.open").size() == 1);
        slack.submit("U0BOB", slack.calls("views.open").getFirst().get("view"), "wrong <day>");
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(slack.calls("chat.update").getLast().get("blocks"))
                                .contains("wrong <day>"));
        assertThat(approvals.current().state()).isEqualTo(ProposalState.REJECTED);
    }

    @Test
    void aPostWhoseAnswerIsLostIsNotSaidTwice() {
        slack.failNext("chat.postMessage", "lost");
        slack.mention("Ev1", "1.1", "weather");
        await().atMost(SOON).until(() -> deliveries.done().contains("Ev1"));
        assertThat(slack.calls("chat.postMessage")).hasSize(1);
        assertThat(slack.calls("conversations.replies")).isNotEmpty();
    }

    @Test
    void whoIsToldToWaitWaitsAndIsHeard() {
        slack.failNext("chat.postMessage", "429");
        slack.mention("Ev1", "1.1", "weather");
        assertThat(posted(0).get("text")).contains("do not know");
    }

    @Test
    void blocksThatSlackDeclinesDoNotSilenceTheAnswer() {
        slack.failNext("chat.postMessage", "invalid_blocks");
        slack.mention("Ev1", "1.1", "weather");
        assertThat(posted(0).form()).doesNotContainKey("blocks");
    }

    @Test
    void aProposalWhoseMessageWasDeletedIsShownAgain() {
        Call proposal = proposed();
        int before = slack.calls("chat.postMessage").size();
        slack.failNext("chat.update", "message_not_found");
        slack.click("U0BOB", "approve", VALUE, proposal.ts(), "1.1");
        Call anew = posted(before);
        assertThat(anew.get("thread_ts")).isEqualTo("1.1");
        await().atMost(SOON)
                .until(() -> approvals.current().message().orElseThrow().ts().equals(anew.ts()));
    }

    @Test
    void afterADroppedSocketItComesBackBeforeTheSdkLooks() {
        slack.drop();
        await().atMost(Duration.ofSeconds(4))
                .until(() -> !slack.calls("apps.connections.open").isEmpty() && slack.hasSockets());
        slack.mention("Ev1", "1.1", "weather");
        assertThat(posted(0).get("thread_ts")).isEqualTo("1.1");
    }

    @Test
    void whatAnEarlierProcessLeftUnansweredIsAnsweredAndNotTwice() {
        cluster.open();
        app.close();
        slack.mention("ignored", "0", "x");
        var asked = new Asked("Ev7", "T1", "U0ANN", "C1", "7.1", "", "weather");
        var message = Optional.of(new Deliveries.Message("C1", "7.1"));
        deliveries = new FakeDeliveries(new Deliveries.Delivery("Ev7", "T1", message, asked.json()));
        app = app();
        app.start();
        assertThat(posted(0).get("thread_ts")).isEqualTo("7.1");
        app.close();
        deliveries = new FakeDeliveries(new Deliveries.Delivery("Ev7", "T1", message, asked.json()));
        app = app();
        app.start();
        await().atMost(SOON).until(() -> deliveries.done().contains("Ev7"));
        assertThat(slack.calls("chat.postMessage")).hasSize(1);
    }

    @Test
    void closingFreesEveryThread() {
        app.close();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("slack-connection")
                                || name.contains("socket-mode")
                                || name.startsWith("WebSocketConnectReadThread")));
    }

    @Test
    void aDiffThatIsTooLongForAMessageGoesIntoTheThreadAsAFileOnce() {
        approvals.propose("prod", longPlan(), new Person("T1", "U0ANN"), Language.EN);
        slack.click("U0KENJI", "details", VALUE, "1700000000.000200", "1700000000.000100");
        await().atMost(SOON)
                .until(() -> slack.calls("files.completeUploadExternal").size() == 1);
        slack.click("U0RINA", "details", VALUE, "1700000000.000200", "1700000000.000100");
        await().atMost(SOON).until(() -> slack.calls("views.open").size() == 2);
        assertThat(slack.calls("files.completeUploadExternal")).singleElement().satisfies(call -> {
            assertThat(call.get("thread_ts")).isEqualTo("1700000000.000100");
            assertThat(call.get("files")).contains("flannel-add-cniversion.diff");
        });
    }

    /** Everything on a line of its own changes. */
    private static FixPlan longPlan() {
        FixPlan plan = Samples.plan();
        Change change = plan.changes().getFirst();
        String before = IntStream.range(0, 60).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining());
        return new FixPlan(
                plan.id(),
                plan.finding(),
                plan.fingerprint(),
                List.of(new Change(
                        change.object(),
                        change.uid(),
                        change.resourceVersion(),
                        change.path(),
                        new FieldValue.Text(before),
                        new FieldValue.Text(before.replace("line", "row")))),
                plan.restarts(),
                plan.verifyWithin(),
                plan.confirmation(),
                plan.mendsAgent(),
                plan.values(),
                plan.commands(),
                plan.undoCommands());
    }
}
