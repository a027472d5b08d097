package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.conversation.Exchange.Outcome;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConversationTest {
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final Texts texts = Texts.load();
    private final TextRenderer terminal = new TextRenderer(false);
    private final FakeApprovals approvals = new FakeApprovals();
    private final FakeQuestions questions = new FakeQuestions();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private Conversation talk(Approvals approvals, List<Finding> findings, FakeCluster... clusters) {
        var examinations = new Examinations(
                Arrays.asList(clusters),
                new FakeDoctor(findings),
                executor,
                Duration.ofSeconds(5),
                InstantSource.fixed(Samples.NOW));
        return new Conversation(
                new FakeKnowledge(), examinations, approvals, questions, texts, Optional.of("@net-team"));
    }

    private Conversation talk(FakeCluster... clusters) {
        return talk(new ReadOnly(), List.of(), clusters);
    }

    private static Question by(String text) {
        return new Question(text, Optional.of(Samples.ANN), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<Button> buttons(Reply reply) {
        return reply.parts().stream()
                .filter(Buttons.class::isInstance)
                .flatMap(part -> ((Buttons) part).buttons().stream())
                .toList();
    }

    @Test
    void aKnownQuestionGetsTheShortAnswerTheCommandSourcesAndTheRestBehindAButton() {
        Exchange exchange = talk().answer(by("which eni"));
        String text = terminal.render(exchange.first());
        assertThat(exchange.second()).isEmpty();
        assertThat(text)
                .contains(
                        "Title en",
                        "Short answer",
                        "kubectl -n kube-system get ds",
                        "Sources: ACK FAQ (2025-11-11)",
                        "+1 more");
        assertThat(text).doesNotContain("More words");
        assertThat(buttons(exchange.first())).extracting(Button::action).containsExactly("more");
        assertThat(terminal.render(talk().pressed(
                                "more", buttons(exchange.first()).getFirst().value(), Optional.empty())
                        .orElseThrow()
                        .first()))
                .contains("More words");
    }

    @Test
    void aClusterWhoseNameLooksLikeATopicIsStillDiagnosed() {
        Exchange exchange = talk(FakeCluster.up("prod-eni")).answer(by("diagnose prod-eni"));
        assertThat(terminal.render(exchange.await().reply()))
                .contains("prod-eni")
                .doesNotContain("Title en");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theSecondHalfSaysWhatHoldsInTheClusterInTheAskersLanguage(Language language) {
        FakeCluster cluster = FakeCluster.slow("prod");
        Exchange exchange = talk(cluster).answer(by("eni").in(language));
        assertThat(exchange.second()).isPresent();
        assertThat(exchange.second().get()).isNotDone();
        assertThat(terminal.render(exchange.first())).contains("Title " + language.code(), "prod");
        cluster.open();
        String whole = terminal.render(exchange.await().reply());
        Words words = texts.in(language);
        assertThat(whole)
                .contains("Title " + language.code())
                .contains(words.plain("cluster.heading", "cluster", "prod"))
                .contains(words.plain("mode.eni_mode.shared"))
                .contains("ConfigMap kube-system/eni-config data[\"10-terway.conf\"].eniip_virtual_type @48001")
                .contains(words.plain("findings.topic.none"));
        assertThat(exchange.cluster()).contains("prod");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsNotKnownIsSaidAndNotedWithWhomToAsk(Language language) {
        Reply reply =
                talk(FakeCluster.up("prod")).answer(by("weather").in(language)).first();
        Words words = texts.in(language);
        assertThat(terminal.render(reply))
                .contains(words.plain("unknown.sentence"), words.plain("unknown.kept"), "@net-team");
        assertThat(buttons(reply)).isEmpty();
        assertThat(questions.kept).containsExactly("weather");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatMayBeMeantIsOfferedWithWhomToAskElse(Language language) {
        Reply reply =
                talk(FakeCluster.up("prod")).answer(by("perhaps").in(language)).first();
        assertThat(terminal.render(reply)).contains(texts.in(language).plain("unsure.sentence"), "@net-team");
        assertThat(buttons(reply)).hasSize(3).allMatch(b -> b.action().equals("topic"));
        assertThat(buttons(reply).getFirst().label()).isEqualTo("Title " + language.code());
        assertThat(questions.kept).containsExactly("perhaps");
    }

    @Test
    void aTopicBehindDidYouMeanIsAnsweredAndTheChoiceIsNoted() {
        Conversation talk = talk();
        Reply reply = talk.answer(by("perhaps")).first();
        Exchange chosen = talk.pressed("topic", buttons(reply).getFirst().value(), Optional.of(Samples.ANN))
                .orElseThrow();
        assertThat(terminal.render(chosen.first())).contains("Short answer");
        assertThat(questions.meant).containsExactly("1=" + Samples.TOPIC);
    }

    @Test
    void anAnsweredQuestionIsNotNoted() {
        talk().answer(by("eni")).first();
        assertThat(questions.kept).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theModeIsOneSentenceATableAndItsEvidence(Language language) {
        Outcome outcome =
                talk(FakeCluster.up("prod")).answer(by("mode").in(language)).await();
        Words words = texts.in(language);
        String text = terminal.render(outcome.reply());
        assertThat(text).contains("prod", "Terway v1.11.2", words.plain("mode.eni_mode.shared"), "DataPath V2");
        assertThat(text).contains(words.plain("mode.label.network_policy"), "grant get on configmaps <kube-system>");
        assertThat(buttons(outcome.reply())).extracting(Button::action).containsExactly("evidence");
        assertThat(outcome.troubled()).isFalse();
    }

    @Test
    void evidenceIsUnfoldedByItsButton() {
        Conversation talk = talk(FakeCluster.up("prod"));
        Outcome mode = talk.answer(by("mode")).await();
        Exchange all = talk.pressed("evidence", buttons(mode.reply()).getFirst().value(), Optional.empty())
                .orElseThrow();
        assertThat(terminal.render(all.await().reply())).contains("cluster_domain = x", "ip_families = x");
    }

    @Test
    void severalClustersGiveAnOverviewAndAButtonEach() {
        Outcome outcome = talk(FakeCluster.up("prod"), FakeCluster.down("lab"))
                .answer(by("mode"))
                .await();
        assertThat(terminal.render(outcome.reply()))
                .contains(
                        "prod: Terway, shared ENI, DataPath V2",
                        "eniOnly nodes = 0",
                        "lab: 🔴 Critical, cannot be reached");
        assertThat(buttons(outcome.reply())).extracting(Button::label).containsExactly("prod", "lab");
        assertThat(outcome.troubled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "mode of lab, thread, channel, lab",
        "mode, lab, prod, lab",
        "mode, '', lab, lab",
        "mode, gone, prod, prod"
    })
    void theClusterIsTheNamedElseTheThreadsElseTheChannels(
            String text, String thread, String channel, String expected) {
        var question = new Question(
                text,
                Optional.empty(),
                Optional.empty(),
                Optional.of(channel),
                Optional.of(thread).filter(t -> !t.isEmpty()));
        assertThat(talk(FakeCluster.up("prod"), FakeCluster.up("lab"))
                        .answer(question)
                        .cluster())
                .contains(expected);
    }

    @Test
    void aTopicWithSeveralClustersHasAMenuInPlaceOfTheSecondHalf() {
        Conversation talk = talk(FakeCluster.up("prod"), FakeCluster.up("lab"));
        Exchange exchange = talk.answer(by("eni"));
        assertThat(exchange.second()).isEmpty();
        Button lab = buttons(exchange.first()).stream()
                .filter(b -> b.label().equals("lab"))
                .findFirst()
                .orElseThrow();
        assertThat(terminal.render(talk.pressed(lab.action(), lab.value(), Optional.empty())
                        .orElseThrow()
                        .await()
                        .reply()))
                .contains("In your cluster lab", "shared ENI")
                .doesNotContain("Short answer");
    }

    @Test
    void withoutAClusterModeSaysHowToConfigureOneAndAnArticleHasNoSecondHalf() {
        assertThat(terminal.render(talk().answer(by("diagnose")).first())).contains("netdoc.yaml");
        assertThat(talk().answer(by("eni")).second()).isEmpty();
    }

    @Test
    void aClusterThatIsDownKeepsTheFirstHalf() {
        Outcome outcome = talk(FakeCluster.down("prod")).answer(by("eni")).await();
        assertThat(terminal.render(outcome.reply()))
                .contains("Short answer", "cannot be reached", "connection refused by 10.0.0.1:6443 <&>");
        assertThat(outcome.troubled()).isTrue();
    }

    @Test
    void aClusterThatDoesNotAnswerCountsAsDownWhenPatienceEnds() {
        var examinations = new Examinations(
                List.of(FakeCluster.slow("prod")),
                new FakeDoctor(List.of()),
                executor,
                Duration.ofMillis(50),
                InstantSource.system());
        var talk = new Conversation(new FakeKnowledge(), examinations, texts, Optional.empty());
        assertThat(terminal.render(talk.answer(by("mode")).await().reply())).contains("did not answer within");
    }

    @Test
    void rulesThatBreakAreAFaultWithAnAnswerAndTheNextQuestionTriesAgain() {
        FakeCluster cluster = FakeCluster.broken("prod");
        Conversation talk = talk(cluster);
        for (int i = 1; i <= 2; i++) {
            Outcome outcome = talk.answer(by("mode")).await();
            assertThat(terminal.render(outcome.reply())).contains("Looking at it failed");
            assertThat(outcome.troubled()).isTrue();
            assertThat(cluster.gathered()).isEqualTo(i);
        }
    }

    @Test
    void questionsThatArriveTogetherShareOneLook() {
        FakeCluster cluster = FakeCluster.slow("prod");
        Conversation talk = talk(cluster);
        Exchange one = talk.answer(by("mode"));
        Exchange two = talk.answer(by("eni"));
        cluster.open();
        one.await();
        two.await();
        assertThat(cluster.gathered()).isEqualTo(1);
    }

    @Test
    void aFindingWithAFixIsProposedToAPersonWhereFixesAreAllowed() {
        Finding finding = Samples.finding(Severity.CRITICAL, Optional.of(Samples.plan()));
        Outcome outcome = talk(approvals, List.of(finding), FakeCluster.up("prod"))
                .answer(by("diagnose"))
                .await();
        assertThat(outcome.proposals()).hasSize(1);
        assertThat(outcome.proposals().getFirst().plan().values())
                .containsEntry(ProposalContext.SEVERITY, "critical")
                .hasEntrySatisfying(ProposalContext.MEANING, m -> assertThat(m).contains("Meaning-en"));
        assertThat(terminal.render(outcome.reply()))
                .contains("🔴 Critical", "summary-en kube_flannel_cfg *x*", "p-7k2m9x", "cniVersion = (absent)")
                .doesNotContain("Meaning-en")
                .doesNotContain("Step-en");
    }

    @Test
    void whereNothingMayBeChangedThereAreCommandsAndNoButtons() {
        Finding finding = Samples.finding(Severity.CRITICAL, Optional.of(Samples.plan()));
        Outcome outcome = talk(new ReadOnly(), List.of(finding), FakeCluster.up("prod"))
                .answer(by("diagnose"))
                .await();
        assertThat(outcome.proposals()).isEmpty();
        assertThat(terminal.render(outcome.reply()))
                .contains("Step-en", "kubectl -n kube-system edit cm kube-flannel-cfg");
        assertThat(buttons(outcome.reply())).isEmpty();
    }

    @Test
    void whatIsOnlyWorthKnowingIsOfferedAndProposedWhenAsked() {
        Finding finding = Samples.finding(Severity.INFO, Optional.of(Samples.plan()));
        Conversation talk = talk(approvals, List.of(finding), FakeCluster.up("prod"));
        Outcome outcome = talk.answer(by("diagnose")).await();
        assertThat(outcome.proposals()).isEmpty();
        Button propose = buttons(outcome.reply()).getFirst();
        assertThat(propose.action()).isEqualTo("propose");
        assertThat(talk.pressed("propose", propose.value(), Optional.of(Samples.ANN))
                        .orElseThrow()
                        .await()
                        .proposals())
                .hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingAskedGetsHelp(Language language) {
        Reply reply = talk(FakeCluster.up("prod")).answer(by(" ").in(language)).first();
        assertThat(terminal.render(reply)).contains(texts.in(language).plain("help.title"), "prod");
    }

    @Test
    void aVeryLongQuestionIsAQuestion() {
        assertThat(talk(FakeCluster.up("prod"))
                        .answer(by("x <!channel> ".repeat(1600)))
                        .first()
                        .fallback())
                .isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "nothing, en|t|x",
        "topic, ''",
        "topic, '%'",
        "cluster, en|mode|gone",
        "evidence, xx|mode|prod",
        "propose, en"
    })
    void aButtonThatWasNotMadeHereDoesNoHarm(String action, String value) {
        Optional<Exchange> exchange =
                talk(approvals, List.of(), FakeCluster.up("prod")).pressed(action, value, Optional.empty());
        exchange.ifPresent(e -> assertThat(e.await().proposals()).isEmpty());
    }

    @Test
    void aCommandNeedsNoWordsAndWhatItDoesNotUnderstandIsAQuestion() {
        var conversation = talk(FakeCluster.up("prod"), FakeCluster.up("staging"));
        Supplier<Language> slacks = () -> Language.JA;
        assertThat(conversation
                        .command(by("mode staging"), slacks)
                        .await()
                        .reply()
                        .language())
                .isEqualTo(Language.JA);
        assertThat(terminal.render(conversation
                        .command(by("diagnose prod"), slacks)
                        .await()
                        .reply()))
                .contains(texts.in(Language.JA).plain("findings.title", "cluster", "prod"));
        assertThat(conversation.command(by(""), slacks).first().fallback())
                .isEqualTo(texts.in(Language.JA).plain("help.fallback"));
        assertThat(conversation.command(by("ask which eni"), slacks).first().fallback())
                .isEqualTo("Short answer en.");
        assertThat(conversation.command(by("which eni"), slacks).first().fallback())
                .isEqualTo("Short answer en.");
        assertThat(conversation.command(by("fixes"), slacks).first().fallback())
                .isEqualTo(texts.in(Language.JA).plain("fixes.fallback", "count", 0));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theStatusSaysWhichClustersAnswerAndWhetherTheyMayBeChanged(Language language) {
        Words words = texts.in(language);
        String status = terminal.render(talk(FakeCluster.up("prod"), FakeCluster.down("lab"))
                .answer(by("status").in(language))
                .await()
                .reply());
        assertThat(status)
                .contains(words.plain("status.cluster.reading", "cluster", "prod"))
                .contains(words.plain("mode.overview.down", "cluster", "lab"));
    }

    @Test
    void theHomeShowsWhatWasSeenLastAndSaysWhenNothingWas() {
        FakeCluster cluster = FakeCluster.slow("prod");
        var conversation = talk(cluster);
        var seen = conversation.home().seen(Language.EN);
        assertThat(terminal.render(conversation.home().known(Language.EN))).contains("prod: ⏳ Working");
        cluster.open();
        String whole = terminal.render(seen.join());
        assertThat(whole).contains("prod: Terway, shared ENI, DataPath V2 · ✅ OK, nothing found");
        assertThat(terminal.render(conversation.home().known(Language.EN))).isEqualTo(whole);
    }

    @ParameterizedTest
    @CsvSource({
        "pod kube-system/kube-flannel-ds-x7k2p is failing, true",
        "ConfigMap kube-flannel-cfg changed, true",
        "kube-flannel-cfg-old is gone, false",
        "node-7 is NotReady, false"
    })
    void aMessageMentionsAnObjectByItsNameAndAPodByWhatMadeIt(String text, boolean mentions) {
        var finding = new Finding(
                "flannel-cni-version-missing",
                "",
                "f00d",
                Severity.WARNING,
                List.of(
                        new ObjectRef("ConfigMap", "kube-system", "kube-flannel-cfg"),
                        new ObjectRef("DaemonSet", "kube-system", "kube-flannel-ds")),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
        assertThat(new Mentioned(text).touchedBy(finding)).isEqualTo(mentions);
    }
}
