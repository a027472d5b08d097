package dev.netdoc.bot.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import dev.netdoc.rules.fix.RestartPlan.Way;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final ObjectRef NODE = ObjectRef.clusterScoped("Node", "node-1");
    private static final ObjectRef WORKER = new ObjectRef("DaemonSet", "kube-system", "kube-proxy-worker");
    private static final ObjectRef MASTER = new ObjectRef("DaemonSet", "kube-system", "kube-proxy-master");

    private static FixPlan plan(List<Change> changes, List<ObjectRef> restarted) {
        return new FixPlan(
                "fix",
                "finding",
                "f00d",
                changes,
                restarted.stream()
                        .map(set -> new RestartPlan(set, "a=b", List.of(), Way.ROLLS_ITSELF))
                        .toList(),
                Duration.ofMinutes(5),
                Optional.of("I know what I do"),
                true,
                Map.of(),
                List.of(),
                List.of());
    }

    @Test
    void aPlanWithValuesOfAllKindsComesBackAsItWas() {
        FixPlan plan = plan(
                List.of(
                        new Change(NODE, "u1", "1", "/spec/a", new FieldValue.Missing(), new FieldValue.Json("true")),
                        new Change(WORKER, "u2", "1", "/spec/b", new FieldValue.Text("true"), new FieldValue.Missing()),
                        new Change(
                                MASTER,
                                "u3",
                                "1",
                                "/spec/c",
                                new FieldValue.Json("[{\"json\":null}]"),
                                new FieldValue.Json("{\"json\":[1]}"))),
                List.of(WORKER, MASTER));

        assertThat(PlanText.read(PlanText.write(plan))).isEqualTo(plan);
    }

    @Test
    void aPlanThatWasStoredWithOneRestartIsStillRead() {
        FixPlan plan = PlanText.read("""
                {"id":"fix","finding":"finding","fingerprint":"f00d",
                 "changes":[{"object":{"kind":"Node","namespace":"","name":"node-1"},"uid":"u","resourceVersion":"1",
                             "path":"/data/a","before":"{\\"a\\":1}","after":"new"}],
                 "restart":{"daemonSet":{"kind":"DaemonSet","namespace":"kube-system","name":"kube-proxy-worker"},
                            "selector":"a=b","pods":[]},
                 "verifyWithin":"PT10M","values":{},"commands":[],"undoCommands":[]}""");

        assertThat(plan.changes())
                .singleElement()
                .extracting(Change::before, Change::after)
                .containsExactly(new FieldValue.Text("{\"a\":1}"), new FieldValue.Text("new"));
        assertThat(plan.restarts()).containsExactly(new RestartPlan(WORKER, "a=b", List.of(), Way.PACED_DELETE));
        assertThat(plan.confirmation()).isEmpty();
    }

    @Test
    void whatRestartsTellsTwoPlansWithoutChangesApart() {
        assertThat(PlanText.changesKey(plan(List.of(), List.of(WORKER))))
                .isNotEqualTo(PlanText.changesKey(plan(List.of(), List.of(WORKER, MASTER))));
    }
}
