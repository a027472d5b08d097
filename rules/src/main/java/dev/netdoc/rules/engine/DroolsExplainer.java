package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Concluded;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.Gap;
import dev.netdoc.rules.why.Explanation;
import dev.netdoc.rules.why.RuleTrace;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;

/**
 * Explains with the rules themselves: they run once more, with rules beside them that ask for each condition.
 */
final class DroolsExplainer implements Explainer {
    private static final int NEAREST = 3;

    /** One finding may ask whether another was concluded. */
    static final Pattern OTHER = Pattern.compile("Concluded\\(\\s*id == \"([a-z0-9-]+)\"");

    private final Catalogue catalogue;

    DroolsExplainer(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Explanation explain(Facts facts, String finding) {
        FindingKind kind = catalogue
                .kind(finding)
                .orElseThrow(() -> new IllegalArgumentException("there is no finding " + finding));
        String drl = ModuleFiles.read(kind.ruleFile());
        RuleSource source = RuleSource.of(drl);
        List<Gap> unknown = Gap.of(facts).stream()
                .filter(gap -> gap.findings().contains(finding))
                .toList();
        var conditions = new Probes(source);
        TraceKeys.askAll(conditions, source);
        return conditions.run(base(drl), facts, answers -> {
            Collection<Map.Entry<String, Concluded>> concluded = DroolsDoctor.distinct(
                    facts,
                    answers.facts(
                            fact -> fact instanceof Concluded one && one.id().equals(finding)));
            if (!concluded.isEmpty()) {
                return new Explanation(finding, true, held(new HeldTraces(source, answers), concluded), unknown);
            }
            var parts = new Probes(source);
            TraceKeys.askParts(parts, source, answers);
            if (parts.isEmpty()) {
                return new Explanation(finding, false, new FailedTraces(source, answers, answers).all(), unknown);
            }
            List<RuleTrace> silent =
                    parts.run(base(drl), facts, narrowed -> new FailedTraces(source, answers, narrowed).all());
            return new Explanation(finding, false, silent, unknown);
        });
    }

    /** @return rules of its own, for it keeps what is asked: those of the mode report, and what the finding builds upon */
    private InternalKnowledgeBase base(String drl) {
        Set<String> others = OTHER.matcher(drl)
                .results()
                .flatMap(other -> catalogue.kind(other.group(1)).stream())
                .map(FindingKind::ruleFile)
                .collect(Collectors.toSet());
        return (InternalKnowledgeBase) Rules.loadSome(catalogue, others);
    }

    private static List<RuleTrace> held(HeldTraces traces, Collection<Map.Entry<String, Concluded>> concluded) {
        return concluded.stream()
                .sorted(Comparator.comparing((Map.Entry<String, Concluded> one) ->
                                one.getValue().severity())
                        .thenComparing(one -> one.getValue().objects().toString()))
                .flatMap(one -> traces.of(one.getValue(), one.getKey()).stream())
                .toList();
    }

    @Override
    public List<FindingKind> findingKinds() {
        return catalogue.all();
    }

    @Override
    public List<String> findingIds() {
        return catalogue.all().stream().map(FindingKind::id).sorted().toList();
    }

    @Override
    public List<String> nearest(String misspelt) {
        return Spelling.nearest(misspelt, findingIds(), NEAREST);
    }
}
