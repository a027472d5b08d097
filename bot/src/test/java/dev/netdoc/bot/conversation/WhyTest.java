package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.EvidenceList;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** "Why" and "why not" in chat, with the real rules. */
class WhyTest {
    private static final String HAIRPIN = "flannel-hairpin-disabled";
    private static final String SNAPSHOT = """
            apiVersion: netdoc.dev/v1
            kind: Snapshot
            now: '2026-11-20T08:00:00Z'
            serverVersion: v1.30.1-aliyun.1
            ---
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: kube-flannel-cfg, namespace: kube-system, resourceVersion: '7'}
            data: {cni-conf.json: '{"name":"cb0","cniVersion":"0.3.1","type":"flannel","delegate":{}}'}
            ---
            apiVersion: apps/v1
            kind: DaemonSet
            metadata: {name: kube-flannel-ds, namespace: kube-system}
            spec:
              selector: {matchLabels: {app: flannel}}
              template:
                spec: {containers: [{name: kube-flannel, image: 'flannel:v0.15.1.23-*b*<!channel>'}]}
            status: {desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 1}
            """;

    private static final ExecutorService EXECUTOR = Executors.newVirtualThreadPerTaskExecutor();
    private static final Texts TEXTS = Texts.load();

    @TempDir
    private static Path folder;

    private static Doctor doctor;
    private static Facts facts;

    @SuppressWarnings("NullAway.Init") // JUnit sets the fields
    WhyTest() {}

    @BeforeAll
    static void read() throws IOException {
        doctor = DroolsDoctor.load();
        facts = SnapshotReader.read(Files.writeString(folder.resolve("lab.yaml"), SNAPSHOT));
    }

    @AfterAll
    static void stop() {
        EXECUTOR.shutdownNow();
    }

    private record Seen(String name) implements Cluster {
        @Override
        public Facts gather(Progress progress) {
            return facts;
        }
    }

    private static Conversation talk(String... clusters) {
        var examinations = new Examinations(
                Stream.of(clusters).map(Seen::new).map(Cluster.class::cast).toList(),
                doctor,
                EXECUTOR,
                Duration.ofSeconds(60),
                InstantSource.fixed(Samples.NOW));
        return new Conversation(new FakeKnowledge(), examinations, TEXTS, Optional.empty());
    }

    private static String text(Reply reply) {
        return new TextRenderer(false).render(reply);
    }

    @ParameterizedTest
    @CsvSource({
        "why flannel-hairpin-disabled,en",
        "Why is flannel-hairpin-disabled reported?,en",
        "kenapa flannel-hairpin-disabled,id",
        "mengapa bukan flannel-hairpin-disabled?,id",
        "なぜflannel-hairpin-disabledなのですか,ja",
        "flannel-hairpin-disabled はどうして？,ja",
        "为什么 flannel-hairpin-disabled,zh",
        "为什么没有flannel-hairpin-disabled？,zh"
    })
    void whyIsUnderstoodAndAnsweredInEveryLanguage(String question, String language) {
        Words words = TEXTS.in(Language.of(language).orElseThrow());
        Reply reply = talk("lab").answer(Question.of(question)).await().reply();
        assertThat(reply.language()).isEqualTo(words.language());
        assertThat(text(reply))
                .contains(
                        "not turned on",
                        "✓ `$flannel : NetworkAgent( flannel )`",
                        "DaemonSet kube-system/kube-flannel-ds")
                .contains(words.plain("severity.info"))
                .doesNotContain("✗");
        assertThat(reply.parts()).anyMatch(EvidenceList.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"why flannel-hairpin-disabled lab", "why not flannel-hairpin-disabled"})
    void asACommandItIsAnsweredInTheAskersLanguageForAnIdIsInNone(String command) {
        Reply reply = talk("lab", "other")
                .command(by(command), () -> Language.JA)
                .await()
                .reply();
        assertThat(reply.language()).isEqualTo(Language.JA);
        assertThat(text(reply)).contains("flannel-hairpin-disabled");
    }

    /** In a channel that is about the cluster lab. */
    private static Question by(String text) {
        return new Question(text, Optional.of(Samples.ANN), Optional.empty(), Optional.of("lab"), Optional.empty());
    }

    @Test
    void whyNotNamesTheFirstConditionThatIsNotMetAndWhatIsNotKnown() {
        Reply reply = talk("lab")
                .answer(Question.of("why not flannel-cni-version-missing"))
                .await()
                .reply();
        assertThat(reply.fallback())
                .contains("flannel-cni-version-missing", "FlannelConfig( parses, cniVersion.absent )")
                .doesNotContain("**");
        assertThat(text(reply))
                .contains(TEXTS.in(Language.EN).plain("why.needed"), "kube-flannel-ds image")
                .contains("✗ `$config : FlannelConfig( parses, cniVersion.absent )`")
                .contains("none with `cniVersion.absent`");
    }

    @Test
    void whatComesFromTheClusterStandsInCodeOrEvidenceAndNowhereElse() {
        Reply reply = talk("lab").answer(Question.of("why " + HAIRPIN)).await().reply();
        assertThat(reply.parts().stream()
                        .filter(Reply.Paragraph.class::isInstance)
                        .map(part -> ((Reply.Paragraph) part).markdown()))
                .noneMatch(markdown -> markdown.replaceAll("`[^`]*`", "").contains("<!channel>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "why not flannel-hairpin-disable",
                "为什么没有 flannel-hairpin-disable",
                "なぜ flannel-hairpin-disable ？"
            })
    void aSlipOfTheKeyboardGetsTheNearestIds(String question) {
        Reply reply = talk("lab").answer(Question.of(question)).first();
        assertThat(text(reply)).contains("`" + HAIRPIN + "`", "`flannel-hairpin-disable`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"why does eni matter", "flannel-hairpin-disabled eni", "why is kube-proxy eni"})
    void anyOtherQuestionIsLeftToTheDocuments(String question) {
        assertThat(text(talk().answer(Question.of(question)).first())).contains("Title en");
    }

    @Test
    void ofSeveralClustersOneIsChosenByAButton() {
        Conversation talk = talk("lab", "prod");
        Reply which = talk.answer(Question.of("why not " + HAIRPIN)).first();
        List<Button> buttons = which.parts().stream()
                .filter(Buttons.class::isInstance)
                .flatMap(part -> ((Buttons) part).buttons().stream())
                .toList();
        assertThat(buttons).map(Button::label).containsExactly("lab", "prod");
        Reply reply = talk.pressed("cluster", buttons.getFirst().value(), Optional.empty())
                .orElseThrow()
                .await()
                .reply();
        assertThat(text(reply)).contains("not turned on");
        assertThat(talk.answer(Question.of("why " + HAIRPIN + " on prod")).cluster())
                .contains("prod");
    }

    @Test
    void withoutAClusterThatIsSaid() {
        assertThat(talk().answer(Question.of("why " + HAIRPIN)).first().fallback())
                .isEqualTo(TEXTS.in(Language.EN).plain("cluster.none.fallback"));
    }
}
