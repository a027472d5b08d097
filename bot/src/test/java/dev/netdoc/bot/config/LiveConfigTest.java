package dev.netdoc.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LiveConfigTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger(LiveConfig.class);

    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @TempDir
    private Path volume;

    @SuppressWarnings("NullAway.Init") // set before each test
    LiveConfigTest() {}

    @BeforeEach
    void listen() {
        said.start();
        LOG.addAppender(said);
    }

    @AfterEach
    void leave() {
        LOG.detachAppender(said);
    }

    /** Puts a ConfigMap into place as the kubelet does: a new folder, and one link that moves to it. */
    private LiveConfig mounted(String text) throws IOException {
        put(text);
        Path file = Files.createSymbolicLink(volume.resolve("netdoc.yaml"), Path.of("..data", "netdoc.yaml"));
        return LiveConfig.of(file);
    }

    private void put(String text) throws IOException {
        Path folder = Files.createTempDirectory(volume, "..2026");
        Files.writeString(folder.resolve("netdoc.yaml"), text);
        Path link = Files.createSymbolicLink(volume.resolve("..data_tmp"), folder.getFileName());
        Files.move(link, volume.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    }

    private void look(LiveConfig config, int times) {
        for (int i = 0; i < times; i++) {
            config.reload();
        }
    }

    private List<String> lines() {
        return said.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void whatMayChangeCountsOnceItWasSeenTwice() throws IOException {
        LiveConfig config = mounted("remediation: {enabled: true, approvers: [U0OLD]}");
        put("""
                remediation: {enabled: true, approvers: [U0NEW], twoPersons: true}
                questions: {perMinute: 5}
                """);
        look(config, 1);
        assertThat(config.get().remediation().approvers()).containsExactly("U0OLD");
        look(config, 1);
        assertThat(config.get().remediation().approvers()).containsExactly("U0NEW");
        assertThat(config.get().remediation().twoPersons()).isTrue();
        assertThat(config.get().questions().perMinute()).contains(5);
        look(config, 5);
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("In force from now on: questions, remediation. After a restart: nothing.");
    }

    @Test
    void whatNeedsARestartStaysAndIsNamed() throws IOException {
        LiveConfig config = mounted("""
                clusters: [{name: here}]
                incidents: {channels: ['^inc-.*']}
                """);
        put("""
                clusters: [{name: there}]
                incidents: {channels: ['^inc-.*']}
                remediation: {enabled: true, approvers: [U0NEW]}
                """);
        look(config, 2);
        assertThat(config.get().clusters()).extracting(ClusterConfig::name).containsExactly("here");
        assertThat(config.get().remediation().enabled()).isFalse();
        assertThat(lines())
                .singleElement()
                .asString()
                .contains("from now on: remediation. After a restart: clusters, remediation.enabled.");
    }

    @Test
    void fixesAreTurnedOffAtOnce() throws IOException {
        LiveConfig config = mounted("remediation: {enabled: true, approvers: [U0OLD]}");
        put("remediation: {enabled: false, approvers: [U0OLD]}");
        look(config, 2);
        assertThat(config.get().remediation().enabled()).isFalse();
        put("remediation: {enabled: true, approvers: [U0OLD]}");
        look(config, 2);
        assertThat(config.get().remediation().enabled()).isTrue();
    }

    @Test
    void aWrongFileChangesNothingAndSaysWhy() throws IOException {
        LiveConfig config = mounted("remediation: {enabled: true, approvers: [U0OLD]}");
        NetdocConfig before = config.get();
        put("""
                remediation: {enabled: true, approvers: [U0NEW]}
                questions: {perMinutes: 5}
                """);
        look(config, 5);
        assertThat(config.get()).isSameAs(before);
        assertThat(lines()).singleElement().asString().contains("line 2", "perMinutes", "still counts");
        Files.delete(volume.resolve("..data"));
        look(config, 5);
        assertThat(config.get()).isSameAs(before);
        assertThat(lines()).hasSize(2).last().asString().contains("there is no file", "still counts");
        put("remediation: {enabled: true, approvers: [U0NEW]}");
        look(config, 2);
        assertThat(config.get().remediation().approvers()).containsExactly("U0NEW");
    }

    @Test
    void theDocumentationNamesTheKeysThatFollow() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("netdoc.root", ".."), "docs", "configure.md"));
        String section = page.split("\n## While it runs\n", 2)[1].split("\n## ", 2)[0];
        assertThat(Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE)
                        .matcher(section)
                        .results()
                        .map(key -> key.group(1))
                        .collect(Collectors.toSet()))
                .isEqualTo(LiveConfig.AT_ONCE);
    }
}
