package dev.netdoc.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.knowledge.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionRateTest {
    private static final Person ANN = new Person("T1", "U0ANN");
    private static final Person BOB = new Person("T1", "U0BOB");

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));

    @Test
    void soManyMayComeAtOnceAndThenOneAtATime() {
        var rate = QuestionRate.perMinute(3, clock);
        for (int i = 0; i < 3; i++) {
            assertThat(rate.pause(ANN)).isEmpty();
        }
        assertThat(rate.pause(ANN)).contains(Duration.ofSeconds(20));
        assertThat(rate.pause(BOB)).as("others are not held up").isEmpty();
        clock.advance(Duration.ofSeconds(15));
        assertThat(rate.pause(ANN)).as("asking in vain costs nothing").contains(Duration.ofSeconds(5));
        clock.advance(Duration.ofSeconds(5));
        assertThat(rate.pause(ANN)).isEmpty();
        assertThat(rate.pause(ANN)).contains(Duration.ofSeconds(20));
    }

    @Test
    void anotherLimitCountsFromTheNextQuestionOn() {
        var limit = new AtomicReference<Optional<Integer>>(Optional.empty());
        var rate = QuestionRate.following(limit::get, clock);
        assertThat(rate.pause(ANN)).isEmpty();
        limit.set(Optional.of(1));
        assertThat(rate.pause(ANN)).isEmpty();
        assertThat(rate.pause(ANN)).contains(Duration.ofSeconds(60));
        limit.set(Optional.empty());
        assertThat(rate.pause(ANN)).isEmpty();
    }

    @Test
    void aBucketHoldsNoMoreThanAMinuteIsWorth() {
        var rate = QuestionRate.perMinute(1, clock);
        assertThat(rate.pause(ANN)).isEmpty();
        clock.advance(Duration.ofHours(1));
        assertThat(rate.pause(ANN)).isEmpty();
        assertThat(rate.pause(ANN)).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whoAsksTooMuchIsToldSoInTheirLanguageAndNothingIsLookedUp(Language language) {
        var doctor = new FakeDoctor(List.of());
        var examinations = new Examinations(List.of(), doctor, Runnable::run, Duration.ofSeconds(1), clock);
        var conversation = new Conversation(
                new FakeKnowledge(),
                examinations,
                new FakeApprovals(),
                Surroundings.keeping(OpenQuestions.NOT_KEPT).with(QuestionRate.perMinute(1, clock)),
                Texts.load(),
                Optional.empty());
        var question = new Question(
                "what about eni?", Optional.of(ANN), Optional.of(language), Optional.empty(), Optional.empty());
        assertThat(conversation.answer(question).first().fallback()).doesNotContain("60");
        Reply reply = conversation.command(question, () -> language).first();
        assertThat(reply.language()).isEqualTo(language);
        assertThat(reply.fallback())
                .isEqualTo(Texts.load().in(language).plain("rate.limited", "seconds", "60"))
                .contains("60");
        assertThat(conversation.message(question, language).first().fallback()).isEqualTo(reply.fallback());
        var alone = new Question(
                "what about eni?", Optional.empty(), Optional.of(language), Optional.empty(), Optional.empty());
        assertThat(conversation.answer(alone).first().fallback())
                .as("the command line is nobody")
                .isNotEqualTo(reply.fallback());
    }
}
