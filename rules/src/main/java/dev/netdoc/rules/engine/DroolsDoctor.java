package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Concluded;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.fix.Fix;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.fix.Target;
import dev.netdoc.rules.mode.ModeAssembler;
import dev.netdoc.rules.text.Texts;
import dev.netdoc.rules.why.Explanation;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/** Concludes with Drools: one session for each diagnosis, so that nothing is left over from the one before. */
public final class DroolsDoctor implements Doctor {
    // A rule fires at most once for each fact or pair that it matches; a cluster has more facts than broken parts.
    static final int FIRINGS_AT_LEAST = 20_000;

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::severity)
            .thenComparing(Finding::id)
            .thenComparing(finding -> finding.objects().toString());

    private final KieBase rules;
    private final Catalogue catalogue;
    private final Map<String, Fix> fixes;
    private final Texts texts;
    private final Explainer explainer;

    DroolsDoctor(KieBase rules, Catalogue catalogue, Map<String, Fix> fixes) {
        this.rules = rules;
        this.catalogue = catalogue;
        this.fixes = Map.copyOf(fixes);
        this.explainer = new DroolsExplainer(catalogue);
        this.texts = new Texts(ModuleFiles::read, id -> catalogue.known(id).folder());
    }

    /**
     * Reads the rules, or compiles them where the build did not.
     *
     * @throws MalformedFolder if a rule does not compile or a declaration is wrong
     */
    public static DroolsDoctor load() {
        Catalogue catalogue = Catalogue.load();
        Map<String, Fix> fixes = Fixes.byId();
        for (FindingKind kind : catalogue.all()) {
            kind.remedy().fix().filter(id -> !fixes.containsKey(id)).ifPresent(id -> {
                throw new MalformedFolder(kind.folder(), "its fix " + id + " is not in Fixes");
            });
        }
        return new DroolsDoctor(Rules.load(catalogue), catalogue, fixes);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Diagnosis diagnose(Facts facts) {
        Collection<Object> concluded = conclude(facts);
        Collection<Map.Entry<String, Concluded>> told = distinct(facts, concluded);
        Set<String> ids = told.stream().map(entry -> entry.getValue().id()).collect(Collectors.toSet());
        List<Finding> findings = told.stream()
                .map(entry -> finding(facts, entry.getKey(), entry.getValue(), ids))
                .sorted(ORDER)
                .toList();
        return new Diagnosis(facts, ModeAssembler.assemble(concluded), findings);
    }

    private Collection<Object> conclude(Facts facts) {
        int limit = Math.max(FIRINGS_AT_LEAST, 10 * facts.all().size());
        KieSession session = rules.newKieSession();
        try {
            Rules.insert(session, facts);
            if (session.fireAllRules(limit) >= limit) {
                throw new RulesRunaway(limit);
            }
            return List.copyOf(session.getObjects());
        } finally {
            session.dispose();
        }
    }

    /** Two rules may conclude the same of the same objects; the worse one is reported. */
    static Collection<Map.Entry<String, Concluded>> distinct(Facts facts, Collection<Object> all) {
        var worst = new LinkedHashMap<String, Concluded>();
        for (Object object : all) {
            if (object instanceof Concluded one) {
                worst.merge(
                        Fingerprint.of(facts.cluster(), one.id(), one.objects()),
                        one,
                        (a, b) -> worseFirst(a, b) <= 0 ? a : b);
            }
        }
        return worst.entrySet();
    }

    private static int worseFirst(Concluded a, Concluded b) {
        int bySeverity = a.severity().compareTo(b.severity());
        int byVariant = bySeverity != 0 ? bySeverity : a.variant().compareTo(b.variant());
        // Else the order in which rules fired would decide, which differs from run to run.
        return byVariant != 0
                ? byVariant
                : a.evidence().toString().compareTo(b.evidence().toString());
    }

    private Finding finding(Facts facts, String fingerprint, Concluded one, Set<String> told) {
        FindingKind kind = catalogue.known(one.id());
        Optional<FixPlan> plan = kind.remedy()
                .fixFor(one.variant())
                .map(fixes::get)
                .flatMap(fix ->
                        fix.plan(new Target(one.id(), one.variant(), fingerprint, one.objects(), one.values()), facts));
        return new Finding(
                one.id(),
                one.variant(),
                fingerprint,
                one.severity(),
                one.objects(),
                one.values(),
                one.evidence(),
                kind.topics(),
                one.explainedBy().stream().filter(told::contains).toList(),
                plan);
    }

    @Override
    public FindingText text(Finding finding, Locale language) {
        return texts.of(finding, language);
    }

    @Override
    public FixText text(FixPlan fix, Locale language) {
        return texts.of(fix, language);
    }

    @Override
    public Explanation explain(Facts facts, String finding) {
        return explainer.explain(facts, finding);
    }

    @Override
    public List<FindingKind> findingKinds() {
        return catalogue.all();
    }

    @Override
    public List<String> findingIds() {
        return explainer.findingIds();
    }

    @Override
    public List<String> nearest(String misspelt) {
        return explainer.nearest(misspelt);
    }
}
