package dev.netdoc.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What Prometheus and Grafana are given fits what netdoc serves. */
class MetricsTest {
    /** What GET /metrics serves, timers by their base. */
    private static final Set<String> SERVED = Set.of(
            "netdoc_questions_total",
            "netdoc_search_seconds",
            "netdoc_gather_seconds",
            "netdoc_findings",
            "netdoc_proposals",
            "netdoc_slack_calls_total",
            "netdoc_slack_connected",
            "netdoc_store_up");

    private static final Pattern NAME = Pattern.compile("\\bnetdoc_[a-z_]+");

    private static Stream<JsonNode> rules(Rendered rendered) {
        JsonNode groups = rendered.only("PrometheusRule").path("spec").path("groups");
        return StreamSupport.stream(groups.path(0).path("rules").spliterator(), false);
    }

    private static Stream<JsonNode> panels(Rendered rendered) {
        JsonNode dashboard = Rendered.parse(rendered.data("netdoc.json"));
        return StreamSupport.stream(dashboard.path("panels").spliterator(), false);
    }

    private static Set<String> named(Stream<String> expressions) {
        return expressions
                .flatMap(expression -> NAME.matcher(expression).results())
                .map(found -> found.group().replaceFirst("_seconds_(sum|count|max|bucket)$", "_seconds"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void nothingIsMadeUnlessItIsAskedFor() {
        Rendered rendered = Chart.render("minimal");
        assertThat(rendered.objects())
                .extracting(object -> object.path("apiVersion").asText())
                .doesNotContain("monitoring.coreos.com/v1");
        assertThat(rendered.all("ConfigMap")).hasSize(1);
    }

    @Test
    void thePrometheusOperatorFindsTheServiceAndItsPort() {
        Rendered rendered = Chart.render("everything");
        JsonNode monitor = rendered.only("ServiceMonitor");
        JsonNode service = rendered.only("Service");
        monitor.path("spec")
                .path("selector")
                .path("matchLabels")
                .properties()
                .forEach(label -> assertThat(
                                service.path("metadata").path("labels").path(label.getKey()))
                        .isEqualTo(label.getValue()));
        assertThat(monitor.path("spec").path("endpoints").path(0).path("port"))
                .isEqualTo(service.path("spec").path("ports").path(0).path("name"));
        assertThat(monitor.path("metadata").path("labels").path("release").asText())
                .isEqualTo("monitoring");
    }

    @Test
    void alertsAskForMetricsThatThereAreAndSayWhatToDo() {
        List<JsonNode> rules = rules(Chart.render("everything")).toList();
        assertThat(rules).isNotEmpty().allSatisfy(rule -> {
            assertThat(rule.path("annotations").path("summary").asText()).isNotBlank();
            assertThat(rule.path("annotations").path("description").asText()).isNotBlank();
            assertThat(rule.path("expr").asText()).contains("namespace=\"netdoc\", service=\"doctor\"");
        });
        assertThat(named(rules.stream().map(rule -> rule.path("expr").asText())))
                .isSubsetOf(SERVED);
        // Prometheus fills these, not Helm.
        assertThat(rules.getLast().path("annotations").path("summary").asText())
                .isEqualTo("Cluster {{ $labels.cluster }}: {{ $labels.id }}");
    }

    @Test
    void theDashboardShowsEveryMetricAndNoOther() {
        Stream<String> expressions = panels(Chart.render("everything"))
                .flatMap(panel -> StreamSupport.stream(panel.path("targets").spliterator(), false))
                .map(target -> target.path("expr").asText());
        assertThat(named(expressions)).isEqualTo(new TreeSet<>(SERVED));
    }
}
