package dev.netdoc.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.bot.question.StoredQuestions;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets one sentence with the next step and the exit code of the contract; with --json, stdout holds JSON alone. */
class MainTest {
    private static final ObjectMapper JSON = new ObjectMapper();

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
                spec: {containers: [{name: kube-flannel, image: 'flannel:v0.15.1.23-33d25c1-aliyun'}]}
            status: {desiredNumberScheduled: 1, updatedNumberScheduled: 1, numberReady: 1}
            """;

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // JUnit sets the folder
    MainTest() {}

    record Run(int exitCode, String out, String err) {
        void failedWith(int code, String... said) {
            assertThat(exitCode).as(err).isEqualTo(code);
            assertThat(err).contains(said).doesNotContain("\tat ");
            assertThat(err.strip().lines()).hasSize(1);
            assertThat(out).isEmpty();
        }
    }

    private static Run run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
        return new Run(code, out.toString(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ask", "mode", "diagnose", "why", "snapshot", "eval", "questions", "run", "check", "audit"})
    void everyCommandExplainsItselfWithExamples(String command) {
        Run help = run(command, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Usage: netdoc " + command, "Examples:");
    }

    @Test
    void anUnknownOptionIsWrongUse() {
        run("mode", "--snapshto", "x.yaml").failedWith(2, "--snapshto", "netdoc mode --help");
    }

    @ParameterizedTest
    @CsvSource({"''", "'   '"})
    void anEmptyQuestionIsWrongUse(String question) {
        run("ask", question).failedWith(2, "the question is empty");
    }

    @Test
    void anUnknownLanguageIsWrongUse() {
        run("ask", "--lang", "fr", "pourquoi ?").failedWith(2, "'fr'", "[en, id, ja, zh]");
    }

    @Test
    void missingDocumentsAreNamed() {
        run("ask", "--docs", folder.resolve("nowhere").toString(), "why?").failedWith(3, "nowhere", "--docs");
    }

    @Test
    void aQuestionOfTwentyThousandCharactersIsAnswered() throws IOException {
        Run run = run("ask", "--json", "flannel ".repeat(2_500));
        assertThat(run.exitCode()).isZero();
        assertThat(JSON.readTree(run.out()).path("answered").isBoolean()).isTrue();
    }

    @Test
    void everyLineOfABatchGetsOneObject() throws IOException {
        Path batch = Files.writeString(
                folder.resolve("questions.jsonl"),
                "{\"q\": \"does DataPath V2 bypass IPVS?\"}\n\n{\"q\": \"how do I bake bread\"}\n");
        Run run = run("ask", "--json", "--batch", batch.toString());
        assertThat(run.exitCode()).isZero();
        var objects = run.out().lines().map(MainTest::json).toList();
        assertThat(objects).hasSize(2);
        assertThat(objects.getFirst().path("hits").path(0).path("topic").textValue())
                .isEqualTo("terway-ipvs-bypass");
        assertThat(objects.getFirst().path("answer").path("markdown").textValue())
                .isNotBlank();
        assertThat(objects.getLast().path("answered").booleanValue()).isFalse();
        assertThat(objects.getLast().path("answer").isNull()).isTrue();
    }

    @Test
    void aBatchLineThatIsNoQuestionIsNamed() throws IOException {
        Path batch = Files.writeString(folder.resolve("questions.jsonl"), "{\"question\": \"why?\"}\n");
        run("ask", "--json", "--batch", batch.toString()).failedWith(2, "questions.jsonl, line 1");
    }

    @Test
    void aMissingSnapshotIsNamed() {
        run("mode", "--snapshot", folder.resolve("none.yaml").toString()).failedWith(3, "none.yaml");
    }

    @Test
    void anUnparsableSnapshotIsNamedWithItsLine() throws IOException {
        Path broken =
                Files.writeString(folder.resolve("broken.yaml"), "apiVersion: v1\nkind: Pod\nmetadata: {name: [\n");
        run("diagnose", "--snapshot", broken.toString()).failedWith(3, "broken.yaml", "line");
    }

    @Test
    void aMissingContextIsNamedWithThoseThereAre() throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{name: prod, cluster: {server: 'http://127.0.0.1:1'}}]
                users: [{name: me, user: {}}]
                contexts: [{name: prod, context: {cluster: prod, user: me}}]
                """);
        run("mode", "--kubeconfig", kubeconfig.toString(), "--context", "test").failedWith(3, "'test'", "[prod]");
        run("mode", "--kubeconfig", kubeconfig.toString(), "--context", "prod").failedWith(3, "127.0.0.1:1");
    }

    @Test
    void modeAndDiagnoseKeepTheirJson() throws IOException {
        Path file = Files.writeString(folder.resolve("lab.yaml"), SNAPSHOT);
        JsonNode mode =
                json(run("mode", "--json", "--snapshot", file.toString()).out());
        assertThat(mode.fieldNames())
                .toIterable()
                .containsExactly(
                        "distribution",
                        "kubernetes_version",
                        "plugin",
                        "plugin_version",
                        "eni_mode",
                        "acceleration",
                        "service_routing",
                        "conntrack",
                        "network_policy",
                        "cluster_domain",
                        "ip_families",
                        "evidence");
        assertThat(mode.path("plugin").textValue()).isEqualTo("flannel");
        assertThat(mode.path("cluster_domain").isNull()).isTrue();

        JsonNode diagnosis =
                json(run("diagnose", "--json", "--snapshot", file.toString()).out());
        assertThat(diagnosis.path("mode")).isEqualTo(mode);
        assertThat(diagnosis.path("cluster").path("name").textValue()).isEqualTo("lab");
        JsonNode finding = diagnosis.path("findings").path(0);
        assertThat(finding.path("id").textValue()).isEqualTo("flannel-hairpin-disabled");
        assertThat(finding.fieldNames())
                .toIterable()
                .containsExactly("id", "fingerprint", "severity", "summary", "objects", "evidence", "topics", "remedy");
        assertThat(finding.path("remedy").path("kind").textValue()).isEqualTo("guided");
    }

    @Test
    void severalFindingsAreNamedOnALineEachBeforeAnyIsToldOfInDetail() throws IOException {
        String file =
                Files.writeString(folder.resolve("lab.yaml"), SNAPSHOT + """
                        ---
                        apiVersion: v1
                        kind: Node
                        metadata: {name: n9}
                        status:
                          conditions: [{type: Ready, status: 'False', reason: KubeletNotReady, message: no CNI}]
                        """).toString();
        String out = run("diagnose", "--snapshot", file).out();
        int details = out.indexOf("What to do:");
        assertThat(out.substring(0, details))
                .containsSubsequence("- 🟠 Warning: These nodes are not ready: n9", "- 🔵 Info: ", "🟠 Warning: These");
    }

    @Test
    void explainedStandsInTheJsonOfADiagnosisOnlyWhereItIsAskedFor() throws IOException {
        String file = Files.writeString(folder.resolve("lab.yaml"), SNAPSHOT).toString();
        JsonNode finding = json(run("diagnose", "--json", "--explain", "--snapshot", file)
                        .out())
                .path("findings")
                .path(0);
        assertThat(finding.path("explained").path("rule").textValue()).isEqualTo("not turned on");
        assertThat(finding.path("explained").path("fingerprint")).isEqualTo(finding.path("fingerprint"));
        assertThat(run("diagnose", "--explain", "--snapshot", file).out())
                .contains("Rule `not turned on`", "✓ `$flannel : NetworkAgent( flannel )`");
    }

    @Test
    void whySaysWhatFiredAndWhyNotWhatIsMissing() throws IOException {
        String file = Files.writeString(folder.resolve("lab.yaml"), SNAPSHOT).toString();
        Run why = run("why", "flannel-hairpin-disabled", "--snapshot", file);
        assertThat(why.exitCode()).isZero();
        assertThat(why.out()).contains("holds in lab", "not turned on", "ConfigMap kube-system/kube-flannel-cfg");
        Run not = run("why", "not", "terway-vswitch-ip-exhausted", "--snapshot", file, "--lang", "zh");
        assertThat(not.exitCode()).isZero();
        assertThat(not.out()).contains("不存在问题 `terway-vswitch-ip-exhausted`", "NetworkAgent( terway )");
        JsonNode json = json(run("why", "not", "flannel-cni-version-missing", "--json", "--snapshot", file)
                .out());
        assertThat(json.path("holds").booleanValue()).isFalse();
        JsonNode made = json.at("/rules/0/conditions/0/failure/rules/0");
        assertThat(made.path("rule").textValue()).isEqualTo("the file has none and a kubelet asks for it");
        JsonNode condition = made.path("conditions").path(1);
        assertThat(condition.path("state").textValue()).isEqualTo("failed");
        assertThat(condition.path("failure").path("lacks").textValue()).isEqualTo("cniVersion.absent");
    }

    @Test
    void whyOfAnUnknownFindingIsWrongUseAndNamesTheNearest() {
        run("why", "not", "flannel-cniversion-missing", "--snapshot", "x.yaml")
                .failedWith(2, "'flannel-cniversion-missing'", "flannel-cni-version-missing");
        run("why", "no", "flannel-ip-leak").failedWith(2, "netdoc why [not] FINDING");
        run("why").failedWith(2, "netdoc why --help");
    }

    @ParameterizedTest
    @CsvSource({"never,0", "critical,0", "warning,0", "info,1"})
    void failOnAsksForAttentionFromASeverityOn(String severity, int exitCode) throws IOException {
        Path file = Files.writeString(folder.resolve("lab.yaml"), SNAPSHOT);
        assertThat(run("diagnose", "--snapshot", file.toString(), "--fail-on", severity)
                        .exitCode())
                .isEqualTo(exitCode);
    }

    @Test
    void checkSaysWhatIsBrokenAndHowToMendIt() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "clusters: []\nweb: {port: 0}\n");
        Run check = run("check", "-c", file.toString());
        assertThat(check.exitCode()).isEqualTo(1);
        assertThat(check.out().lines())
                .anyMatch(line -> line.startsWith("✓ web  port"))
                .anyMatch(line -> line.startsWith("✗ slack  tokens: SLACK_BOT_TOKEN and SLACK_APP_TOKEN must be set")
                        && line.contains("deploy/slack/manifest.yaml"))
                .anyMatch(line -> line.matches("\\d+ well, 0 to look at, 1 broken, \\d+ left out"));
        assertThat(check.out()).doesNotContain("\u001b");
        JsonNode json =
                JSON.readTree(run("check", "-c", file.toString(), "--json").out());
        assertThat(json.path("well").asBoolean(true)).isFalse();
        assertThat(json.path("checks").findValuesAsText("result")).contains("well", "broken", "left_out");
    }

    @Test
    void anUnknownKeyOfTheConfigurationIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "clusters:\n- {name: prod, contxt: prod}\n");
        run("run", "-c", file.toString())
                .failedWith(2, "netdoc.yaml, line 2", "`contxt` in clusters[0]", "did you mean `context`?");
    }

    @Test
    void missingTokensAreNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "clusters: []\n");
        run("run", "-c", file.toString()).failedWith(2, "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN");
    }

    @Test
    void anAuditWithoutAStoreSaysSo() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "store: never.db\n");
        run("audit", "-c", file.toString()).failedWith(3, "no store yet");
        run("audit", "-c", file.toString(), "--since", "yesterday").failedWith(2, "'yesterday'");
    }

    @Test
    void aDatabaseIsOpenedWithWhatTheEnvironmentHoldsAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "store: postgresql://localhost:1/netdoc\n");
        run("audit", "-c", file.toString()).failedWith(3, "postgresql://localhost:1/netdoc", "NETDOC_STORE_USER");

        Run secret = run(
                "audit",
                "-c",
                Files.writeString(file, "store: postgresql://me:geheim@db/netdoc\n")
                        .toString());
        secret.failedWith(2, "netdoc.yaml, line 1: ", "NETDOC_STORE_PASSWORD");
        assertThat(secret.err()).doesNotContain("geheim");
    }

    @Test
    void questionsWithoutAStoreSayWhatIsMissing() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "store: never.db\n");
        run("questions", "-c", file.toString()).failedWith(3, "no store yet");
        run("questions", "-c", file.toString(), "--since", "yesterday").failedWith(2, "'yesterday'");
    }

    @Test
    void unansweredQuestionsAreListedWithWhatWasMeant() throws IOException {
        Path file = Files.writeString(folder.resolve("netdoc.yaml"), "store: here.db\n");
        try (Store store = Store.open(folder.resolve("here.db"))) {
            var questions = new StoredQuestions(store, InstantSource.system());
            String id = questions
                    .keep(new Answer(
                            "why so slow",
                            Language.EN,
                            Outcome.DID_YOU_MEAN,
                            0.2,
                            List.of(new Hit(Optional.of("conntrack-limit"), Language.EN, "Title", 0.3, "x")),
                            Optional.empty(),
                            Duration.ZERO))
                    .orElseThrow();
            questions.meant(id, "conntrack-limit");
        }
        assertThat(run("questions", "-c", file.toString()).out())
                .contains("1×", "why so slow", "nearest: conntrack-limit", "meant: conntrack-limit (1×)");
        JsonNode line = json(run("questions", "-c", file.toString(), "--json").out());
        assertThat(line.path("question").textValue()).isEqualTo("why so slow");
        assertThat(line.path("meant").path("conntrack-limit").intValue()).isEqualTo(1);
    }

    @Test
    void labelledQuestionsAreMeasuredByLanguage() throws IOException {
        Path file = Files.writeString(folder.resolve("questions.jsonl"), """
                {"q": "does DataPath V2 bypass IPVS?", "lang": "en", "topic": "terway-ipvs-bypass"}
                {"q": "パンの焼き方", "lang": "ja", "topic": null}
                """);
        Run table = run("eval", "--failures", file.toString());
        assertThat(table.exitCode()).isZero();
        assertThat(table.out().lines())
                .anyMatch(line -> line.matches("en +1 +0 +1\\.000 +1\\.000 +1\\.000 +0\\.000 .*"))
                .anyMatch(line -> line.matches("ja +0 +1 .* 1\\.000 +1\\.000"));
        JsonNode json = json(run("eval", "--json", file.toString()).out());
        assertThat(json.path("languages").path("en").path("recall_at_1").doubleValue())
                .isEqualTo(1);
        assertThat(json.path("all").path("inside").intValue()).isEqualTo(1);
    }

    @Test
    void aLineThatIsNoLabelIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("questions.jsonl"), "{\"q\": \"why?\", \"lang\": \"fr\"}\n");
        run("eval", file.toString()).failedWith(2, "questions.jsonl, line 1", "en|id|ja|zh");
        run("eval", folder.resolve("none.jsonl").toString()).failedWith(3, "none.jsonl");
    }

    @Test
    void ownDocumentsAreMeasuredWithLabelsForTheirEntries() throws IOException {
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Files.writeString(docs.resolve("disk.md"), "# Resize a disk\n\nOpen the console and choose the new size.\n");
        Path labels = Files.writeString(folder.resolve("labels.tsv"), "disk-resize\tdisk.md#Resize*\n");
        Path file = Files.writeString(
                folder.resolve("questions.jsonl"),
                "{\"q\": \"how to resize a disk\", \"lang\": \"en\", \"topic\": \"disk-resize\"}\n");
        run("eval", "--docs", docs.toString(), "--no-bundled", file.toString()).failedWith(2, "--entries");
        assertThat(run(
                                "eval",
                                "--docs",
                                docs.toString(),
                                "--no-bundled",
                                "--entries",
                                labels.toString(),
                                file.toString())
                        .out())
                .contains("1.000");
    }

    @Test
    void anAnswerExplainsItself() throws IOException {
        String question = "kenapa conntrack table full di node";
        assertThat(run("ask", "--explain", question).out())
                .contains(
                        "Read as id",
                        "1. conntrack-limit",
                        "nearest phrasing: ",
                        "in the title",
                        "answered: confidence");
        JsonNode json = json(run("ask", "--explain", "--json", question).out());
        assertThat(json.path("explanation").path("hits").path(0).path("matches"))
                .isNotEmpty();
    }

    @Test
    void brokenDocumentsAreNamedAndTheRestServes() throws IOException {
        Path docs = Files.createDirectory(folder.resolve("docs"));
        Files.writeString(docs.resolve("disk.md"), "# Resize a disk\n\nOpen the console and choose the new size.\n");
        Files.write(docs.resolve("broken.txt"), new byte[] {'a', 0, 'b'});
        Run run = run("ask", "--docs", docs.toString(), "--no-bundled", "how to resize a disk");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("choose the new size");
        assertThat(run.err()).contains("Skipped broken.txt: binary content");
        run("ask", "--docs", docs.toString(), "--docs-charset", "EBCDIC-X", "why?")
                .failedWith(2, "EBCDIC-X");
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
