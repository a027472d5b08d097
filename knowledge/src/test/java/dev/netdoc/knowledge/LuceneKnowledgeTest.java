package dev.netdoc.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.netdoc.knowledge.document.DocumentsMissing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LuceneKnowledgeTest {
    private final Knowledge knowledge = LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT);

    @AfterAll
    void close() {
        knowledge.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyTopicHasAnArticleInEveryLanguageAndIsFoundByItsOwnTitle(Language language) {
        assertThat(knowledge.topics()).isNotEmpty().isSorted();
        for (String topic : knowledge.topics()) {
            Article article = knowledge.article(topic, language).orElseThrow();
            assertThat(article.language()).isEqualTo(language);
            assertThat(article.shortAnswer()).isNotBlank().doesNotContain("\n\n");
            Answer answer = knowledge.ask(article.title(), Optional.empty());
            assertThat(answer.hits().getFirst().topic()).as(article.title()).contains(topic);
            assertThat(answer.answered()).isTrue();
        }
    }

    @Test
    void theAnswerIsInTheAskersLanguageWhateverTheQuestionIsWrittenIn() {
        Answer answer = knowledge.ask("eniip_virtual_type", Optional.of(Language.JA));
        assertThat(answer.language()).isEqualTo(Language.JA);
        assertThat(answer.hits().getFirst().topic()).contains("terway-acceleration-check");
        assertThat(knowledge.ask("eniip_virtual_type", Optional.empty()).language())
                .isEqualTo(Language.EN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"how do I bake bread", "gimana cara bikin roti", "パンの焼き方を教えて", "怎么烤面包"})
    void aQuestionOfAnotherWorldIsDeclined(String question) {
        Answer answer = knowledge.ask(question, Optional.empty());
        assertThat(answer.answered()).isFalse();
        assertThat(answer.article()).isEmpty();
    }

    @Test
    void aMisspeltQuestionStillFindsItsTopic() {
        assertThat(knowledge
                        .ask("vswich runs out of ip adresses", Optional.empty())
                        .hits()
                        .getFirst()
                        .topic())
                .contains("terway-vswitch-ip-exhausted");
    }

    @Test
    void hitsAreAtMostTenAndOneATopicInOrderOfTheirScores() {
        List<Hit> hits = knowledge
                .ask("terway flannel pod vswitch mode", Optional.empty())
                .hits();
        assertThat(hits).hasSizeBetween(2, 10).extracting(Hit::topic).doesNotHaveDuplicates();
        assertThat(hits).extracting(Hit::score).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.score()).isBetween(0.0, 1.0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n",
                "((((",
                "\"",
                "a AND OR NOT",
                "*:*",
                "field:value~2^3 [a TO b}",
                "\\",
                "😀😀",
                "مرحبا كيف",
                "שלום",
                "\u0000\uD800",
                "0",
                "？！。、",
                "---"
            })
    void anythingMayBeAsked(String question) {
        Answer answer = knowledge.ask(question, Optional.empty());
        assertThat(answer.confidence()).isBetween(0.0, 1.0);
        assertThat(knowledge.intent(question)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void longAndRandomTextIsAnsweredInBoundedTime(long seed) {
        Random random = new Random(seed);
        String pieces = "abcdefg ABC 0123 _-./:=\"'{}[] 共有ネットワーク排他模式カナ。、？\n\t😀";
        StringBuilder text = new StringBuilder();
        while (text.length() < 20_000) {
            text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
        Answer answer = knowledge.ask(text.toString(), Optional.empty());
        assertThat(answer.took()).as("seed %d", seed).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aLongLogIsUnderstoodByItsBeginning() {
        String log = "level=warning msg=\"Assign private ip address failed: Code: InvalidVSwitchId.IpNotEnough\"\n"
                + "x=1 0123456789abcdef ".repeat(1000);
        assertThat(knowledge
                        .ask(log, Optional.of(Language.EN))
                        .hits()
                        .getFirst()
                        .topic())
                .contains("terway-vswitch-ip-exhausted");
    }

    @Test
    void documentsAreSearchedBesideTheTopics(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("disk.txt"), """
                How do I enlarge a cloud disk?

                Open the console, choose the disk and enter the new size. Then restart the pod.

                Why is the volume read-only?

                The file system was damaged. Check it on the node.
                """);
        try (Knowledge own = LuceneKnowledge.open(sources(folder), ImportProgress.SILENT)) {
            Answer answer = own.ask("how can I enlarge my cloud disk", Optional.empty());
            assertThat(answer.answered()).isTrue();
            assertThat(answer.hits().getFirst())
                    .returns(Optional.empty(), Hit::topic)
                    .returns("How do I enlarge a cloud disk?", Hit::title)
                    .returns("disk.txt#How do I enlarge a cloud disk?", Hit::source);
            assertThat(own.ask("is terway in exclusive eni mode?", Optional.empty())
                            .hits()
                            .getFirst()
                            .topic())
                    .contains("terway-eni-mode-check");
        }
    }

    @Test
    void aDumpOfDigitsIsNoReasonToSkipItsDocument(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("dump.md"),
                "# How do I read the licence dongle?\n\nIt says " + "9".repeat(40_000) + "\n");
        try (Knowledge own = LuceneKnowledge.open(sources(folder), ImportProgress.SILENT)) {
            assertThat(own.ask("read the licence dongle", Optional.empty())
                            .hits()
                            .getFirst()
                            .title())
                    .isEqualTo("How do I read the licence dongle?");
        }
    }

    @Test
    void aPageInTwoLanguagesIsOneHitAndAnsweredInTheAskersLanguage(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.createDirectories(folder.resolve("ja"));
        Files.writeString(
                folder.resolve("en/vpn.md"),
                "# Reset the VPN gateway\n\nStop the tunnel and delete the old session with `vpnctl reset --all`.\n");
        Files.writeString(folder.resolve("ja/vpn.md"), "# VPNゲートウェイのリセット\n\n`vpnctl reset --all` で古いセッションを削除します。\n");
        try (Knowledge own = LuceneKnowledge.open(sources(folder), ImportProgress.SILENT)) {
            for (String question : List.of("how to reset the vpn gateway", "VPNゲートウェイをリセットしたい")) {
                Answer answer = own.ask(question, Optional.empty());
                assertThat(answer.hits())
                        .filteredOn(hit -> hit.topic().isEmpty())
                        .hasSize(1);
                assertThat(answer.article())
                        .hasValueSatisfying(
                                article -> assertThat(article.language()).isEqualTo(answer.language()));
            }
        }
    }

    @Test
    void anEntryThatExistsOnlyInAnotherLanguageIsFoundAndSaysSo(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("quota.md"),
                "# Cara menaikkan kuota alamat IP untuk node\n\nBuka konsol kuota, pilih jenis instance, lalu ajukan"
                        + " penambahan alamat IP.\n");
        try (Knowledge own =
                LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
            for (String question : List.of(
                    "how to increase the IP address quota of a node", "ノードのIPアドレスのクォータを増やす方法", "怎么提高节点的 IP 地址配额")) {
                Answer answer = own.ask(question, Optional.empty());
                assertThat(answer.hits()).as(question).isNotEmpty();
                assertThat(answer.hits().getFirst().language()).isEqualTo(Language.ID);
                assertThat(own.explain(question, Optional.empty())
                                .hits()
                                .getFirst()
                                .matches())
                        .extracting(Explanation.Matched::by)
                        .containsAnyOf(Explanation.Bridge.GLOSSARY_TRANSLATION, Explanation.Bridge.LEARNED_TRANSLATION);
            }
        }
    }

    @Test
    void aMisspeltWordIsTranslatedAsWhatIsMeant(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("switch.md"), "# Mengganti plugin jaringan\n\nPlugin jaringan tidak dapat diganti.\n");
        try (Knowledge own =
                LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
            assertThat(own.explain("replcae the netwrok plugin", Optional.of(Language.EN))
                            .hits()
                            .getFirst()
                            .matches())
                    .extracting(Explanation.Matched::word, Explanation.Matched::by)
                    .contains(
                            tuple("replcae", Explanation.Bridge.SPELLING),
                            tuple("netwrok", Explanation.Bridge.SPELLING));
        }
    }

    @Test
    void aSlipThatSomeTextHoldsTooIsReadAsWhatIsMeant(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.writeString(folder.resolve("en/slips.md"), "# What people type\n\nThey ask wich clustr it is.\n");
        for (String kept : List.of("bolts", "cogs", "jam", "nails", "pins", "rivets", "screws", "springs", "washers")) {
            Files.writeString(
                    folder.resolve("en/" + kept + ".md"),
                    "# Store of " + kept + "\n\nWhich cluster holds " + kept + ".\n");
        }
        try (Knowledge own =
                LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
            Explanation.Reasons first = own.explain("wich clustr holds the rivets?", Optional.empty())
                    .hits()
                    .getFirst();
            assertThat(first.hit().title()).isEqualTo("Store of rivets");
            assertThat(first.matches())
                    .extracting(Explanation.Matched::word, Explanation.Matched::term)
                    .contains(tuple("clustr", "cluster"))
                    .doesNotContain(tuple("wich", "which"));
        }
    }

    @Test
    void whereMostIsTranslatedADocumentInTheAskersLanguageComesFirst(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("en"));
        Files.createDirectories(folder.resolve("id"));
        Files.writeString(folder.resolve("en/a.md"), "# Renew a certificate\n\nHow to do that with vpnctl by hand.\n");
        Files.writeString(
                folder.resolve("id/b.md"), "# vpnctl renew certificate\n\nJalankan perintah ini di gateway.\n");
        String question = "vpnctl renew certificate";
        try (Knowledge own =
                LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
            assertThat(own.ask(question, Optional.of(Language.EN))
                            .hits()
                            .getFirst()
                            .language())
                    .isEqualTo(Language.EN);
            assertThat(own.ask(question, Optional.of(Language.ID))
                            .hits()
                            .getFirst()
                            .language())
                    .isEqualTo(Language.ID);
        }
    }

    @Test
    void aMisspeltWordIsTranslatedAsTheWordThatWasMeant(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("simpul.id.md"), "# Simpul tidak siap\n\nPeriksa alamat simpul itu.\n");
        Files.writeString(folder.resolve("kopi.id.md"), "# Mesin kopi rusak\n\nHubungi bagian dapur.\n");
        Files.writeString(folder.resolve("parkir.id.md"), "# Tempat parkir penuh\n\nPakai gedung sebelah.\n");
        try (var own = LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
            assertThat(own.ask("which adress does it have", Optional.of(Language.EN))
                            .hits())
                    .first()
                    .extracting(Hit::title)
                    .isEqualTo("Simpul tidak siap");
        }
    }

    @Test
    void changedDocumentsAreTakenInWhileOthersAreServed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("disk.md");
        Files.writeString(file, "# Enlarge a cloud disk\n\nOpen the console and enter the new size.\n");
        Files.writeString(
                folder.resolve("vpn.md"), "# Reset the VPN gateway\n\nStop the tunnel, then start it again.\n");
        try (LuceneKnowledge own =
                LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT)) {
            assertThat(own.refresh()).isFalse();
            Files.writeString(
                    file, "# Shrink a cloud disk\n\nThis cannot be done; make a new one and copy the data over.\n");
            assertThat(own.refresh()).isTrue();
            assertThat(own.ask("how to shrink a cloud disk", Optional.empty()).article())
                    .hasValueSatisfying(
                            article -> assertThat(article.markdown()).contains("copy the data"));
            assertThat(own.ask("reset vpn gateway", Optional.empty())
                            .hits()
                            .getFirst()
                            .title())
                    .isEqualTo("Reset the VPN gateway");
            Files.delete(file);
            assertThat(own.refresh()).isTrue();
            assertThat(own.ask("how to shrink a cloud disk", Optional.empty()).hits())
                    .extracting(Hit::title)
                    .doesNotContain("Shrink a cloud disk");
        }
    }

    @Test
    void questionsAreAnsweredWhileDocumentsChange(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("disk.md");
        Files.writeString(file, "# Enlarge a cloud disk\n\nOpen the console and enter the new size.\n");
        try (LuceneKnowledge own =
                        LuceneKnowledge.open(new Knowledge.Sources(false, List.of(folder)), ImportProgress.SILENT);
                var asking = Executors.newFixedThreadPool(2)) {
            var stop = new AtomicBoolean();
            List<Future<Integer>> askers = Stream.generate(() -> asking.submit(() -> {
                        int asked = 0;
                        while (!stop.get()) {
                            assertThat(own.ask("enlarge a cloud disk", Optional.empty())
                                            .hits())
                                    .isNotEmpty();
                            asked++;
                        }
                        return asked;
                    }))
                    .limit(2)
                    .toList();
            for (int i = 0; i < 30; i++) {
                Files.writeString(
                        file,
                        "# Enlarge a cloud disk\n\nOpen the console and enter the new size." + " Again.".repeat(i));
                own.refresh();
            }
            stop.set(true);
            for (Future<Integer> asker : askers) {
                assertThat(asker.get()).isPositive();
            }
        }
    }

    @Test
    void aPathThatIsMissingIsNamed() {
        var sources = new Knowledge.Sources(false, List.of(Path.of("no/such/folder")));
        assertThatThrownBy(() -> LuceneKnowledge.open(sources, ImportProgress.SILENT))
                .isInstanceOf(DocumentsMissing.class)
                .hasMessageContaining("no/such/folder");
    }

    private static Knowledge.Sources sources(Path folder) {
        return new Knowledge.Sources(true, List.of(folder));
    }

    @Test
    void nothingAtAllMayBeOpened() {
        try (Knowledge empty = LuceneKnowledge.open(new Knowledge.Sources(false, List.of()), ImportProgress.SILENT)) {
            assertThat(empty.ask("what is a vSwitch", Optional.empty()).hits()).isEmpty();
            assertThat(empty.intent("what mode am I in?")).isPresent();
        }
    }
}
