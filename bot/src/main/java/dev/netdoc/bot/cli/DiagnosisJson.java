package dev.netdoc.bot.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.mode.ModeReport;
import dev.netdoc.rules.why.RuleTrace;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of {@code diagnose} and {@code mode}: a contract that scripts rely on. */
final class DiagnosisJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Doctor doctor;
    private final Locale language;
    private final Map<String, RuleTrace> explained;

    DiagnosisJson(Doctor doctor, Locale language) {
        this(doctor, language, Map.of());
    }

    /** @param explained why findings hold, by fingerprint; those that are not in it have no key {@code explained} */
    DiagnosisJson(Doctor doctor, Locale language, Map<String, RuleTrace> explained) {
        this.doctor = doctor;
        this.language = language;
        this.explained = Map.copyOf(explained);
    }

    ObjectNode diagnosis(Diagnosis diagnosis) {
        ObjectNode json = NODES.objectNode();
        ObjectNode cluster = json.putObject("cluster");
        cluster.put("name", diagnosis.facts().cluster());
        cluster.put("server_version", diagnosis.facts().serverVersion().orElse(null));
        cluster.put("gathered_at", diagnosis.facts().gatheredAt().toString());
        ArrayNode unknown = cluster.putArray("unknown");
        diagnosis
                .facts()
                .unknown()
                .forEach(u -> unknown.addObject().put("fact", u.fact()).put("reason", u.reason()));
        json.set("mode", mode(diagnosis.mode()));
        ArrayNode findings = json.putArray("findings");
        diagnosis.findings().forEach(f -> findings.add(finding(f)));
        return json;
    }

    ObjectNode mode(ModeReport report) {
        ObjectNode json = NODES.objectNode();
        ObjectNode evidence = NODES.objectNode();
        report.statements().forEach((key, statement) -> {
            if (key == ModeKey.IP_FAMILIES) {
                statement.values().forEach(json.withArray(key.key())::add);
                json.withArray(key.key());
            } else {
                json.put(key.key(), statement.values().stream().findFirst().orElse(null));
            }
            evidence.set(key.key(), evidence(statement.evidence()));
        });
        json.set("evidence", evidence);
        return json;
    }

    private ObjectNode finding(Finding finding) {
        FindingText text = doctor.text(finding, language);
        ObjectNode json = NODES.objectNode();
        json.put("id", finding.id());
        json.put("fingerprint", finding.fingerprint());
        json.put("severity", finding.severity().key());
        json.put("summary", text.summary());
        ArrayNode objects = json.putArray("objects");
        finding.objects().forEach(o -> objects.add(object(o)));
        json.set("evidence", evidence(finding.evidence()));
        ArrayNode topics = json.putArray("topics");
        finding.topics().forEach(topics::add);
        if (!finding.explainedBy().isEmpty()) {
            ArrayNode reasons = json.putArray("explained_by");
            finding.explainedBy().forEach(reasons::add);
        }
        ObjectNode remedy = json.putObject("remedy");
        remedy.put("kind", finding.fix().isPresent() ? "fix" : text.steps().isEmpty() ? "none" : "guided");
        ArrayNode changes = remedy.putArray("changes");
        finding.fix().map(FixPlan::changes).orElse(List.of()).forEach(change -> {
            ObjectNode node = changes.addObject();
            node.set("object", object(change.object()));
            node.put("path", change.path());
            node.set("before", json(change.before()));
            node.set("after", json(change.after()));
        });
        ArrayNode steps = remedy.putArray("steps");
        text.steps().forEach(steps::add);
        RuleTrace why = explained.get(finding.fingerprint());
        if (why != null) {
            json.set("explained", WhyJson.rule(why));
        }
        return json;
    }

    private static JsonNode json(FieldValue value) {
        return value.present() ? value.tree() : NODES.nullNode();
    }

    private static ObjectNode object(ObjectRef ref) {
        return NODES.objectNode()
                .put("kind", ref.kind())
                .put("namespace", ref.namespace())
                .put("name", ref.name());
    }

    static ArrayNode evidence(List<Evidence> evidence) {
        ArrayNode array = NODES.arrayNode();
        evidence.forEach(e ->
                array.addObject().put("fact", e.fact()).put("value", e.value()).put("source", e.source()));
        return array;
    }
}
