package dev.netdoc.bot.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.Fixes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fix that there is, over HTTP, from its finding to the proof and all the way back. */
@TestInstance(Lifecycle.PER_CLASS)
class EveryFixTest {
    /** For each fix a case whose heading says that it is offered. */
    private static final Map<String, String> CASES = Map.ofEntries(
            Map.entry("cordon-node", "gke/gke-ip-leak/cases/fires-few-addresses-in-use"),
            Map.entry("flannel-add-cniversion", "flannel/flannel-cni-version-missing/cases/fires-nodes-not-ready"),
            Map.entry("flannel-enable-hairpin", "flannel/flannel-hairpin-disabled/cases/fires-and-can-be-turned-on"),
            Map.entry("gke-ip-masq-random-off", "gke/gke-nodeport-conflict/cases/fires-random-ports"),
            Map.entry("kube-proxy-conntrack", "kube-proxy/conntrack-table-full/cases/fires-an-event"),
            Map.entry("kube-proxy-restart", "kube-proxy/kube-proxy-config-not-applied/cases/fires-worker"),
            Map.entry(
                    "kube-proxy-rollback-scheduler",
                    "kube-proxy/kube-proxy-ipvs-fallback/cases/fires-scheduler-module-missing"),
            Map.entry("kube-proxy-udp-timeout", "kube-proxy/kube-proxy-udp-timeout-default/cases/fires-both-roles"),
            Map.entry(
                    "service-prefer-dual-stack",
                    "network/dual-stack-service-single-stack/cases/fires-one-may-be-patched"),
            Map.entry(
                    "terway-disable-network-policy",
                    "terway/terway-network-policy-unused/cases/fires-and-can-be-turned-off"),
            Map.entry(
                    "terway-enable-in-cluster-lb", "terway/terway-in-cluster-lb-off/cases/fires-and-can-be-turned-on"),
            Map.entry("terway-restart", "terway/terway-config-not-applied/cases/fires-eni-config-is-newer"));

    /** Those after which the finding still holds, because what is left to do, or to wait for, is said as a remainder. */
    private static final Set<String> FINDING_STAYS =
            Set.of("cordon-node", "kube-proxy-conntrack", "service-prefer-dual-stack");

    private final Doctor doctor = DroolsDoctor.load();

    @TempDir
    Path folder;

    static Set<String> fixes() {
        return new TreeSet<>(Fixes.byId().keySet());
    }

    private static String caseOf(String fix) {
        return Optional.ofNullable(CASES.get(fix)).orElseThrow(() -> new AssertionError("no case of " + fix));
    }

    private static Path file(String fix) {
        return Path.of(System.getProperty("netdoc.root"), "rules", "findings", caseOf(fix) + ".yaml");
    }

    private static String findingOf(String fix) {
        return caseOf(fix).split("/", -1)[1];
    }

    private Path place(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }

    @Test
    void thereIsACaseOfEveryFix() throws Exception {
        assertThat(CASES.keySet()).isEqualTo(fixes());
        for (String fix : fixes()) {
            assertThat(Files.readString(file(fix))).as(fix).containsPattern("(?m)^expect: .*\\bfix: " + fix + "\\b");
        }
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void itMendsAndIsTakenBackWithoutATrace(String fix) throws Exception {
        Path place = place("there-and-back-" + fix);
        try (var standin = new CaseStandin(file(fix), place);
                var bench = new CaseBench(standin, doctor, place)) {
            Map<String, JsonNode> before = standin.objects();
            Finding finding = bench.finding(findingOf(fix), fix);
            FixPlan plan = finding.fix().orElseThrow();

            Proposal done = bench.carriedOut(bench.approved(finding));

            assertThat(done.state()).as(done.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(bench.holds(finding)).isEqualTo(FINDING_STAYS.contains(fix));
            assertThat(standin.patches()).isEqualTo(plan.changes().size());
            assertThat(done.undoable()).isEqualTo(!plan.changes().isEmpty());
            if (plan.changes().isEmpty()) {
                assertThat(bench.undo(done)).isInstanceOf(Proposed.NotPossible.class);
                assertThat(bench.actions())
                        .containsExactly("proposed", "approved", "applying", "verifying", "verified");
            } else {
                assertThat(standin.objects()).isNotEqualTo(before);
                Proposal back = bench.carriedOut(bench.approved(bench.undo(done)));
                assertThat(back.state()).as(back.detail()).isEqualTo(ProposalState.VERIFIED);
                assertThat(bench.now(done).state()).isEqualTo(ProposalState.UNDONE);
                assertThat(standin.patches()).isEqualTo(2L * plan.changes().size());
                assertThat(bench.actions()).endsWith("verifying", "verified", "undone");
            }
            // what the cluster does by itself may come a moment later
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(standin.objects()).isEqualTo(before));
        }
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void anEditAfterTheApprovalStopsIt(String fix) throws Exception {
        Path place = place("edited-" + fix);
        try (var standin = new CaseStandin(file(fix), place);
                var bench = new CaseBench(standin, doctor, place)) {
            Finding finding = bench.finding(findingOf(fix), fix);
            Proposal approved = bench.approved(finding);
            edit(standin, finding);

            Proposal end = bench.carriedOut(approved);

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.STALE);
            assertThat(end.detail()).contains("nothing was written");
            assertThat(standin.patches()).isZero();
            assertThat(standin.deletions()).isZero();
            assertThat(bench.actions()).containsExactly("proposed", "approved", "stale");
        }
    }

    /** A colleague writes the field that is to be changed; where none is, the configuration that is to be taken over. */
    private static void edit(CaseStandin standin, Finding finding) {
        FixPlan plan = finding.fix().orElseThrow();
        if (plan.changes().isEmpty()) {
            finding.objects().stream()
                    .filter(object -> object.kind().equals("ConfigMap"))
                    .forEach(config -> edit(
                            standin,
                            config,
                            object -> object.path("data")
                                    .properties()
                                    .forEach(entry -> entry.setValue(
                                            TextNode.valueOf(entry.getValue().asText() + "\n")))));
        } else {
            Change change = plan.changes().getLast();
            edit(standin, change.object(), object -> set(object, change));
        }
    }

    private static void edit(CaseStandin standin, ObjectRef ref, Consumer<ObjectNode> edit) {
        String version = ref.kind().equals("DaemonSet") ? "apps/v1" : "v1";
        standin.api.objects().edit(version, ref.kind(), ref.namespace(), ref.name(), "kubectl-edit", edit);
    }

    private static void set(ObjectNode object, Change change) {
        int cut = change.path().lastIndexOf('/');
        var parent = (ObjectNode) object.at(change.path().substring(0, cut));
        parent.set(change.path().substring(cut + 1), theirs(change));
    }

    private static JsonNode theirs(Change change) {
        return switch (change.before()) {
            case FieldValue.Text(String text) -> TextNode.valueOf(text + "\n");
            case FieldValue.Json json -> ((ArrayNode) json.tree()).add("--v=1");
            case FieldValue.Missing missing -> change.after().tree();
        };
    }
}
