package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.audit.Audit;
import dev.netdoc.bot.audit.AuditCheck;
import dev.netdoc.bot.audit.AuditRecord;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.LuceneKnowledge;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person in the workspace gets, from the question to the repaired cluster. */
class DemoTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration A_FIX = Duration.ofMinutes(3);

    @TempDir
    private Path state;

    private Demo demo;
    private Scripted chat;

    @SuppressWarnings("NullAway.Init") // set before each test
    DemoTest() {}

    @BeforeEach
    void start() {
        demo = Demo.start(0, state, false);
        chat = new Scripted(demo.url());
        await().atMost(SOON).until(demo::connected);
    }

    @AfterEach
    void stop() {
        demo.close();
    }

    @Test
    void answersInTheLanguageOfTheQuestion() {
        Map<String, String> questions = Map.of(
                "en", "@netdoc does DataPath V2 traffic bypass IPVS?",
                "id", "@netdoc apakah trafik DataPath V2 tidak lewat IPVS?",
                "ja", "@netdoc DataPath V2 の通信は IPVS を通りませんか？",
                "zh", "@netdoc DataPath V2 的流量会绕过 IPVS 吗？");
        try (Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT)) {
            questions.forEach((language, question) -> {
                JsonNode answer = first("alex", "ask-network", question);
                assertThat(knowledge.languageOf(answer.path("text").textValue()).code())
                        .as(answer.toString())
                        .isEqualTo(language);
                assertThat(answer.path("text").textValue()).contains("IPVS");
            });
        }
        assertThat(chat.state().path("complaints")).isEmpty();
    }

    @Test
    void tellsTheModeWithItsEvidence() {
        String thread = chat.say("kenji", "ask-network", "@netdoc what mode am I in on terway-shared?");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                chat.replies("ask-network", "kenji", thread).toString())
                        .contains(
                                "shared ENI", "DataPath V2", "eniip_virtual_type", "ConfigMap kube-system/eni-config"));
        assertThat(chat.replies("ask-network", "kenji", thread)).hasSize(1);
    }

    @Test
    void staysSilentWhereItIsNotAddressed() {
        String unaddressed = chat.say("alex", "ask-network", "what mode are we in, does anybody know?");
        first("alex", "ask-network", "@netdoc help");
        assertThat(chat.replies("ask-network", "alex", unaddressed)).isEmpty();
    }

    @Test
    void saysSoWhenItDoesNotKnow() {
        JsonNode answer = first("alex", "@netdoc", "how do I bake bread?");
        assertThat(answer.path("text").textValue()).contains("do not know");
    }

    @Test
    void repairsFlannelOnceAnApproverAgrees() {
        String thread = chat.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
        JsonNode proposal = proposal(thread);
        assertThat(proposal.toString()).contains("cniVersion", "kube-flannel-cfg");
        String ts = proposal.path("ts").textValue();

        chat.click("alex", "ask-network", ts, "approve");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                chat.replies("ask-network", "alex", thread).toString())
                        .contains("is not an approver"));
        chat.click("mia", "ask-network", ts, "approve");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                chat.replies("ask-network", "alex", thread).toString())
                        .contains("is a guest"));
        assertThat(cniConf()).doesNotContain("cniVersion");

        // Two approvers in the same moment: one decision.
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> chat.click("rina", "ask-network", ts, "approve")),
                        CompletableFuture.runAsync(() -> chat.click("kenji", "ask-network", ts, "approve")))
                .join();
        await().atMost(A_FIX)
                .untilAsserted(() ->
                        assertThat(message(thread, ts).path("text").textValue()).contains("verified"));
        assertThat(Scripted.has(message(thread, ts), "approve")).isFalse();
        assertThat(cniConf()).contains("\"cniVersion\": \"0.3.0\"");
        assertThat(actions()).containsExactly("proposed", "approved", "applying", "changed", "verifying", "verified");
    }

    @Test
    void aRejectedProposalChangesNothing() {
        String thread = chat.say("kenji", "ask-network", "@netdoc flannel クラスターを診断して");
        String ts = proposal(thread).path("ts").textValue();
        chat.click("rina", "ask-network", ts, "reject");
        chat.submit("rina", Map.of("text", "maintenance window is tomorrow"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(message(thread, ts).toString())
                        .contains("maintenance window is tomorrow")
                        .doesNotContain("\"approve\""));
        assertThat(cniConf()).doesNotContain("cniVersion");
        assertThat(actions()).containsExactly("proposed", "rejected");
    }

    @Test
    void flannelIsMendedInTwoWaysOneAfterTheOtherAndTakenBackInReverse() {
        String repair = chat.say("alex", "ask-network", "@netdoc apa yang salah di cluster flannel?");
        String version = carriedOut(repair, "✅ OK: diperbaiki dan terverifikasi");
        String wish = chat.say("alex", "ask-network", "@netdoc flannel 集群的 Pod 无法通过自己的 Service 访问自己");
        String hairpin = carriedOut(wish, "✅ 正常：已修复并通过验证");
        assertThat(cniConf()).contains("\"cniVersion\": \"0.3.0\"", "\"hairpinMode\": true");

        takenBack(wish, hairpin, "↩️ 已回滚");
        takenBack(repair, version, "↩️ Dikembalikan");

        assertThat(cniConf()).doesNotContain("cniVersion", "hairpinMode");
        assertThat(actions()).filteredOn("verified"::equals).hasSize(4);
        assertThat(actions()).endsWith("verified", "undone");
        assertThat(chat.state().path("complaints")).isEmpty();
    }

    @Test
    void aFixThatIsOnlyOfferedIsProposedWhenSomebodyAsksForIt() {
        String thread = chat.say("alex", "ask-network", "@netdoc terway-exclusive クラスターを診断して");
        JsonNode answer = withButton(thread, "propose");
        assertThat(Scripted.has(answer, "approve")).isFalse();

        chat.click("alex", "ask-network", answer.path("ts").textValue(), "propose");
        String fix = carriedOut(thread, "✅ 正常: 修正と確認が完了");
        assertThat(config("terway-exclusive", "kube-proxy-worker", "config.conf"))
                .contains("\n  udpTimeout: 10s\n");

        takenBack(thread, fix, "↩️ 元に戻しました");
        assertThat(config("terway-exclusive", "kube-proxy-worker", "config.conf"))
                .doesNotContain("udpTimeout");
        assertThat(chat.state().path("complaints")).isEmpty();
    }

    /** Approves the proposal that is open in a thread. @return its message, once its text begins so */
    private String carriedOut(String thread, String end) {
        String ts = proposal(thread).path("ts").textValue();
        chat.click("rina", "ask-network", ts, "approve");
        await().atMost(A_FIX)
                .untilAsserted(() ->
                        assertThat(message(thread, ts).path("text").textValue()).startsWith(end));
        return ts;
    }

    private void takenBack(String thread, String fix, String end) {
        chat.click("alex", "ask-network", fix, "undo");
        String undo = carriedOut(thread, end);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(message(thread, fix).path("text"))
                        .isEqualTo(message(thread, undo).path("text")));
    }

    private JsonNode first(String user, String channel, String text) {
        String thread = chat.say(user, channel, text);
        return await().atMost(SOON)
                .until(() -> chat.replies(channel, user, thread), replies -> !replies.isEmpty())
                .getFirst();
    }

    private JsonNode proposal(String thread) {
        return withButton(thread, "approve");
    }

    private JsonNode withButton(String thread, String action) {
        return await().atMost(SOON)
                .until(
                        () -> Scripted.withButton(chat.replies("ask-network", "alex", thread), action),
                        Optional::isPresent)
                .orElseThrow();
    }

    private JsonNode message(String thread, String ts) {
        return chat.replies("ask-network", "alex", thread).stream()
                .filter(m -> m.path("ts").textValue().equals(ts))
                .findFirst()
                .orElseThrow();
    }

    private String cniConf() {
        return config("flannel", "kube-flannel-cfg", "cni-conf.json");
    }

    private String config(String cluster, String name, String key) {
        Config config = Config.fromKubeconfig(cluster, demo.kubeconfig().toFile());
        try (var client = new KubernetesClientBuilder().withConfig(config).build()) {
            return client.configMaps()
                    .inNamespace("kube-system")
                    .withName(name)
                    .require()
                    .getData()
                    .getOrDefault(key, "");
        }
    }

    private List<String> actions() {
        try (Store store = Store.open(state.resolve("netdoc.db"))) {
            var audit = new Audit(store, InstantSource.system());
            assertThat(audit.verify()).isInstanceOf(AuditCheck.Intact.class);
            return audit.records(Instant.EPOCH).stream()
                    .map(AuditRecord::entry)
                    .map(entry -> entry.action())
                    .toList();
        }
    }
}
