package dev.netdoc.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.knowledge.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {
    private static final Path EXAMPLE = Path.of("..", "docs", "netdoc.yaml");

    @TempDir
    Path folder;

    private NetdocConfig read(String text) throws IOException {
        return ConfigFile.read(Files.writeString(folder.resolve("netdoc.yaml"), text));
    }

    @Test
    void theExampleNamesEveryKeyAndIsRead() throws IOException {
        var config = ConfigFile.read(EXAMPLE);
        assertThat(config.remediation().kubernetesUsers())
                .containsEntry("U024BE7LH", new KubernetesUserConfig("jane@example.com", List.of("sre")));
        Set<String> named = new TreeSet<>();
        collect(new YAMLMapper().readTree(EXAMPLE.toFile()), "", named);
        List<String> all = ConfigKeys.all();
        assertThat(all).hasSizeGreaterThan(40);
        assertThat(named).containsAll(all);
    }

    // A key that people choose is taken for itself and for the * of ConfigKeys.
    private static void collect(JsonNode node, String path, Set<String> named) {
        node.properties().forEach(entry -> {
            for (String key : List.of(entry.getKey(), "*")) {
                String inner = path.isEmpty() ? key : path + "." + key;
                named.add(inner);
                collect(entry.getValue(), inner, named);
            }
        });
        if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", named));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "remediation:|  enabled: true|  aprovers: [U1] ~ line 3: unknown key `aprovers` in remediation; did you mean `approvers`?",
                "remediation:|  protected_namespaces: [a] ~ line 2: unknown key `protected_namespaces` in remediation; did you mean `protectedNamespaces`?",
                "clusters:|  - name: a|  - name: b|    kontext: c ~ line 4: unknown key `kontext` in clusters[1]; did you mean `context`?",
                "wep: {port: 1} ~ line 1: unknown key `wep`; did you mean `web`?",
                "web: {port: 1}|twoPersons: true ~ line 2: unknown key `twoPersons`; it belongs to `remediation.twoPersons`",
                "approvals: {high: 2} ~ line 1: unknown key `approvals`; it belongs to `remediation.approvals`",
                "web: {xyzzy: 1} ~ line 1: unknown key `xyzzy` in web; known are `port`, `address`"
            })
    void anUnknownKeyIsRefusedWithTheNearestOne(String text, String said) {
        assertThatThrownBy(() -> read(text.replace('|', '\n')))
                .isInstanceOf(ConfigUnreadable.class)
                .hasMessageEndingWith("netdoc.yaml, " + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "remediation:|  enabled: maybe ~ line 2: remediation.enabled must be true or false, not 'maybe'",
                "remediation:|  enabled: 1 ~ line 2: remediation.enabled must be true or false, not '1'",
                "remediation:|  approvers: U1 ~ line 2: remediation.approvers must be a list, not 'U1'",
                "remediation:|  expiry: 30m ~ line 2: remediation.expiry must be a duration such as PT30M, not '30m'",
                "remediation:|  approvals: 2 ~ line 2: remediation.approvals must be keys and values (high), not '2'",
                "remediation:|  enabled: true|  perDay: 0 ~ line 3: remediation.perDay must be at least 1",
                "questions:|  perMinute: 0 ~ line 2: questions.perMinute must be at least 1",
                "web:|  port: 80.5 ~ line 2: web.port must be a whole number, not '80.5'",
                "web:|  port: [1] ~ line 2: web.port must be a whole number, not a list",
                "clusters: {name: a} ~ line 1: clusters must be a list, not keys and values",
                "clusters:|  - context: a ~ line 2: clusters[0] lacks `name`",
                "clusters:|  - name: ~ line 2: clusters[].name is empty",
                "channels:|  x: {language: klingon} ~ line 2: channels.x.language must be en, id, ja, zh, not 'klingon'",
                "channels:|  x: {language: 1} ~ line 2: channels.x.language must be en, id, ja, zh, not '1'",
                "incidents:|  channels: ['(']  ~ line 2: incidents.channels[0] must be a regular expression, not '('",
                "knowledge:|  digest: {channel: C1, zone: Mars} ~ line 2: knowledge.digest.zone must be a time zone such as Europe/Berlin, not 'Mars'",
                "web: {port: 1}|web: {port: 2} ~ line 2: Duplicate field 'web'",
                "web: {port: 1|clusters: [] ~ line 2: this is no YAML: expected",
                "knowledge:|  digest: {channel: C1, day: \"mon||day\"} ~ line 2: knowledge.digest.day must be a day from MONDAY to SUNDAY, not 'mon day'",
                "%YAML|web: {port: 1} ~ line 1: this is no YAML: expected a digit, but found (10)"
            })
    void aWrongValueIsNamedWithItsKeyAndLine(String text, String said) {
        assertThatThrownBy(() -> read(text.replace('|', '\n')))
                .isInstanceOf(ConfigUnreadable.class)
                .hasMessageContaining("netdoc.yaml, " + said);
    }

    @Test
    void languagesAreTakenInAnyCase() throws IOException {
        assertThat(read("incidents: {language: ZH}").incidents().language()).contains(Language.ZH);
        assertThat(read("incidents: {language: ja}").incidents().language()).contains(Language.JA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"# nothing yet\n\n", "~", "&a"})
    void aFileThatSaysNothingIsTheDefault(String text) throws IOException {
        assertThat(read(text).remediation()).isEqualTo(NetdocConfig.DEFAULTS.remediation());
    }
}
