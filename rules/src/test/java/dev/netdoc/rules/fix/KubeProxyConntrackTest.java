package dev.netdoc.rules.fix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KubeProxyConntrackTest {
    private static final EditedCase CASE = EditedCase.of("kube-proxy/conntrack-table-full/fires-an-event");
    private static final String LIMIT = "maxPerCore: 65536";
    private static final KubeProxyConntrack FIX = new KubeProxyConntrack();

    private static Optional<FixPlan> plan(EditedCase given) {
        return FIX.plan(
                new Target(
                        "conntrack-table-full",
                        "",
                        "f00d",
                        List.of(new ObjectRef("ConfigMap", "kube-system", "kube-proxy-worker"))),
                given.facts());
    }

    @Test
    void doublesTheLimitInOneLeaf() {
        FixPlan plan = plan(CASE).orElseThrow();

        Change change = plan.changes().getFirst();
        assertThat(change.after()).hasToString(change.before().toString().replace("65536", "131072"));
        assertThat(plan.restarts().getFirst().pods()).hasSize(1);
        assertThat(plan.commands()).hasSize(3);
        assertThat(plan.undoCommands()).hasSize(3);
        assertThat(plan.values())
                .containsEntry("current", "65536")
                .containsEntry("raised", "131072")
                .containsEntry("largest", "cn-hangzhou.10.3.0.11")
                .containsEntry("entries", "2097152")
                .containsEntry("mebibytes", "640");
    }

    @Test
    void theCurrentLimitIsTheDefaultWhereNothingIsWritten() {
        EditedCase bare = CASE.with("    conntrack:\n      maxPerCore: 65536\n", "");

        assertThat(plan(bare).orElseThrow().changes().getFirst().after().toString())
                .endsWith("conntrack:\n  maxPerCore: 131072\n");
        assertThat(plan(CASE.with(LIMIT, "maxPerCore: 1000")).orElseThrow().values())
                .containsEntry("raised", "65536");
    }

    @Test
    void leavesToPeopleWhatIsHighUnknownOrUpToTheKernel() {
        assertThat(plan(CASE.with(LIMIT, "maxPerCore: 262144"))).isEmpty();
        assertThat(plan(CASE.with(LIMIT, "maxPerCore: 0"))).isEmpty();
        assertThat(plan(CASE.with(LIMIT, "maxPerCore: many"))).isEmpty();
        assertThat(plan(CASE.with(LIMIT, LIMIT + "\n      max: 1000000")))
                .as("another key overrules it")
                .isEmpty();
    }

    @Test
    void everyNodeNeedsTheMemory() {
        assertThat(plan(CASE.with("memory: 32Gi", "memory: 33554432Ki"))).isPresent();
        assertThat(plan(CASE.with("memory: 32Gi", "memory: 31Gi")))
                .as("131072 entries of 320 bytes for 16 cores are 2% of 31.25 Gi")
                .isEmpty();
        assertThat(plan(CASE.with("memory: 32Gi, ", ""))).as("not known").isEmpty();
        assertThat(plan(CASE.with("cpu: '16', ", ""))).as("not known").isEmpty();
    }

    @Test
    void aLimitThatOtherSettingsHideIsNotWritten() {
        assertThat(plan(CASE.with(LIMIT, LIMIT + "\n      min: 2097152"))).isEmpty();
        assertThat(plan(CASE.with(LIMIT, LIMIT + "\n      min: 2097151"))).isPresent();
        assertThat(plan(CASE.with("cpu: '16'", "cpu: '1'")))
                .as("131072 is what a node gets however few cores it has")
                .isEmpty();
        assertThat(plan(CASE.with("cpu: '16'", "cpu: '2'"))).isPresent();
    }

    @Test
    void isProvenWhenNoTableWasFullForHalfAnHour() {
        FixPlan plan = plan(CASE).orElseThrow();
        Instant changedAt = Instant.parse("2026-11-20T07:55:00Z");
        EditedCase restarted = CASE.with(LIMIT, "maxPerCore: 131072")
                .with("startedAt: '2026-11-01T00:00:00Z'", "startedAt: '2026-11-20T07:56:00Z'")
                .with("now: '2026-11-20T08:00:00Z'", "now: '2026-11-20T08:25:59Z'");
        EditedCase later = restarted.with("08:25:59Z", "08:26:00Z");

        assertThat(FIX.proof(plan, new Aftermath(CASE.facts(), Set.of(), changedAt)))
                .asString()
                .contains("does not hold what was written");
        assertThat(FIX.proof(plan, new Aftermath(restarted.facts(), Set.of(), changedAt)))
                .asString()
                .contains("watched until 2026-11-20T08:26:00Z");
        assertThat(FIX.proof(plan, new Aftermath(later.facts(), Set.of("f00d"), changedAt)))
                .as("the event of before the restart counts no more")
                .isInstanceOf(Proof.Proven.class);
        assertThat(FIX.proof(
                        plan,
                        new Aftermath(later.with("T07:52:00Z", "T08:10:00Z").facts(), Set.of(), changedAt)))
                .asString()
                .contains("still full on cn-hangzhou.10.3.0.11");
        assertThat(FIX.proof(
                        plan,
                        new Aftermath(
                                later.with("\nexpect:", "\nforbidden: [events, events.events.k8s.io]\nexpect:")
                                        .facts(),
                                Set.of(),
                                changedAt)))
                .asString()
                .contains("events may not be read");
    }
}
