package dev.netdoc.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.Bot;
import dev.netdoc.bot.config.LiveConfig;
import dev.netdoc.bot.slack.SlackSettings;
import dev.netdoc.demo.cluster.SampleClusters;
import dev.netdoc.demo.workspace.Surroundings;
import dev.netdoc.demo.workspace.Workspace;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot that runs is scraped, and its log lines say which event they are about. */
class MetricsTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private final HttpClient http = HttpClient.newHttpClient();

    private List<String> scrape(Bot bot) throws Exception {
        var address = URI.create("http://127.0.0.1:" + bot.port().orElseThrow() + "/metrics");
        return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                .body()
                .lines()
                .toList();
    }

    private static double value(List<String> scraped, String series) {
        return scraped.stream()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    @Test
    void theNumbersFollowAQuestion(@TempDir Path folder) throws Exception {
        try (SampleClusters clusters = SampleClusters.start(folder.resolve("clusters"), false);
                Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none())) {
            Path config = Files.writeString(folder.resolve("netdoc.yaml"), """
                    clusters: [{name: flannel, kubeconfig: clusters/kubeconfig-reader, context: flannel}]
                    web: {port: 0, address: 127.0.0.1}
                    """);
            var slack = new SlackSettings(
                    workspace.app().botToken(), workspace.app().appToken(), URI.create(workspace.apiUrl()));
            try (Bot bot = Bot.start(LiveConfig.of(config), slack, Map.of())) {
                await().atMost(SOON).until(bot::connected);
                var chat = new Scripted(workspace.url());
                var requests = LogLines.of("dev.netdoc.bot.cluster.ApiServer");
                var calls = LogLines.of("dev.netdoc.bot.slack.CallCounter");
                String asked = chat.say("alex", "ask-network", "@netdoc does DataPath V2 bypass IPVS?");
                await().atMost(SOON)
                        .until(() -> !chat.replies("ask-network", "alex", asked).isEmpty());
                chat.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
                await().atMost(SOON)
                        .until(() -> value(scrape(bot), "netdoc_gather_seconds_count{cluster=\"flannel\"}") > 0
                                && scrape(bot).stream().anyMatch(line -> line.startsWith("netdoc_findings{")));
                assertThat(requests.events("/api/v1/pods").filter(event -> event.startsWith("Ev")))
                        .as("from the event to the API server")
                        .isNotEmpty()
                        .allSatisfy(event ->
                                assertThat(calls.events("chat.postMessage")).contains(event));
                List<String> scraped = scrape(bot);
                assertThat(value(scraped, "netdoc_questions_total{language=\"en\",outcome=\"answered\"}"))
                        .isGreaterThanOrEqualTo(1);
                assertThat(value(scraped, "netdoc_search_seconds_count")).isGreaterThanOrEqualTo(1);
                assertThat(value(scraped, "netdoc_slack_calls_total{method=\"chat.postMessage\",outcome=\"ok\"}"))
                        .isGreaterThanOrEqualTo(1);
                assertThat(value(scraped, "netdoc_slack_connected")).isEqualTo(1);
                assertThat(value(scraped, "netdoc_store_up")).isEqualTo(1);
                assertThat(scraped)
                        .contains("netdoc_proposals{state=\"proposed\"} 0.0")
                        .anyMatch(line -> line.startsWith("netdoc_findings{cluster=\"flannel\",id=\"flannel-")
                                && line.contains("severity=\"critical\""))
                        .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"))
                        .anyMatch(line -> line.startsWith("jvm_gc_"))
                        .anyMatch(line -> line.startsWith("process_uptime_seconds"));
                assertThat(scraped.size()).as("few series").isLessThan(250);
            }
        }
    }
}
