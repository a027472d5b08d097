package dev.netdoc.demo;

import static dev.netdoc.demo.Collector.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.Bot;
import dev.netdoc.bot.config.LiveConfig;
import dev.netdoc.bot.slack.SlackSettings;
import dev.netdoc.demo.cluster.SampleClusters;
import dev.netdoc.demo.workspace.Surroundings;
import dev.netdoc.demo.workspace.Workspace;
import io.opentelemetry.proto.trace.v1.Span;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bot that runs tells a collector: one trace of an event, one of a fix, and nothing of what they are about. */
class TracesTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration A_FIX = Duration.ofMinutes(3);
    private static final String CONFIG = """
            clusters:
            - name: flannel
              kubeconfig: clusters/kubeconfig-reader
              context: flannel
              write: {kubeconfig: clusters/kubeconfig-actor, context: flannel}
            remediation: {enabled: true, approvers: [S0NETOPS]}
            """;

    private static List<Span> named(List<Span> spans, String name) {
        return spans.stream().filter(span -> span.getName().equals(name)).toList();
    }

    private static Span only(List<Span> spans, String name) {
        assertThat(named(spans, name)).as(name).hasSize(1);
        return named(spans, name).getFirst();
    }

    private static Predicate<Span> under(Span parent) {
        return span -> span.getParentSpanId().equals(parent.getSpanId());
    }

    /** {@return the trace that this span begins, once it has ended} */
    private static List<Span> trace(Collector collector, Predicate<Span> root) {
        return await().atMost(SOON)
                .until(
                        () -> collector.spans().stream()
                                .filter(span -> span.getParentSpanId().isEmpty())
                                .filter(root)
                                .findFirst()
                                .map(first -> collector.spans().stream()
                                        .filter(span -> span.getTraceId().equals(first.getTraceId()))
                                        .toList()),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean exporterThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().startsWith("BatchSpanProcessor"));
    }

    @Test
    void aQuestionAndAFixAreToldStepByStepWithoutWhatTheyAreAbout(@TempDir Path folder) throws Exception {
        try (SampleClusters clusters = SampleClusters.start(folder.resolve("clusters"), false);
                Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none());
                Collector collector = new Collector()) {
            Path config = Files.writeString(folder.resolve("netdoc.yaml"), CONFIG);
            var slack = new SlackSettings(
                    workspace.app().botToken(), workspace.app().appToken(), URI.create(workspace.apiUrl()));
            Map<String, String> environment = Map.of(
                    "OTEL_EXPORTER_OTLP_ENDPOINT",
                    collector.endpoint(),
                    "OTEL_RESOURCE_ATTRIBUTES",
                    "deployment.environment.name=test",
                    "OTEL_BSP_SCHEDULE_DELAY",
                    "100");
            var calls = LogLines.of("dev.netdoc.bot.slack.CallCounter");
            try (Bot bot = Bot.start(LiveConfig.of(config), slack, environment)) {
                await().atMost(SOON).until(bot::connected);
                var chat = new Scripted(workspace.url());
                String thread = chat.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
                String proposal = await().atMost(SOON)
                        .until(
                                () -> Scripted.withButton(chat.replies("ask-network", "alex", thread), "approve"),
                                Optional::isPresent)
                        .map(message -> message.path("ts").textValue())
                        .orElseThrow();
                question(
                        trace(collector, span -> attribute(span, "netdoc.event").startsWith("Ev")), calls);

                chat.click("rina", "ask-network", proposal, "approve");
                await().atMost(A_FIX)
                        .until(
                                () -> text(chat.replies("ask-network", "alex", thread), proposal),
                                text -> text.contains("verified"));
                fix(trace(collector, span -> span.getName().equals("fix")));
            }
            assertThat(collector.resource("service.name")).contains("netdoc");
            assertThat(collector.resource("deployment.environment.name")).contains("test");
            assertThat(collector.bodies())
                    .as("neither tokens nor words nor names, of people or of the cluster's objects")
                    .doesNotContain(slack.botToken(), slack.appToken())
                    .doesNotContain("what is wrong", "ask-network", "alex", "Alex", "rina", "Rina")
                    .doesNotContain("kube-flannel", "kube-system", "cni-conf", "cniVersion");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(exporterThreads())
                            .as("after the bot has gone")
                            .isFalse());
        }
    }

    private static String text(List<JsonNode> replies, String ts) {
        return replies.stream()
                .filter(message -> message.path("ts").asText().equals(ts))
                .map(message -> message.path("text").asText())
                .findFirst()
                .orElse("");
    }

    private static void question(List<Span> trace, LogLines calls) {
        Span event = only(trace, "slack event");
        assertThat(calls.events("chat.postMessage"))
                .as("the id is that of the log")
                .contains(attribute(event, "netdoc.event"));
        Set<Object> ids = trace.stream().map(Span::getSpanId).collect(Collectors.toSet());
        assertThat(trace)
                .filteredOn(span -> !span.equals(event))
                .allSatisfy(span -> assertThat(ids).contains(span.getParentSpanId()));
        assertThat(trace)
                .filteredOn(under(event))
                .extracting(Span::getName)
                .contains("search", "gather", "rules", "slack chat.postMessage", "slack reactions.add");
        Span gather = only(trace, "gather");
        assertThat(attribute(gather, "netdoc.cluster")).isEqualTo("flannel");
        assertThat(trace)
                .filteredOn(under(gather))
                .as("from the event to the API server, over threads")
                .allMatch(span -> span.getName().equals("kubernetes GET"))
                .extracting(span -> attribute(span, "netdoc.resource"))
                .contains("pods", "nodes", "daemonsets.apps", "other");
    }

    private static void fix(List<Span> trace) {
        Span fix = only(trace, "fix");
        assertThat(attribute(fix, "netdoc.fix")).isEqualTo("flannel-add-cniversion");
        assertThat(attribute(fix, "netdoc.cluster")).isEqualTo("flannel");
        assertThat(attribute(fix, "netdoc.outcome")).isEqualTo("verified");
        assertThat(trace)
                .filteredOn(under(fix))
                .extracting(Span::getName)
                .containsSubsequence("confirm", "change", "restart", "verify");
        assertThat(trace)
                .filteredOn(under(only(trace, "change")))
                .extracting(span -> span.getName() + " " + attribute(span, "netdoc.resource"))
                .contains("kubernetes GET configmaps", "kubernetes PATCH configmaps");
        assertThat(trace)
                .filteredOn(under(only(trace, "verify")))
                .extracting(Span::getName)
                .contains("gather", "rules");
    }
}
