package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Reply.EvidenceList;
import dev.netdoc.bot.conversation.Reply.Note;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Gap;
import dev.netdoc.rules.why.ConditionTrace;
import dev.netdoc.rules.why.ConditionTrace.Failure;
import dev.netdoc.rules.why.ConditionTrace.State;
import dev.netdoc.rules.why.Explanation;
import dev.netdoc.rules.why.RuleTrace;
import dev.netdoc.rules.why.SeenFact;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Why a finding holds, or why not, in words. The conditions stand as the rules have them. */
final class WhyView {
    private static final int FINDINGS = 3;
    private static final int RULES = 5;
    private static final int FACTS = 3;
    private static final int LEVELS = 2;
    private static final int UNKNOWN = 5;
    private static final int CONDITION = 240;
    private static final int VALUE = 160;
    private static final String HELD = "✓ ";
    private static final String FAILED = "✗ ";

    private final Doctor doctor;
    private final Words words;
    private final String cluster;

    WhyView(Doctor doctor, Words words, String cluster) {
        this.doctor = doctor;
        this.words = words;
        this.cluster = cluster;
    }

    Reply reply(Explanation explanation, Diagnosis diagnosis) {
        var parts = new ArrayList<Part>();
        String sentence = sentence(explanation);
        parts.add(new Paragraph(sentence));
        unknown(explanation.unknown()).ifPresent(parts::add);
        if (explanation.holds()) {
            explanation.rules().stream().limit(FINDINGS).forEach(rule -> {
                finding(diagnosis, rule.fingerprint()).ifPresent(parts::add);
                parts.addAll(held(rule));
            });
            int more = explanation.rules().size() - FINDINGS;
            if (more > 0) {
                parts.add(new Note(words.markdown("why.more", "count", more)));
            }
        } else {
            parts.addAll(silent(explanation.rules()));
        }
        parts.add(ClusterReport.seen(words, diagnosis));
        return new Reply(words.language(), new PlainMarkdown().render(sentence), parts);
    }

    /** The rule of one finding with what made its conditions hold. */
    List<Part> held(RuleTrace rule) {
        var lines = new ArrayList<String>();
        lines.add(words.markdown("why.rule", "rule", Markdown.code(rule.rule())));
        lines.add("");
        conditions(rule, 0, lines);
        return withEvidence(lines, List.of(rule));
    }

    /** What could not be found under an id. */
    static Reply misspelt(Words words, String id, List<String> nearest) {
        String near = nearest.stream().map(one -> Markdown.code(one).text()).collect(Collectors.joining(", "));
        String text = words.markdown("why.misspelt", "id", Markdown.code(id), "ids", new Markdown(near));
        return new Reply(words.language(), new PlainMarkdown().render(text), List.of(new Paragraph(text)));
    }

    private String sentence(Explanation explanation) {
        Markdown id = Markdown.code(explanation.finding());
        Markdown name = Markdown.bold(cluster);
        if (explanation.holds()) {
            return words.markdown("why.holds", "id", id, "cluster", name);
        }
        String key = explanation.unknown().isEmpty() ? "why.not" : "why.not.unknown";
        return explanation.rules().stream()
                .findFirst()
                .flatMap(WhyView::deepest)
                .map(condition -> words.markdown(key, "id", id, "cluster", name, "condition", code(condition)))
                .orElseGet(() -> words.markdown("why.not.plain", "id", id, "cluster", name));
    }

    /** @return the condition on which it hangs: that of the rule which would make what is missing, if there is one */
    private static Optional<ConditionTrace> deepest(RuleTrace rule) {
        return rule.conditions().stream()
                .filter(condition -> condition.state() == State.FAILED)
                .findFirst()
                .map(condition -> condition.failure().stream()
                        .flatMap(failure -> failure.rules().stream().limit(1))
                        .flatMap(inner -> deepest(inner).stream())
                        .findFirst()
                        .orElse(condition));
    }

    private Optional<Part> unknown(List<Gap> gaps) {
        if (gaps.isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<String>();
        lines.add(words.markdown("why.needed"));
        lines.add("");
        gaps.stream()
                .limit(UNKNOWN)
                .forEach(gap -> lines.add("- "
                        + words.markdown(
                                gap.permission().isEmpty() ? "why.needed.line" : "why.needed.grant",
                                "fact",
                                gap.fact(),
                                "reason",
                                gap.reason(),
                                "permission",
                                Markdown.code(gap.permission()))));
        if (gaps.size() > UNKNOWN) {
            lines.add("- " + words.markdown("cluster.not.read.more", "count", gaps.size() - UNKNOWN));
        }
        return Optional.of(new Paragraph(String.join("\n", lines)));
    }

    private Optional<Part> finding(Diagnosis diagnosis, String fingerprint) {
        var view = new FindingView(doctor, words, cluster);
        return diagnosis.findings().stream()
                .filter(finding -> finding.fingerprint().equals(fingerprint))
                .findFirst()
                .map((Finding finding) -> new Paragraph(view.line(finding, finding.severity())));
    }

    private List<Part> silent(List<RuleTrace> rules) {
        if (rules.isEmpty()) {
            return List.of();
        }
        RuleTrace nearest = rules.getFirst();
        var lines = new ArrayList<String>();
        lines.add(words.markdown("why.nearest", "rule", Markdown.code(nearest.rule())));
        lines.add("");
        conditions(nearest, 0, lines);
        List<Part> parts = new ArrayList<>(withEvidence(lines, List.of(nearest)));
        if (rules.size() > 1) {
            var others = new ArrayList<String>();
            others.add(words.markdown("why.others"));
            others.add("");
            rules.stream()
                    .skip(1)
                    .limit(RULES)
                    .forEach(rule -> deepest(rule)
                            .ifPresent(condition -> others.add("- "
                                    + words.markdown(
                                            "why.other",
                                            "rule",
                                            Markdown.code(rule.rule()),
                                            "condition",
                                            code(condition)))));
            if (rules.size() > RULES + 1) {
                others.add("- " + words.markdown("cluster.not.read.more", "count", rules.size() - RULES - 1));
            }
            parts.add(new Paragraph(String.join("\n", others)));
        }
        return parts;
    }

    private void conditions(RuleTrace rule, int level, List<String> lines) {
        var later = new ArrayList<String>();
        for (ConditionTrace condition : rule.conditions()) {
            switch (condition.state()) {
                case HELD -> {
                    // Below the first level what was merely not there says little.
                    if (level == 0 || !condition.facts().isEmpty()) {
                        held(condition, level, lines);
                    }
                }
                case FAILED -> failed(condition, level, lines);
                case NOT_REACHED -> later.add(code(condition).text());
            }
        }
        if (level == 0 && !later.isEmpty()) {
            lines.add("- " + words.markdown("why.later", "conditions", new Markdown(String.join(", ", later))));
        }
    }

    private void held(ConditionTrace condition, int level, List<String> lines) {
        String facts = facts(condition);
        lines.add(bullet(level) + HELD + code(condition).text() + (facts.isEmpty() ? "" : ": " + facts));
        if (level < LEVELS) {
            condition.facts().stream()
                    .filter(fact -> fact.madeBy().isPresent())
                    .limit(1)
                    .forEach(fact -> fact.madeBy().ifPresent(rule -> {
                        lines.add(bullet(level + 1)
                                + words.markdown(
                                        "why.because", "fact", name(fact), "rule", Markdown.code(rule.rule())));
                        conditions(rule, level + 2, lines);
                    }));
        }
    }

    private void failed(ConditionTrace condition, int level, List<String> lines) {
        String why = condition.failure().map(failure -> why(condition, failure)).orElse("");
        lines.add(bullet(level) + FAILED + code(condition).text() + ": " + why);
        Failure failure = condition.failure().orElseThrow();
        if (failure.reason() != ConditionTrace.Reason.UNWANTED) {
            condition.facts().forEach(fact -> near(fact).ifPresent(near -> lines.add(bullet(level + 1) + near)));
        }
        failure.rules().stream().limit(1).forEach(rule -> {
            lines.add(bullet(level + 1) + words.markdown("why.would", "rule", Markdown.code(rule.rule())));
            conditions(rule, level + 2, lines);
        });
        if (failure.rules().size() > 1) {
            String others = failure.rules().stream()
                    .skip(1)
                    .map(rule -> Markdown.code(rule.rule()).text())
                    .collect(Collectors.joining(", "));
            lines.add(bullet(level + 1) + words.markdown("why.would.others", "rules", new Markdown(others)));
        }
    }

    private String why(ConditionTrace condition, Failure failure) {
        Markdown type = Markdown.code(failure.type());
        return switch (failure.reason()) {
            case NOTHING -> words.markdown("why.nothing", "type", type);
            case NONE_MATCHES ->
                failure.part().isEmpty()
                        ? words.markdown("why.none.matches", "count", failure.seen(), "type", type)
                        : words.markdown(
                                "why.none.has",
                                "count",
                                failure.seen(),
                                "type",
                                type,
                                "part",
                                Markdown.code(Cut.codePoints(failure.part(), CONDITION)));
            case UNWANTED -> words.markdown("why.unwanted", "facts", new Markdown(facts(condition)));
            case NOT_TRUE -> words.markdown("why.not.true");
        };
    }

    /** @return a fact that came near, with the values that were asked for */
    private Optional<String> near(SeenFact fact) {
        String values = fact.evidence().stream()
                .limit(2)
                .map(one -> Markdown.code(Cut.codePoints(one.fact() + " = " + one.value(), VALUE))
                        .text())
                .collect(Collectors.joining(", "));
        return values.isEmpty() ? Optional.empty() : Optional.of(name(fact).text() + ": " + values);
    }

    private String facts(ConditionTrace condition) {
        Set<String> names = new LinkedHashSet<>();
        condition.facts().forEach(fact -> names.add(name(fact).text()));
        long more = condition.more() + Math.max(0, names.size() - FACTS);
        return names.stream().limit(FACTS).collect(Collectors.joining(", "))
                + (more > 0 ? ", " + words.markdown("cluster.not.read.more", "count", more) : "");
    }

    private static Markdown name(SeenFact fact) {
        return Markdown.code(Cut.codePoints(fact.about().isBlank() ? fact.type() : fact.about(), VALUE));
    }

    private static Markdown code(ConditionTrace condition) {
        return Markdown.code(Cut.codePoints(condition.text(), CONDITION));
    }

    private static String bullet(int level) {
        return "  ".repeat(level) + "- ";
    }

    private List<Part> withEvidence(List<String> lines, List<RuleTrace> rules) {
        var parts = new ArrayList<Part>();
        parts.add(new Paragraph(String.join("\n", lines)));
        Set<Evidence> evidence = new LinkedHashSet<>();
        rules.forEach(rule -> read(rule, 0, evidence));
        if (!evidence.isEmpty()) {
            parts.add(new EvidenceList(words.plain("findings.evidence"), List.copyOf(evidence)));
        }
        return parts;
    }

    /** Evidence with a place in the cluster; what was only computed stands beside the condition. */
    private static void read(RuleTrace rule, int level, Set<Evidence> evidence) {
        for (ConditionTrace condition : rule.conditions()) {
            for (SeenFact fact : condition.facts()) {
                fact.evidence().stream()
                        .filter(one -> !one.source().isBlank() && !one.source().equals(fact.about()))
                        .forEach(evidence::add);
                if (level < LEVELS) {
                    fact.madeBy().ifPresent(inner -> read(inner, level + 2, evidence));
                }
            }
            condition
                    .failure()
                    .ifPresent(failure ->
                            failure.rules().stream().limit(1).forEach(inner -> read(inner, level + 1, evidence)));
        }
    }
}
