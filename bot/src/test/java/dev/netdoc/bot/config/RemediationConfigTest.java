package dev.netdoc.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediationConfigTest {
    @TempDir
    Path folder;

    private NetdocConfig read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("netdoc.yaml"), text));
    }

    @Test
    void everythingIsTakenIn() throws IOException {
        var config = read("""
                clusters:
                  - {name: prod, subjectAccessReview: true}
                  - {name: test}
                remediation:
                  enabled: true
                  approvers: [U024BE7LH, S0614TZR7]
                  clusters: {prod: [S0614TZR7]}
                  approvals: {high: 2}
                  protectedNamespaces: [payments]
                  perDay: 5
                  kubernetesUsers:
                    U024BE7LH: jane@example.com
                    U0BOB: {user: bob, groups: [sre]}
                """);
        var remediation = config.remediation();
        assertThat(config.clusters()).extracting(c -> c.subjectAccessReview()).containsExactly(true, false);
        assertThat(remediation.approvals().high()).isEqualTo(2);
        assertThat(remediation.protectedNamespaces()).containsExactly("payments");
        assertThat(remediation.perDay()).isEqualTo(5);
        assertThat(remediation.kubernetesUsers())
                .isEqualTo(Map.of(
                        "U024BE7LH", new KubernetesUserConfig("jane@example.com", List.of()),
                        "U0BOB", new KubernetesUserConfig("bob", List.of("sre"))));
    }

    @Test
    void whatIsLeftOutIsAsUsual() throws IOException {
        var remediation = read("remediation: {enabled: true, approvers: [U1]}").remediation();
        assertThat(remediation.approvals().high()).isEqualTo(1);
        assertThat(remediation.protectedNamespaces()).isEmpty();
        assertThat(remediation.perDay()).isEqualTo(20);
        assertThat(remediation.kubernetesUsers()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "perDay: 0 | remediation.perDay",
                "approvals: {high: 0} | remediation.approvals.high",
                "approvals: {low: 2} | `low` in remediation.approvals",
                "approvers: ['@jane'] | remediation.approvers",
                "clusters: {prod: [jane]} | remediation.clusters.prod",
                "kubernetesUsers: {U1: {user: ' '}} | remediation.kubernetesUsers",
                "protectedNamespace: [a] | did you mean `protectedNamespaces`"
            })
    void aMistakeIsNamedByItsKey(String text, String named) {
        assertThatThrownBy(() -> read("remediation: {" + text + "}"))
                .isInstanceOf(ConfigUnreadable.class)
                .hasMessageContaining(named);
    }
}
