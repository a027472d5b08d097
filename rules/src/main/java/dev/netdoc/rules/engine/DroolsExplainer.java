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
import org.drools.kiesession.rulebase.InternalKnowledgeBase;

/** Explains with the rules themselves: they run once more, with rules beside them that ask for each condition. */
public final class DroolsExplainer implements Explainer {
    private static final int NEAREST = 3;

    private final Catalogue catalogue;

    public DroolsExplainer(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Explanation explain(Facts facts, String finding) {
        FindingKind kind = catalogue
                .kind(finding)
                .orElseThrow(() -> new IllegalArgumentException("there is no finding " + finding));
        RuleSource source = RuleSource.of(ModuleFiles.read(kind.ruleFile()));
        List<Gap> unknown = Gap.of(facts).stream()
                .filter(gap -> gap.findings().contains(finding))
                .toList();
        var conditions = new Probes(source);
        TraceKeys.askAll(conditions, source);
        return conditions.run(base(kind, source), facts, answers -> {
            Collection<Map.Entry<String, Concluded>> concluded =
                    DroolsDoctor.distinct(facts, answers.facts(fact -> fact instanceof Concluded one
                            && one.id().equals(finding)));
            if (!concluded.isEmpty()) {
                return new Explanation(finding, true, held(new HeldTraces(source, answers), concluded), unknown);
            }
            var parts = new Probes(source);
            TraceKeys.askParts(parts, source, answers);
            List<RuleTrace> silent = parts.run(
                    base(kind, source), facts, narrowed -> new FailedTraces(source, answers, narrowed).all());
            return new Explanation(finding, false, silent, unknown);
        });
    }

    private InternalKnowledgeBase base(FindingKind kind, RuleSource source) {
        return (InternalKnowledgeBase) Rules.loadWithout(kind, source.packageName(), catalogue);
    }

    private static List<RuleTrace> held(HeldTraces traces, Collection<Map.Entry<String, Concluded>> concluded) {
        return concluded.stream()
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Concluded> one) -> one.getValue().severity())
                        .thenComparing(one -> one.getValue().objects().toString()))
                .flatMap(one -> traces.of(one.getValue(), one.getKey()).stream())
                .toList();
    }

    @Override
    public List<String> findings() {
        return catalogue.all().stream().map(FindingKind::id).sorted().toList();
    }

    @Override
    public List<String> nearest(String misspelt) {
        return Spelling.nearest(misspelt, findings(), NEAREST);
    }
}
