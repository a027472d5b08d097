package dev.netdoc.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.bot.conversation.Conversation;
import dev.netdoc.bot.conversation.Examinations;
import dev.netdoc.bot.conversation.FakeApprovals;
import dev.netdoc.bot.conversation.FakeDoctor;
import dev.netdoc.bot.conversation.FakeKnowledge;
import dev.netdoc.bot.conversation.OpenQuestions;
import dev.netdoc.bot.conversation.Texts;
import dev.netdoc.bot.question.KnowledgeCare;
import dev.netdoc.bot.question.OpenQuestion;
import dev.netdoc.bot.slack.FakeSlack.Call;
import dev.netdoc.bot.trace.Traces;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.Outcome;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions of the week, and what owners of the knowledge do about them. */
class DigestTest {
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final KnowledgeCare.Digest MONDAYS =
            new KnowledgeCare.Digest("C5OWNERS", DayOfWeek.MONDAY, 9, BERLIN, Language.EN);
    private static final Instant MONDAY_TEN = Instant.parse("2026-11-23T09:00:00Z");

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final FakeSlack slack = new FakeSlack();
    private final FakeDeliveries deliveries = new FakeDeliveries();
    private final List<String> taught = new CopyOnWriteArrayList<>();

    private static OpenQuestion question(int number) {
        return new OpenQuestion(
                "id-" + number,
                Language.EN,
                "why <!channel> *slow* " + number,
                Outcome.DID_YOU_MEAN,
                List.of("conntrack-limit"),
                Instant.EPOCH,
                Instant.EPOCH,
                20 - number,
                number == 0 ? 2 : 0,
                number == 1 ? Map.of("dns-timeouts", 3, "conntrack-limit", 1) : Map.of());
    }

    private final class Care implements KnowledgeCare {
        @Override
        public Set<String> owners() {
            return Set.of("U0ANN", "S1OWNERS");
        }

        @Override
        public Optional<Digest> digest() {
            return Optional.of(MONDAYS);
        }

        @Override
        public List<OpenQuestion> since(Instant from) {
            assertThat(from).isEqualTo(Instant.parse("2026-11-16T08:00:00Z"));
            return IntStream.range(0, 12).mapToObj(DigestTest::question).toList();
        }

        @Override
        public Optional<OpenQuestion> find(String id) {
            return since(Instant.parse("2026-11-16T08:00:00Z")).stream()
                    .filter(question -> question.id().equals(id))
                    .findFirst();
        }

        @Override
        public List<String> topics(OpenQuestion question, int most) {
            return List.of("conntrack-limit", "dns-timeouts");
        }

        @Override
        public Optional<String> title(String topic, Language language) {
            return topic.equals("conntrack-limit") ? Optional.of("Conntrack") : Optional.empty();
        }

        @Override
        public boolean teach(String topic, Language language, String text) {
            return taught.add(topic + "/" + language.code() + "/" + text);
        }
    }

    private SlackApp app(Instant now) {
        var doctor = new FakeDoctor(List.of());
        var approvals = new FakeApprovals();
        Texts texts = Texts.load();
        var examinations = new Examinations(List.of(), doctor, executor, SOON, InstantSource.fixed(now));
        var conversation = new Conversation(
                new FakeKnowledge(), examinations, approvals, OpenQuestions.NOT_KEPT, texts, Optional.empty());
        var settings = new SlackSettings("xoxb-" + System.nanoTime(), "xapp-" + System.nanoTime(), slack.api());
        var app = new SlackApp(
                settings,
                conversation,
                approvals,
                doctor,
                deliveries,
                texts,
                Map.of(),
                Optional.of(new Care()),
                SlackCalls.UNHEARD,
                Traces.OFF,
                InstantSource.fixed(now));
        app.start();
        await().atMost(SOON).until(app::connected);
        return app;
    }

    @AfterEach
    void leave() {
        slack.close();
        executor.shutdownNow();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T09:00, 2026-11-23T09:00",
        "2026-11-23T08:59, 2026-11-16T09:00",
        "2026-11-25T12:00, 2026-11-23T09:00",
        "2026-03-30T09:30, 2026-03-30T09:00"
    })
    void isDueOnItsDayAtItsHourInItsZoneAlsoWhenClocksChange(String now, String due) {
        assertThat(Digest.due(ZonedDateTime.parse(now + zone(now)), MONDAYS).toLocalDateTime())
                .hasToString(due);
    }

    private static String zone(String now) {
        return (now.contains("-03-30") ? "+02:00" : "+01:00") + "[Europe/Berlin]";
    }

    @Test
    void isPostedOnceWhicheverReplicaComesFirstAndNotWhenItIsLate() throws Exception {
        try (SlackApp one = app(MONDAY_TEN)) {
            one.postDigest();
            one.postDigest();
        }
        try (SlackApp other = app(MONDAY_TEN.plus(Duration.ofHours(2)))) {
            other.postDigest();
        }
        try (SlackApp late = app(MONDAY_TEN.plus(Duration.ofDays(8)))) {
            late.postDigest();
        }
        assertThat(slack.calls("chat.postMessage")).singleElement().satisfies(call -> {
            assertThat(call.get("channel")).isEqualTo("C5OWNERS");
            assertThat(call.get("blocks"))
                    .contains(
                            "22×",
                            "slow* 9",
                            "Did not help: 2×",
                            "dns-timeouts (3×), conntrack-limit (1×)",
                            "and 2 more")
                    .doesNotContain("slow* 10", "<!channel>");
            BlockRules.check(call.get("text"), new ObjectMapper().readTree(call.get("blocks")));
        });
        assertThat(deliveries.done()).containsExactly("digest-2026-W48");
    }

    @Test
    void ownersAddAPhrasingAndNobodyElseDoes() {
        try (SlackApp app = app(MONDAY_TEN)) {
            slack.click("U9EVE", "phrasing_add", "id-0", "1.1", "1.1");
            await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 1);
            assertThat(slack.calls("chat.postEphemeral").getFirst().get("text")).contains("Only the owners");
            slack.group("S1OWNERS", "U0BOB");
            slack.click("U0BOB", "phrasing_add", "id-0", "1.1", "1.1");
            await().atMost(SOON).until(() -> slack.calls("views.open").size() == 1);
            String form = slack.calls("views.open").getFirst().get("view");
            assertThat(form).contains("Conntrack", "why <!channel> *slow* 0");
            String values = """
                    {"topic": {"topic": {"type": "static_select", "selected_option": {"value": "conntrack-limit"}}},
                     "phrasing": {"phrasing": {"type": "plain_text_input", "value": " why so <!here>  slow "}}}""";
            slack.submitted("U9EVE", form, values);
            await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 2);
            assertThat(taught).isEmpty();
            slack.submitted("U0BOB", form, values);
            await().atMost(SOON).until(() -> !slack.calls("chat.postMessage").isEmpty());
            assertThat(taught).containsExactly("conntrack-limit/en/why so <!here> slow");
            Call told = slack.calls("chat.postMessage").getFirst();
            assertThat(told.get("thread_ts")).isEqualTo("1.1");
            assertThat(told.get("blocks")).contains("<@U0BOB>").doesNotContain("<!here>");
            slack.submitted("U0BOB", form, values.replace(" why so <!here>  slow ", "  "));
            await().atMost(SOON).until(() -> !slack.answers().isEmpty());
            assertThat(slack.answers()
                            .getFirst()
                            .path("errors")
                            .path("phrasing")
                            .asText())
                    .isNotEmpty();
        }
    }

    @Test
    void aTopicThatIsNotThereIsNotTaught() {
        try (SlackApp app = app(MONDAY_TEN)) {
            slack.submitted("U0ANN", "{\"callback_id\": \"phrasing_form\", \"private_metadata\": \"{}\"}", """
                    {"topic": {"topic": {"type": "static_select", "selected_option": {"value": "made-up"}}},
                     "phrasing": {"phrasing": {"type": "plain_text_input", "value": "why"}}}""");
            await().atMost(SOON).until(() -> slack.calls("chat.postEphemeral").size() == 1);
            assertThat(taught).isEmpty();
        }
    }
}
