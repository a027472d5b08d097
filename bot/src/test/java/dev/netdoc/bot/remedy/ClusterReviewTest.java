package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.bot.TestClock;
import dev.netdoc.bot.approval.KubernetesUser;
import dev.netdoc.bot.cluster.LiveClusterWriter;
import dev.netdoc.standin.AccessRule;
import dev.netdoc.standin.Account;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterReviewTest {
    private static final KubernetesUser JANE = new KubernetesUser("jane@example.com", List.of("sre"));

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-20T08:00:00Z"));

    @Test
    void everyChangeAndRestartMustBeAllowedToTheUserOrToOneOfTheirGroups() {
        try (var cluster = new FlannelStandin(folder, clock, 2);
                var server = cluster.connect()) {
            cluster.api.access().add(Account.admin("", "admin"));
            var review = new ClusterReview(Map.of("prod", new LiveClusterWriter(server, clock)));
            assertThat(review.objection("prod", JANE, cluster.plan()))
                    .contains("jane@example.com may not patch configmaps kube-flannel-cfg in namespace kube-system");

            cluster.api
                    .access()
                    .add(new Account("jane", "jane@example.com", List.of(AccessRule.allow("patch", "", "configmaps"))));
            assertThat(review.objection("prod", JANE, cluster.plan()))
                    .contains("jane@example.com may not delete pods in namespace kube-system");

            cluster.api
                    .access()
                    .add(new Account(
                            "sre",
                            "sre",
                            List.of(AccessRule.allow("delete", "", "pods").in("kube-system"))));
            assertThat(review.objection("prod", JANE, cluster.plan())).isEmpty();
            assertThat(review.objection("test", JANE, cluster.plan())).isPresent();
        }
    }

    @Test
    void whereTheWriterMayNotAskNobodyMayApprove() {
        try (var cluster = new FlannelStandin(folder, clock, 2);
                var server = cluster.connect()) {
            cluster.api.access().add(new Account("", "writer", List.of(AccessRule.allow("*", "", "*"))));
            var review = new ClusterReview(Map.of("prod", new LiveClusterWriter(server, clock)));
            assertThat(review.objection("prod", JANE, cluster.plan()))
                    .get()
                    .asString()
                    .contains("subjectaccessreviews");
        }
    }
}
