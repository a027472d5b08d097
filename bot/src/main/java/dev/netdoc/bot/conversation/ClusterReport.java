package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.EvidenceList;
import dev.netdoc.bot.conversation.Reply.Heading;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.bot.conversation.Reply.Style;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.why.Explanation;
import dev.netdoc.rules.why.RuleTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What holds in one cluster, as a reply. Thread-safe. */
public final class ClusterReport {
    // More than these read better in `netdoc diagnose`.
    private static final int IN_DETAIL = 5;
    private static final int LINES = 25;
    private static final int UNREAD = 5;
    private static final int TOGETHER = 10;

    private final Doctor doctor;
    private final Texts texts;

    public ClusterReport(Doctor doctor, Texts texts) {
        this.doctor = doctor;
        this.texts = texts;
    }

    /** The mode report alone. */
    public Reply mode(Diagnosis diagnosis, Language language) {
        Words words = texts.in(language);
        String cluster = diagnosis.facts().cluster();
        var view = new ModeView(words, cluster, diagnosis.mode());
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph(view.sentence()));
        parts.addAll(mode(words, diagnosis, ModeView.all(), ButtonValue.of(language, "mode", cluster)));
        parts.add(seen(words, diagnosis));
        return new Reply(language, new PlainMarkdown().render(view.sentence()), parts);
    }

    /** Every finding, with the commands to run by hand. */
    public Reply diagnosis(Diagnosis diagnosis, Language language) {
        return diagnosis(diagnosis, language, Map.of());
    }

    /** @param explained the rules of findings, by fingerprint, to stand below each */
    public Reply diagnosis(Diagnosis diagnosis, Language language, Map<String, RuleTrace> explained) {
        Words words = texts.in(language);
        String cluster = diagnosis.facts().cluster();
        Remedies remedies = Remedies.none(new FindingView(doctor, words, cluster), words, cluster);
        return diagnosis(diagnosis, words, remedies, Integer.MAX_VALUE, explained);
    }

    /** Why one finding holds, or why not. */
    public Reply why(Explanation explanation, Diagnosis diagnosis, Language language) {
        return why(explanation, diagnosis, texts.in(language));
    }

    Reply why(Explanation explanation, Diagnosis diagnosis, Words words) {
        return new WhyView(doctor, words, diagnosis.facts().cluster()).reply(explanation, diagnosis);
    }

    Reply diagnosis(Diagnosis diagnosis, Words words, Remedies remedies) {
        return diagnosis(diagnosis, words, remedies, IN_DETAIL, Map.of());
    }

    /** @param most findings that are told of in detail */
    private Reply diagnosis(
            Diagnosis diagnosis, Words words, Remedies remedies, int most, Map<String, RuleTrace> explained) {
        String cluster = diagnosis.facts().cluster();
        List<Finding> findings = diagnosis.findings();
        var parts = new ArrayList<Part>();
        parts.add(new Heading(Cut.codePoints(words.plain("findings.title", "cluster", cluster), 150)));
        parts.add(new Paragraph(new ModeView(words, cluster, diagnosis.mode()).sentence()));
        if (findings.isEmpty()) {
            String key = diagnosis.facts().unknown().isEmpty() ? "findings.none" : "findings.none.partly";
            parts.add(new Paragraph(words.markdown(key, "cluster", Markdown.bold(cluster))));
        } else {
            parts.add(new Note(words.markdown("findings.count", counts(findings))));
        }
        if (findings.size() > 1) {
            // What is below takes a while to read.
            parts.add(lines(findings, words, cluster, Finding::severity));
        }
        findings.stream()
                .limit(most)
                .forEach(finding -> parts.addAll(details(finding, words, cluster, remedies, explained)));
        unread(words, diagnosis).ifPresent(parts::add);
        parts.add(seen(words, diagnosis));
        return new Reply(words.language(), words.plain("findings.fallback", withCluster(cluster, findings)), parts);
    }

    /** What holds here of one topic: its mode keys and its findings. */
    List<Part> topic(Diagnosis diagnosis, Words words, TopicScope scope, Remedies remedies) {
        String cluster = diagnosis.facts().cluster();
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph("**" + words.markdown("cluster.heading", "cluster", cluster) + "**"));
        if (!scope.modeKeys().isEmpty()) {
            parts.addAll(mode(
                    words,
                    diagnosis,
                    scope.modeKeys(),
                    ButtonValue.of(words.language(), "topic", cluster, scope.topic())));
        }
        List<Finding> findings =
                diagnosis.findings().stream().filter(scope::touches).toList();
        parts.addAll(findings(words, cluster, findings, remedies, Optional.of(scope)));
        boolean complete = diagnosis.facts().unknown().isEmpty();
        if (findings.isEmpty() && scope.hasFindings()) {
            parts.add(new Paragraph(words.markdown(complete ? "findings.topic.none" : "findings.topic.none.partly")));
            if (!complete) {
                unread(words, diagnosis).ifPresent(parts::add);
            }
        }
        parts.add(seen(words, diagnosis));
        return parts;
    }

    /** What holds here of a message: first what touches the objects that it mentions, then the rest on a line each. */
    List<Part> message(Diagnosis diagnosis, Words words, Mentioned mentioned, Remedies remedies) {
        String cluster = diagnosis.facts().cluster();
        Map<Boolean, List<Finding>> findings =
                diagnosis.findings().stream().collect(Collectors.partitioningBy(mentioned::touchedBy));
        List<Finding> named = findings.getOrDefault(true, List.of());
        List<Finding> others = findings.getOrDefault(false, List.of());
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph(words.markdown(
                named.isEmpty() ? "message.named.none" : "message.named", "cluster", Markdown.bold(cluster))));
        parts.addAll(findings(words, cluster, named, remedies, Optional.empty()));
        if (!others.isEmpty()) {
            parts.add(new Paragraph(words.markdown("message.others", "cluster", Markdown.bold(cluster))));
            parts.add(lines(others, words, cluster, Finding::severity));
        }
        unread(words, diagnosis).ifPresent(parts::add);
        parts.add(seen(words, diagnosis));
        return parts;
    }

    /** Findings on a line each. */
    private Paragraph lines(List<Finding> findings, Words words, String cluster, Function<Finding, Severity> severity) {
        var view = new FindingView(doctor, words, cluster);
        var lines = new ArrayList<String>();
        findings.stream().limit(LINES).forEach(one -> lines.add("- " + view.line(one, severity.apply(one))));
        if (findings.size() > LINES) {
            lines.add("- " + words.markdown("findings.more", "count", findings.size() - LINES));
        }
        return new Paragraph(String.join("\n", lines));
    }

    /** Everything that was read, for the button that unfolds it. */
    Reply evidence(Diagnosis diagnosis, Words words, EvidenceList all) {
        String title = words.plain(
                "findings.evidence.all", "cluster", diagnosis.facts().cluster());
        var parts = new ArrayList<Part>();
        parts.add(new Heading(Cut.codePoints(title, 150)));
        for (int from = 0; from < all.evidence().size(); from += TOGETHER) {
            parts.add(new Code(
                    all.evidence().subList(from, Math.min(all.evidence().size(), from + TOGETHER)).stream()
                            .map(e -> e.fact() + " = " + e.value() + "\n    " + e.source())
                            .collect(Collectors.joining("\n"))));
        }
        parts.add(seen(words, diagnosis));
        return new Reply(words.language(), title, parts);
    }

    private static List<Part> mode(Words words, Diagnosis diagnosis, List<ModeKey> keys, String evidenceValue) {
        var view = new ModeView(words, diagnosis.facts().cluster(), diagnosis.mode());
        var parts = new ArrayList<Part>();
        parts.add(view.table(keys));
        view.open(keys).ifPresent(parts::add);
        EvidenceList evidence = view.evidence(keys);
        if (!evidence.evidence().isEmpty()) {
            parts.add(evidence);
        }
        if (evidence.evidence().size() > EvidenceList.VISIBLE) {
            String label = words.plain(
                    "findings.evidence.button", "count", evidence.evidence().size());
            parts.add(
                    new Buttons(List.of(new Button("evidence", label, Style.PLAIN, evidenceValue, Optional.empty()))));
        }
        return parts;
    }

    private List<Part> details(
            Finding finding, Words words, String cluster, Remedies remedies, Map<String, RuleTrace> explained) {
        var view = new FindingView(doctor, words, cluster);
        // What is only worth knowing is offered.
        boolean wanted = finding.severity() != Severity.INFO;
        var parts = new ArrayList<Part>(
                view.details(finding, finding.severity(), remedies.of(finding, finding.severity(), wanted)));
        RuleTrace rule = explained.get(finding.fingerprint());
        if (rule != null) {
            parts.addAll(new WhyView(doctor, words, cluster).held(rule));
        }
        return parts;
    }

    /** The first in detail, the others on a line each. */
    private List<Part> findings(
            Words words, String cluster, List<Finding> findings, Remedies remedies, Optional<TopicScope> scope) {
        var view = new FindingView(doctor, words, cluster);
        var parts = new ArrayList<Part>();
        Function<Finding, Severity> severity =
                finding -> scope.map(s -> s.severity(finding)).orElse(finding.severity());
        findings.stream().limit(IN_DETAIL).forEach(finding -> {
            Severity here = severity.apply(finding);
            // Who asks about a topic wants its fix.
            boolean wanted = scope.isPresent() || here != Severity.INFO;
            parts.addAll(view.details(finding, here, remedies.of(finding, here, wanted)));
        });
        if (findings.size() > IN_DETAIL) {
            parts.add(lines(findings.subList(IN_DETAIL, findings.size()), words, cluster, severity));
        }
        return parts;
    }

    private static Optional<Part> unread(Words words, Diagnosis diagnosis) {
        List<UnknownFact> unknown = diagnosis.facts().unknown();
        if (unknown.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        lines.add(words.markdown("cluster.not.read"));
        unknown.stream()
                .limit(UNREAD)
                .forEach(u ->
                        lines.add(words.markdown("cluster.not.read.line", "fact", u.fact(), "reason", u.reason())));
        if (unknown.size() > UNREAD) {
            lines.add(words.markdown("cluster.not.read.more", "count", unknown.size() - UNREAD));
        }
        return Optional.of(new Note(String.join("\n", lines)));
    }

    static Note seen(Words words, Diagnosis diagnosis) {
        return new Note(words.markdown(
                "cluster.gathered",
                "time",
                Markdown.time(diagnosis.facts().gatheredAt()),
                "cluster",
                diagnosis.facts().cluster()));
    }

    private static Object[] counts(List<Finding> findings) {
        return new Object[] {
            "critical", count(findings, Severity.CRITICAL),
            "warning", count(findings, Severity.WARNING),
            "info", count(findings, Severity.INFO)
        };
    }

    private static Object[] withCluster(String cluster, List<Finding> findings) {
        return new Object[] {
            "cluster", cluster,
            "critical", count(findings, Severity.CRITICAL),
            "warning", count(findings, Severity.WARNING),
            "info", count(findings, Severity.INFO)
        };
    }

    private static long count(List<Finding> findings, Severity severity) {
        return findings.stream().filter(f -> f.severity() == severity).count();
    }
}
