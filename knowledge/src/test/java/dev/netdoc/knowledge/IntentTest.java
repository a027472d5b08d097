package dev.netdoc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IntentTest {
    private final Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT);

    @AfterAll
    void close() {
        knowledge.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "what mode am I in?; mode; EN",
                "what mode am I in on flannel?; mode; EN",
                "what mode is prod-eu-1 in?; mode; EN",
                "Hey, which network mode does staging run?; mode; EN",
                "what is wrong with my cluster; diagnose; EN",
                "check cluster prod-1; diagnose; EN",
                "help; help; EN",
                "what can you do?; help; EN",
                "gue lagi di mode apa; mode; ID",
                "cluster flannel mode apa; mode; ID",
                "kluster produksi sekarang mode apa ya; mode; ID",
                "cek cluster prod-1 dong; diagnose; ID",
                "kamu bisa apa aja?; help; ID",
                "モードは？; mode; JA",
                "flannel クラスターは今どのモード?; mode; JA",
                "本番クラスターを診断して; diagnose; JA",
                "使い方を教えて; help; JA",
                "我现在是什么网络模式; mode; ZH",
                "flannel 集群现在是什么模式; mode; ZH",
                "检查 prod-1 集群; diagnose; ZH",
                "你能做什么？; help; ZH",
                "status; status; EN",
                "Hi, what's your status?; status; EN",
                "are you alive?; status; EN",
                "fixes; fixes; EN",
                "which proposals are waiting for approval?; fixes; EN",
                "what did you fix lately; fixes; EN",
                "bagaimana status kamu sekarang; status; ID",
                "perbaikan apa yang masih menunggu persetujuan; fixes; ID",
                "netdocのステータスを教えて; status; JA",
                "承認待ちの修正を見せて; fixes; JA",
                "netdoc 现在的状态怎么样; status; ZH",
                "哪些提案在等待审批; fixes; ZH"
            })
    void isRecognisedAlsoWithTheNameOfACluster(String question, String intent, Language language) {
        assertThat(knowledge.intent(question)).hasValueSatisfying(found -> {
            assertThat(found.id()).isEqualTo(intent);
            assertThat(found.language()).isEqualTo(language);
            assertThat(found.confidence()).isBetween(0.5, 1.0);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "how can I tell whether Terway is in exclusive ENI mode?",
                "which network modes does terway have",
                "how do I change the mode of flannel",
                "why do my pods stay in ContainerCreating",
                "how do I bake bread",
                "bagaimana cara tahu terway pakai mode eni eksklusif",
                "apa saja mode Terway",
                "kenapa pod gagal dapat IP di mode Terway",
                "terway が排他モードか調べる方法",
                "Terway のモードには何がありますか",
                "Podが起動しないのはなぜですか",
                "怎么判断 Terway 是不是独占 ENI 模式",
                "Terway 有哪些网络模式",
                "怎么烤面包",
                "what is the status of my node",
                "how do I fix a node that is NotReady",
                "why did the fix fail",
                "which version of terway is needed for datapathv2",
                "bagaimana cara memperbaiki node NotReady",
                "status pod saya Pending",
                "ノードの状態がNotReadyになる",
                "NotReadyのノードを修正する方法",
                "节点状态为 NotReady 怎么修复",
                "怎么修复 flannel 的 cniVersion",
                "",
                "?",
                "mode mode mode please explain everything about how the exclusive mode of the eni of the nodes of my pool works"
            })
    void aQuestionThatAsksForAnExplanationIsNone(String question) {
        assertThat(knowledge.intent(question)).isEmpty();
    }
}
