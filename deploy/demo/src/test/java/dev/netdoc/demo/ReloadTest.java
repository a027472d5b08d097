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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is put on the list of approvers while netdoc runs may approve, without a restart. */
class ReloadTest {
    private static final Duration SOON = Duration.ofSeconds(40);

    private static Path config(Path folder, String approver) throws Exception {
        return Files.writeString(folder.resolve("netdoc.yaml"), """
                clusters:
                - name: flannel
                  kubeconfig: clusters/kubeconfig-reader
                  context: flannel
                  write: {kubeconfig: clusters/kubeconfig-actor, context: flannel}
                remediation: {enabled: true, approvers: [%s]}
                """.formatted(approver));
    }

    @Test
    void aNewApproverMayApprove(@TempDir Path folder) throws Exception {
        try (SampleClusters clusters = SampleClusters.start(folder.resolve("clusters"), false);
                Workspace workspace = Workspace.start(0, Optional.empty(), Surroundings.none())) {
            var slack = new SlackSettings(
                    workspace.app().botToken(), workspace.app().appToken(), URI.create(workspace.apiUrl()));
            var live = LiveConfig.of(config(folder, "U0NOBODY"));
            try (Bot bot = Bot.start(live, slack, Map.of())) {
                await().atMost(SOON).until(bot::connected);
                var chat = new Scripted(workspace.url());
                String thread = chat.say("alex", "ask-network", "@netdoc what is wrong with flannel?");
                String proposal = await().atMost(SOON)
                        .until(
                                () -> Scripted.withButton(chat.replies("ask-network", "alex", thread), "approve"),
                                Optional::isPresent)
                        .map(message -> message.path("ts").textValue())
                        .orElseThrow();
                chat.click("rina", "ask-network", proposal, "approve");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(chat.replies("ask-network", "alex", thread)
                                        .toString())
                                .contains("is not an approver"));

                config(folder, "S0NETOPS");
                // The bot looks twice a minute; the test does not wait for that.
                live.reload();
                live.reload();
                chat.click("rina", "ask-network", proposal, "approve");
                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(chat.replies("ask-network", "alex", thread)
                                        .toString())
                                .contains("approved by"));
            }
        }
    }
}
