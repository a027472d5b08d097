package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fix.RestartPlan.PodRestart;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlannelAddCniVersionTest {
    private static final Path CASE =
            Path.of("findings/flannel/flannel-cni-version-missing/cases/fires-nodes-not-ready.yaml");

    @TempDir
    private Path temp;

    private static Optional<FixPlan> plan(Facts facts) {
        return new FlannelAddCniVersion().plan(new Target("flannel-cni-version-missing", "", "f00d", List.of()), facts);
    }

    /** The case with one text in it exchanged. */
    private Optional<FixPlan> planWith(String from, String to) throws IOException {
        String text = Files.readString(CASE);
        assertThat(text).contains(from);
        Path file = Files.writeString(temp.resolve("case.yaml"), text.replace(from, to));
        return plan(SnapshotReader.read(file));
    }

    @Test
    void addsOneLineAndKeepsTheRest() {
        Change change = plan(SnapshotReader.read(CASE)).orElseThrow().changes().getFirst();

        assertThat(change.object()).hasToString("ConfigMap kube-system/kube-flannel-cfg");
        assertThat(change.uid()).isEqualTo("uid-kube-flannel-cfg");
        assertThat(change.resourceVersion()).isEqualTo("7001");
        assertThat(change.path()).isEqualTo("/data/cni-conf.json");
        assertThat(change.after().toString())
                .isEqualTo(
                        change.before().toString().replace("\"cb0\",\n", "\"cb0\",\n  \"cniVersion\": \"0.3.1\",\n"));
    }

    @Test
    void restartsLostNodesFirstThenTheLeastBusyThenByName() {
        FixPlan plan = plan(SnapshotReader.read(CASE)).orElseThrow();

        RestartPlan restart = plan.restarts().getFirst();
        assertThat(restart.daemonSet()).hasToString("DaemonSet kube-system/kube-flannel-ds");
        assertThat(restart.selector()).isEqualTo("app=flannel");
        assertThat(restart.pods())
                .extracting(PodRestart::node)
                .containsExactly("cn-hangzhou.192.168.0.12", "cn-hangzhou.192.168.0.13", "cn-hangzhou.192.168.0.11");
        assertThat(restart.pods().getFirst().uid()).isEqualTo("uid-kube-flannel-ds-2");
        assertThat(plan.verifyWithin()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.values()).containsEntry("canary", "cn-hangzhou.192.168.0.12");
    }

    @Test
    void theSameCanBeDoneAndUndoneByHand() {
        FixPlan plan = plan(SnapshotReader.read(CASE)).orElseThrow();

        assertThat(plan.commands()).hasSize(7);
        assertThat(plan.commands().getFirst())
                .startsWith(
                        "kubectl -n kube-system patch configmap kube-flannel-cfg --type=json -p '[{\"op\":\"test\",")
                .contains("\\\"cniVersion\\\": \\\"0.3.1\\\"");
        assertThat(plan.commands().get(1)).startsWith("kubectl -n kube-system delete pod kube-flannel-ds-2");
        assertThat(plan.commands().get(2))
                .contains("wait pod", "app=flannel", "spec.nodeName=cn-hangzhou.192.168.0.12");
        assertThat(plan.undoCommands()).hasSize(7);
        assertThat(plan.undoCommands().get(1))
                .contains("delete pod -l app=flannel", "spec.nodeName=cn-hangzhou.192.168.0.12");
    }

    @Test
    void anOldFlannelOfTheSingleShapeGetsWhatItsOwnFilesCarry() throws IOException {
        assertThat(planWith("v0.15.1.4-e02c8f12-aliyun", "v0.13.0.1-aliyun")
                        .orElseThrow()
                        .values())
                .containsEntry("cniVersion", "0.3.0");
    }

    @Test
    void anExistingKeyIsNeverChanged() throws IOException {
        assertThat(planWith("\"type\": \"flannel\",", "\"cniVersion\": \"\", \"type\": \"flannel\","))
                .isEmpty();
    }

    @Test
    void whatDoesNotParseOrHasNoNameIsLeftToPeople() throws IOException {
        assertThat(planWith("\"name\": \"cb0\",", "\"type\": \"flannel\", \"name\": \"cb0\","))
                .as("a key twice")
                .isEmpty();
        assertThat(planWith("\"name\": \"cb0\",", "\"name\": \"cb0\", # the bridge"))
                .as("a comment")
                .isEmpty();
        assertThat(planWith("\"name\": \"cb0\",", "")).as("no name").isEmpty();
    }

    @Test
    void withoutPodsToRestartThereIsNoPlan() throws IOException {
        assertThat(planWith("name: kube-flannel-ds, controller: true", "name: another, controller: true"))
                .isEmpty();
    }

    @Test
    void aPodThatIsGoingAwayIsNotRestarted() throws IOException {
        assertThat(planWith(
                                "uid: uid-kube-flannel-ds-2,",
                                "uid: uid-kube-flannel-ds-2, deletionTimestamp: '2026-11-20T07:59:00Z',")
                        .orElseThrow()
                        .restarts()
                        .getFirst()
                        .pods())
                .extracting(pod -> pod.pod().name())
                .containsExactly("kube-flannel-ds-3", "kube-flannel-ds-1");
    }
}
