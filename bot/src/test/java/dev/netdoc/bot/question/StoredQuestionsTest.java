package dev.netdoc.bot.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Answer;
import dev.netdoc.knowledge.Hit;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class StoredQuestionsTest {
    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private Supplier<Store> database;
    private Store store;
    private StoredQuestions questions;

    StoredQuestionsTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void open() {
        database = stores.fresh(folder);
        store = database.get();
        questions = new StoredQuestions(store, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Answer unanswered(String text, Outcome outcome) {
        var hit = new Hit(Optional.of("conntrack-limit"), Language.EN, "Title", 0.2, "topics/conntrack-limit/en.md");
        var own = new Hit(Optional.empty(), Language.EN, "Our VPN", 0.1, "vpn.md#Our VPN");
        return new Answer(text, Language.EN, outcome, 0.1, List.of(hit, own), Optional.empty(), Duration.ZERO);
    }

    @Test
    void theSameQuestionIsCountedAndItsLastOutcomeKept() {
        Optional<String> first = questions.keep(unanswered("Why so  slow?", Outcome.NOT_KNOWN));
        clock.advance(Duration.ofHours(1));
        Optional<String> second = questions.keep(unanswered(" why so slow? ", Outcome.DID_YOU_MEAN));
        assertThat(second).isEqualTo(first).isPresent();
        assertThat(questions.since(Instant.EPOCH)).singleElement().satisfies(kept -> {
            assertThat(kept.text()).isEqualTo("Why so slow?");
            assertThat(kept.times()).isEqualTo(2);
            assertThat(kept.outcome()).isEqualTo(Outcome.DID_YOU_MEAN);
            assertThat(kept.nearest()).containsExactly("conntrack-limit", "vpn.md#Our VPN");
            assertThat(kept.lastAsked()).isEqualTo(kept.firstAsked().plus(Duration.ofHours(1)));
        });
    }

    @Test
    void credentialsAreNotKept() {
        questions.keep(unanswered(
                "token=abc123 xoxb-123456789012-abcdef password: hunter2 LTAI5tAbCdEfGhIjKlMn fails",
                Outcome.NOT_KNOWN));
        assertThat(questions.since(Instant.EPOCH))
                .singleElement()
                .satisfies(kept ->
                        assertThat(kept.text()).contains("fails").doesNotContain("abc123", "xoxb", "hunter2", "LTAI"));
    }

    @Test
    void whatWasMeantIsCountedForQuestionsThatAreKept() {
        String id = questions.keep(unanswered("slow", Outcome.DID_YOU_MEAN)).orElseThrow();
        questions.meant(id, "conntrack-limit");
        questions.meant(id, "conntrack-limit");
        questions.meant("made up", "conntrack-limit");
        assertThat(questions.since(Instant.EPOCH))
                .singleElement()
                .satisfies(kept -> assertThat(kept.meant()).containsEntry("conntrack-limit", 2));
    }

    @Test
    void whatNobodyAsksAnyMoreIsForgotten() {
        String id = questions.keep(unanswered("old", Outcome.DID_YOU_MEAN)).orElseThrow();
        questions.meant(id, "conntrack-limit");
        clock.advance(Duration.ofDays(181));
        questions.keep(unanswered("new", Outcome.NOT_KNOWN));
        questions.forget();
        assertThat(questions.since(Instant.EPOCH))
                .extracting(OpenQuestion::text)
                .containsExactly("new");
    }

    @Test
    void blankIsNotKeptAndAStoreThatIsGoneCostsNoReply() {
        assertThat(questions.keep(unanswered("  \n ", Outcome.NOT_KNOWN))).isEmpty();
        store.close();
        assertThat(questions.keep(unanswered("why", Outcome.NOT_KNOWN))).isEmpty();
        questions.meant("x", "conntrack-limit");
        store = database.get();
    }

    @Test
    void aVeryLongQuestionIsCutBetweenCharacters() {
        questions.keep(unanswered("🙂".repeat(3000), Outcome.NOT_KNOWN));
        assertThat(questions.since(Instant.EPOCH))
                .singleElement()
                .satisfies(kept -> assertThat(
                                kept.text().codePointCount(0, kept.text().length()))
                        .isEqualTo(1000));
    }
}
