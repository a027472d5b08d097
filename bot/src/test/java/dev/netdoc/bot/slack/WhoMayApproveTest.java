package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.ApprovalPolicy;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Checks;
import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.approval.MessageRef;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Plans;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Rehearsal;
import dev.netdoc.bot.approval.StoredApprovals;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.FakeDoctor;
import dev.netdoc.bot.conversation.FakeKnowledge;
import dev.netdoc.bot.conversation.OpenQuestions;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clicks through a socket, decided by the approvals in a store, with what Slack's Web API says about people. */
class WhoMayApproveTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Person ASKER = new Person("T1", "U0ANN");
    private static final String WORDS = "remove network policies";

    @TempDir
    Path folder;

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private final FakeSlack slack = new FakeSlack();
    private Store store;
    private StoredApprovals approvals;
    private SlackApp app;

    @SuppressWarnings("NullAway.Init") // set before each test
    WhoMayApproveTest() {}

    private final class Directory implements Members {
        @Override
        public Found<Standing> standing(Person person) {
            return app.members().standing(person);
        }

        @Override
        public Found<Set<String>> group(String id) {
            return app.members().group(id);
        }
    }

    private record Willing() implements Rehearsal {
        @Override
        public boolean serves(String cluster) {
            return true;
        }

        @Override
        public Rehearsed rehearse(String cluster, FixPlan plan) {
            return new Rehearsed.Passed("as planned");
        }
    }

    @BeforeEach
    void connect() {
        slack.group("SOPS", "U0BOB", "U0CHO");
        store = Store.open(folder.resolve("netdoc.db"));
        var policy = new ApprovalPolicy(true, Optional.of("T1"), Set.of("SOPS"), Map.of(), true, Duration.ofMinutes(30))
                .with(new Limits(2, Set.of(), 20));
        approvals = new StoredApprovals(
                store,
                new Audit(store, clock),
                clock,
                () -> policy,
                new Checks(
                        new Directory(),
                        (cluster, user, plan) -> Optional.empty(),
                        plan -> plan.values().containsKey("high")),
                new Willing());
        var doctor = new FakeDoctor(List.of());
        Texts texts = Texts.load();
        var examinations = new Examinations(List.of(), doctor, executor, SOON, InstantSource.system());
        var conversation = new Conversation(
                new FakeKnowledge(), examinations, approvals, OpenQuestions.NOT_KEPT, texts, Optional.empty());
        var settings = new SlackSettings("xoxb-" + System.nanoTime(), "xapp-" + System.nanoTime(), slack.api());
        app = new SlackApp(
                settings,
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

    @AfterEach
    void leave() {
        app.close();
        approvals.close();
        store.close();
        slack.close();
        executor.shutdownNow();
    }

    private Proposal propose(FixPlan plan) {
        Proposal proposal = ((Proposed.Open) approvals.propose("prod", plan, ASKER, Language.EN)).proposal();
        approvals.shownAt(proposal.id(), new MessageRef("C1", "9.9", "1.1"));
        return proposal;
    }

    private void click(String user, Proposal proposal) {
        slack.click(user, "approve", proposal.id() + ":" + proposal.digest(), "9.9", "1.1");
    }

    private void becomes(Proposal proposal, ProposalState state) {
        await().atMost(SOON)
                .until(() -> approvals.find(proposal.id()).orElseThrow().state() == state);
    }

    private void told(int count, String words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.postEphemeral"))
                        .hasSize(count)
                        .last()
                        .satisfies(call -> assertThat(call.get("blocks")).contains(words)));
    }

    private void drawn(String... words) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.calls("chat.update"))
                        .isNotEmpty()
                        .last()
                        .satisfies(call -> assertThat(call.get("blocks")).contains(words)));
    }

    private ProposalState state(Proposal proposal) {
        return approvals.find(proposal.id()).orElseThrow().state();
    }

    @Test
    void aMemberOfTheGroupApprovesAndOneWhoWasRemovedIsRefusedOnceTheAnswerIsOld() {
        Proposal first = propose(Plans.addCniVersion("u1", "7", "a", "b"));
        click("U0BOB", first);
        becomes(first, ProposalState.APPROVED);

        slack.group("SOPS", "U0CHO");
        clock.advance(Duration.ofMinutes(5));
        Proposal second = propose(Plans.addCniVersion("u1", "7"));
        click("U0BOB", second);
        told(1, "not an approver");
        assertThat(state(second)).isEqualTo(ProposalState.PROPOSED);
    }

    @Test
    void guestsStrangersBotsAndDeactivatedAccountsAreRefused() {
        Proposal proposal = propose(Plans.addCniVersion("u1", "7"));
        Map<String, String> traits = Map.of(
                "{\"is_restricted\": true}", "is a guest",
                "{\"is_ultra_restricted\": true}", "is a guest",
                "{\"is_stranger\": true}", "another workspace",
                "{\"team_id\": \"T9\"}", "another workspace",
                "{\"deleted\": true}", "is deactivated",
                "{\"is_bot\": true}", "is deactivated");
        int count = 0;
        for (Map.Entry<String, String> each : traits.entrySet()) {
            slack.user("U0BOB", each.getKey());
            clock.advance(Duration.ofMinutes(5));
            click("U0BOB", propose(Plans.addCniVersion("u1", "7")));
            told(++count, each.getValue());
        }
        assertThat(slack.calls("chat.update"))
                .allSatisfy(call -> assertThat(call.get("blocks")).doesNotContain("about to be applied"));
        assertThat(state(proposal)).isNotEqualTo(ProposalState.APPROVED);
    }

    @Test
    void whileSlackDoesNotSayWhoIsInTheGroupNobodyMayApprove() {
        Proposal proposal = propose(Plans.addCniVersion("u1", "7"));
        slack.failNext("usergroups.users.list", "missing_scope");
        click("U0BOB", proposal);
        told(1, "missing_scope");
        slack.failNext("users.info", "user_not_found");
        click("U0BOB", proposal);
        told(2, "user_not_found");
        assertThat(state(proposal)).isEqualTo(ProposalState.PROPOSED);

        click("U0BOB", proposal);
        becomes(proposal, ProposalState.APPROVED);
    }

    @Test
    void theFirstOfTwoApprovalsIsShownAndTheSecondDecides() {
        Proposal proposal = propose(Plans.high());
        click("U0BOB", proposal);
        drawn("1 of 2", "U0BOB", "\"approve\"");
        click("U0BOB", proposal);
        told(1, "counts already");
        assertThat(state(proposal)).isEqualTo(ProposalState.PROPOSED);
        click("U0CHO", proposal);
        becomes(proposal, ProposalState.APPROVED);
        drawn("U0BOB", "U0CHO", "approved by");
    }

    @Test
    void wordsAreAskedForInAFormThatSaysSoWhenTheyAreWrong() {
        Proposal proposal = propose(Plans.inWords(WORDS));
        click("U0DAN", proposal);
        told(1, "not an approver");
        assertThat(slack.calls("views.open")).isEmpty();

        click("U0BOB", proposal);
        await().atMost(SOON).until(() -> !slack.calls("views.open").isEmpty());
        String form = slack.calls("views.open").getFirst().get("view");
        assertThat(form).contains(WORDS, "kube-flannel-cfg", "confirm_words").doesNotContain("\"actions\"");
        assertThat(state(proposal)).isEqualTo(ProposalState.PROPOSED);

        slack.submit("U0BOB", form, "Remove network policies");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(slack.answers()).singleElement().satisfies(answer -> {
                    assertThat(answer.path("response_action").asText()).isEqualTo("errors");
                    assertThat(answer.path("errors").path("reason").asText()).contains(WORDS);
                }));
        assertThat(state(proposal)).isEqualTo(ProposalState.PROPOSED);

        slack.submit("U0BOB", form, WORDS);
        becomes(proposal, ProposalState.APPROVED);
    }
}
