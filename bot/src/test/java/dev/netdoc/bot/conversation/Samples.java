package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Limits.Limit;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.approval.Tally;
import dev.netdoc.knowledge.Article;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.mode.ModeReport;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import dev.netdoc.rules.mode.ModeReport.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Small, whole examples of what the modules hand to the conversation. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    public static final Person ANN = new Person("T1", "U0ANN");
    public static final String TOPIC = "terway-eni-mode-check";
    public static final String DIGEST = "ab".repeat(32);

    private Samples() {}

    public static ModeReport mode() {
        var statements = new EnumMap<ModeKey, Statement>(ModeKey.class);
        for (ModeKey key : ModeKey.values()) {
            statements.put(key, certain("x-" + key.key(), evidence(key.key(), "x")));
        }
        statements.put(ModeKey.PLUGIN, certain("terway", evidence("daemonset", "terway-eniip")));
        statements.put(ModeKey.PLUGIN_VERSION, certain("v1.11.2", evidence("image", "v1.11.2")));
        statements.put(ModeKey.ENI_MODE, certain("shared", evidence("eniOnly nodes", "0")));
        statements.put(ModeKey.ACCELERATION, certain("datapathv2", evidence("eniip_virtual_type", "datapathv2")));
        statements.put(
                ModeKey.NETWORK_POLICY,
                new Statement(
                        List.of("unknown"),
                        Confidence.UNKNOWN,
                        Map.of(),
                        List.of(),
                        Optional.of("grant get on configmaps <kube-system>")));
        return new ModeReport(statements);
    }

    private static Statement certain(String value, Evidence evidence) {
        return new Statement(List.of(value), Confidence.CERTAIN, Map.of(), List.of(evidence), Optional.empty());
    }

    public static Evidence evidence(String fact, String value) {
        return new Evidence(
                fact, value, "ConfigMap kube-system/eni-config data[\"10-terway.conf\"]." + fact + " @48001");
    }

    public static Finding finding(Severity severity, Optional<FixPlan> fix) {
        return new Finding(
                "flannel-cni-version-missing",
                "",
                "f00d",
                severity,
                List.of(new ObjectRef("ConfigMap", "kube-system", "kube-flannel-cfg")),
                Map.of(),
                List.of(
                        evidence("cniVersion", "(absent)"),
                        evidence("tag", "v0.15.1.11"),
                        evidence("node", "NotReady"),
                        evidence("condition", "cni config uninitialized")),
                List.of(TOPIC),
                List.of(),
                fix);
    }

    public static FixPlan plan() {
        return new FixPlan(
                "flannel-add-cniversion",
                "flannel-cni-version-missing",
                "f00d",
                List.of(
                        new Change(
                                new ObjectRef("ConfigMap", "kube-system", "kube-flannel-cfg"),
                                "uid-1",
                                "481516",
                                "/data/cni-conf.json",
                                new FieldValue.Text("{\n  \"name\": \"cb0\",\n  \"type\": \"flannel\"\n}\n"),
                                new FieldValue.Text(
                                        "{\n  \"name\": \"cb0\",\n  \"cniVersion\": \"0.3.1\",\n  \"type\": \"flannel\"\n}\n"))),
                List.of(new RestartPlan(
                        new ObjectRef("DaemonSet", "kube-system", "kube-flannel-ds"),
                        "app=flannel",
                        List.of(pod("a"), pod("b"), pod("c")),
                        RestartPlan.Way.PACED_DELETE)),
                Duration.ofMinutes(10),
                Optional.empty(),
                true,
                Map.of(),
                List.of("kubectl -n kube-system edit cm kube-flannel-cfg"),
                List.of("kubectl -n kube-system apply -f backup.yaml"));
    }

    private static RestartPlan.PodRestart pod(String name) {
        return new RestartPlan.PodRestart(
                new ObjectRef("Pod", "kube-system", "kube-flannel-" + name), "uid-" + name, "node-" + name);
    }

    public static Diagnosis diagnosis(String cluster, List<Finding> findings, UnknownFact... unknown) {
        var facts = new Facts(cluster, Optional.of("v1.30.1"), NOW, List.of(), List.of(unknown));
        return new Diagnosis(facts, mode(), findings);
    }

    public static Article article(Language language) {
        return new Article(
                Optional.of(TOPIC),
                language,
                "Title " + language.code(),
                "Short answer **" + language.code() + "**.",
                "Short answer.\n\n## Check\n\n```bash\nkubectl -n kube-system get ds\n```\n\n"
                        + "More words. ".repeat(80),
                List.of("ACK FAQ (2025-11-11)", "a", "b", "c"));
    }

    /** One that was approved and not begun. */
    static Proposal heldBack(Limit limit, Language language) {
        return proposal(ProposalState.FAILED, language, Optional.of(limit));
    }

    public static Proposal proposal(ProposalState state, Language language) {
        return proposal(state, language, Optional.empty());
    }

    private static Proposal proposal(ProposalState state, Language language, Optional<Limit> limit) {
        Optional<Proposal.Decision> decision = switch (state) {
            case PROPOSED, EXPIRED -> Optional.empty();
            case APPROVED, APPLYING, VERIFYING, VERIFIED, UNDONE, REJECTED, STALE, FAILED ->
                Optional.of(new Proposal.Decision(
                        new Person("T1", "U0BOB"),
                        NOW.plusSeconds(60),
                        state == ProposalState.REJECTED ? "not <now>" : ""));
        };
        return new Proposal(
                "p-7k2m9x",
                "prod",
                plan(),
                Optional.empty(),
                DIGEST,
                state,
                ANN,
                language,
                NOW,
                NOW.plusSeconds(1800),
                Tally.none(1),
                decision,
                "readiness of node-a timed out",
                limit,
                2,
                state == ProposalState.VERIFIED ? 1 : 0,
                Optional.empty(),
                NOW.plusSeconds(120),
                3);
    }
}
