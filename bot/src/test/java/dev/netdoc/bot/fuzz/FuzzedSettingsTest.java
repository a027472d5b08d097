package dev.netdoc.bot.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.config.ConfigFile;
import dev.netdoc.bot.config.ConfigUnreadable;
import dev.netdoc.bot.incident.AlertGroup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator writes, and what Alertmanager sends. */
class FuzzedSettingsTest {
    private static final String ALERT = """
            {"version":"4","groupKey":"{}:{}","status":"firing","commonLabels":{"alertname":"A","node":"n-1"},
             "commonAnnotations":{"summary":"s"},"alerts":[{"status":"firing","labels":{"pod":"p","namespace":"n"},
             "annotations":{"description":"d"},"startsAt":"2026-11-20T07:50:00.123Z","fingerprint":"f"}]}""";

    private static final String SETTINGS = """
            clusters:
              - {name: prod, kubeconfig: kube/prod, context: p, write: {context: act}, findings: {channel: "#net", language: ja}}
            channels: {C1: {cluster: prod, language: zh}}
            questions: {perMinute: 5}
            knowledge: {owner: "#ask", documents: [docs], owners: [U1], digest: {channel: "#d", day: monday, hour: 9}}
            remediation: {enabled: true, approvers: [U1, S1], twoPersons: true, expiry: PT30M}
            store: postgresql://db:5432/netdoc
            privateZones: [corp.example.com]
            incidents: {channels: ["^inc-"], creators: [U2]}
            web: {port: 8080, address: 127.0.0.1}
            alertmanager: {channel: "#alerts", cluster: prod}
            """;

    @TempDir
    Path folder;

    @Test
    void aWebhookIsTakenOrRefusedInASentence() throws Exception {
        new Fuzz("alerts", List.of(ALERT), List.of("\"alerts\":[", "\"labels\":{", "\"startsAt\":", "{\"a\":", "[["))
                .check(300, text -> {
                    AlertGroup group;
                    try {
                        group = AlertGroup.of(text.getBytes(StandardCharsets.UTF_8));
                    } catch (IllegalArgumentException told) {
                        assertThat(told.getMessage()).doesNotContain("\n").hasSizeLessThan(1_000);
                        return;
                    }
                    assertThat(group.alerts()).hasSizeBetween(1, 50);
                    group.commonLabels()
                            .values()
                            .forEach(label -> assertThat(label).hasSizeLessThanOrEqualTo(1_000));
                });
    }

    @Test
    void settingsAreReadOrRefusedInASentence() throws Exception {
        Path file = folder.resolve("netdoc.yaml");
        new Fuzz(
                        "settings",
                        List.of(SETTINGS),
                        List.of(
                                "&a ",
                                "*a",
                                "!!java.lang.Object ",
                                "- ",
                                ": ",
                                "? ",
                                "|\n",
                                ">\n",
                                "PT",
                                "#",
                                "---\n",
                                "[(",
                                "{{"))
                .check(150, text -> {
                    Files.write(file, text.getBytes(StandardCharsets.UTF_8));
                    try {
                        assertThat(ConfigFile.read(file).store()).isPresent();
                    } catch (ConfigUnreadable told) {
                        assertThat(told.getMessage())
                                .startsWith(file.toString())
                                .doesNotContain("\n");
                    }
                });
    }
}
