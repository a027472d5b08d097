package dev.netdoc.bot.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.ImportProgress;
import dev.netdoc.knowledge.Knowledge;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.LuceneKnowledge;
import dev.netdoc.knowledge.Outcome;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store and the real index together. */
class StoredKnowledgeCareTest {
    private static final String SLANG = "the whatchamacallit of our frobnicator wobbles on tuesdays";

    @TempDir
    Path folder;

    private static StoredKnowledgeCare care(Store store, LuceneKnowledge knowledge) {
        var clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
        return new StoredKnowledgeCare(
                new StoredQuestions(store, clock),
                new StoredPhrasings(store, clock),
                knowledge,
                Set.of("U0ANN"),
                Optional.empty());
    }

    private static LuceneKnowledge open() {
        return LuceneKnowledge.open(Knowledge.Sources.bundledOnly(), ImportProgress.SILENT);
    }

    @Test
    void whatAnOwnerAddsAnswersAtOnceAndAfterARestart() {
        try (var store = Store.open(folder.resolve("netdoc.db"));
                LuceneKnowledge knowledge = open();
                LuceneKnowledge restarted = open()) {
            assertThat(knowledge.ask(SLANG, Optional.empty()).answered()).isFalse();
            String before = knowledge
                    .ask("conntrack table is full", Optional.empty())
                    .hits()
                    .toString();
            StoredKnowledgeCare care = care(store, knowledge);
            assertThat(care.teach("conntrack-limit", Language.EN, SLANG)).isTrue();

            Answer answer = knowledge.ask(SLANG, Optional.empty());
            assertThat(answer.answered()).isTrue();
            assertThat(answer.article().orElseThrow().topic()).contains("conntrack-limit");
            assertThat(answer.article().orElseThrow().markdown()).contains("maxPerCore");
            assertThat(answer.hits()).extracting(hit -> hit.topic().orElse("")).doesNotHaveDuplicates();
            assertThat(knowledge
                            .ask("conntrack table is full", Optional.empty())
                            .hits()
                            .getFirst()
                            .topic())
                    .contains("conntrack-limit");
            assertThat(before).contains("conntrack-limit");

            care(store, restarted).refresh();
            assertThat(restarted
                            .ask(SLANG, Optional.of(Language.JA))
                            .article()
                            .orElseThrow()
                            .language())
                    .isEqualTo(Language.JA);
        }
    }

    @Test
    void whatAskersChoseComesFirstThenWhatIsNearThenTheRest() {
        var question = new OpenQuestion(
                "id",
                Language.EN,
                "conntrack table is full",
                Outcome.DID_YOU_MEAN,
                List.of("cluster-domain", "vpn.md#Our VPN"),
                Instant.EPOCH,
                Instant.EPOCH,
                3,
                0,
                Map.of("apiserver-slb-acl", 1, "apiserver-cert-expired", 2));
        try (var store = Store.open(folder.resolve("netdoc.db"));
                LuceneKnowledge knowledge = open()) {
            StoredKnowledgeCare care = care(store, knowledge);
            assertThat(care.topics(question, 4))
                    .containsExactly(
                            "apiserver-cert-expired", "apiserver-slb-acl", "cluster-domain", "conntrack-limit");
            assertThat(care.topics(question, 100))
                    .hasSameElementsAs(knowledge.topics())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aPhrasingOfATopicThatIsGoneIsLeftOut() {
        try (var store = Store.open(folder.resolve("netdoc.db"));
                LuceneKnowledge knowledge = open()) {
            care(store, knowledge).teach("no-such-topic", Language.EN, SLANG);
            assertThat(knowledge.ask(SLANG, Optional.empty()).answered()).isFalse();
        }
    }
}
