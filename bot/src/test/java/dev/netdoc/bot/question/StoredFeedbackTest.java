package dev.netdoc.bot.question;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.Stores;
import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.conversation.Samples;
import dev.netdoc.bot.store.Store;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import dev.netdoc.knowledge.TaughtPhrasing;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Stores.class)
class StoredFeedbackTest {
    private static final Person BOB = new Person("T1", "U0BOB");

    private final Stores stores;

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));
    private Supplier<Store> database;
    private Store store;
    private StoredFeedback feedback;
    private StoredQuestions questions;

    StoredFeedbackTest(Stores stores) {
        this.stores = stores;
    }

    @BeforeEach
    void open() {
        database = stores.fresh(folder);
        store = database.get();
        feedback = new StoredFeedback(store, clock);
        questions = new StoredQuestions(store, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String answered(String question) {
        return feedback.offer(question, Language.EN, Samples.article(Language.EN))
                .orElseThrow();
    }

    @Test
    void aPersonHasOneVoteAnAnswerTheLast() {
        String answer = answered("why slow");
        feedback.vote(answer, Samples.ANN, true);
        feedback.vote(answer, Samples.ANN, true);
        feedback.vote(answer, BOB, true);
        assertThat(feedback.vote(answer, BOB, false)).contains(Language.EN);
        assertThat(feedback.count(Samples.TOPIC, true)).isEqualTo(1);
        assertThat(feedback.count(Samples.TOPIC, false)).isEqualTo(1);
    }

    @Test
    void whatDidNotHelpIsAmongTheOpenQuestionsUntilTheVoteIsTurned() {
        String answer = answered("why so  slow? token=abc123");
        feedback.vote(answer, Samples.ANN, false);
        assertThat(questions.since(Instant.EPOCH)).singleElement().satisfies(open -> {
            assertThat(open.outcome()).isEqualTo(Outcome.ANSWERED);
            assertThat(open.text()).startsWith("why so slow?").doesNotContain("abc123");
            assertThat(open.nearest()).containsExactly(Samples.TOPIC);
            assertThat(open.bad()).isEqualTo(1);
            assertThat(open.count()).isEqualTo(1);
            assertThat(questions.find(open.id())).contains(open);
        });
        feedback.vote(answer, Samples.ANN, true);
        assertThat(questions.since(Instant.EPOCH)).isEmpty();
    }

    @Test
    void whoVotedIsNotInTheStore() {
        feedback.vote(answered("why"), Samples.ANN, false);
        String voter = store.read(handle -> handle.createQuery("SELECT voter FROM answer_votes")
                .mapTo(String.class)
                .one());
        assertThat(voter).matches("[0-9a-f]{16}");
    }

    @Test
    void anAnswerThatIsNotKnownAndAStoreThatIsGoneTakeNoVote() {
        assertThat(feedback.vote("made up", Samples.ANN, true)).isEmpty();
        assertThat(feedback.offer(" \n ", Language.EN, Samples.article(Language.EN)))
                .isEmpty();
        store.close();
        assertThat(feedback.offer("why", Language.EN, Samples.article(Language.EN)))
                .isEmpty();
        assertThat(feedback.vote("x", Samples.ANN, true)).isEmpty();
        store = database.get();
    }

    @Test
    void oldAnswersAreForgottenWithTheirVotes() {
        String old = answered("old");
        feedback.vote(old, Samples.ANN, true);
        clock.advance(Duration.ofDays(181));
        feedback.vote(answered("new"), Samples.ANN, true);
        feedback.forget();
        assertThat(feedback.vote(old, BOB, true)).isEmpty();
        assertThat(feedback.count(Samples.TOPIC, true)).isEqualTo(1);
    }

    @Test
    void aPhrasingLeadsToTheTopicThatItWasGivenLast() {
        var phrasings = new StoredPhrasings(store, clock);
        phrasings.add(new TaughtPhrasing("b-topic", Language.JA, "遅い"));
        phrasings.add(new TaughtPhrasing("z-topic", Language.EN, "slow"));
        phrasings.add(new TaughtPhrasing("a-topic", Language.EN, "slow"));
        assertThat(phrasings.all())
                .containsExactly(
                        new TaughtPhrasing("a-topic", Language.EN, "slow"),
                        new TaughtPhrasing("b-topic", Language.JA, "遅い"));
    }
}
