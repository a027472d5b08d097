package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.drools.core.common.EqualityKey;
import org.drools.core.common.ReteEvaluator;
import org.drools.core.common.TruthMaintenanceSystemFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.tms.SimpleMode;
import org.drools.tms.TruthMaintenanceSystemEqualityKey;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * Rules that only ask: each has some of the conditions of a rule of one finding and says which facts matched. They run
 * beside the rules of that finding and of all others, after those have come to rest, so that what they match holds.
 */
final class Probes {
    // Who asks why reads a few; of the rest the number is enough.
    private static final int KEPT = 1_000;

    private final RuleSource source;
    private final String packageName;
    private final Map<String, String> conditions = new LinkedHashMap<>();

    Probes(RuleSource source) {
        this.source = source;
        // Types that a package declares cannot be declared again under the same name.
        this.packageName = source.packageName() + ".why";
    }

    /** @param key how the answer is found again */
    void ask(String key, List<String> texts) {
        // The semicolon keeps "from $all.in( … )" from reading an opening parenthesis behind it as a call.
        conditions.put(key, String.join(";\n    ", texts));
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    /**
     * Runs everything over the facts.
     *
     * @param base of its own: it keeps the probes
     * @param then what to do with the answers while the session is there
     */
    <T> T run(InternalKnowledgeBase base, Facts facts, Function<Answers, T> then) {
        KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
        builder.add(ResourceFactory.newReaderResource(new StringReader(drl())), ResourceType.DRL);
        if (builder.hasErrors()) {
            throw new MalformedFolder(
                    source.packageName(),
                    "cannot be explained: " + builder.getErrors().iterator().next());
        }
        base.addPackages(builder.getKnowledgePackages());
        KieSession session = base.newKieSession();
        try {
            var answers = new Answers(session);
            session.addEventListener(new Recorder(answers));
            Rules.insert(session, facts);
            int limit = Math.max(DroolsDoctor.FIRINGS_AT_LEAST, 10 * facts.all().size()) * (1 + conditions.size());
            if (session.fireAllRules(limit) >= limit) {
                throw new RulesRunaway(limit);
            }
            return then.apply(answers);
        } finally {
            session.dispose();
        }
    }

    private String drl() {
        var drl = new StringBuilder("package ").append(packageName).append(";\n");
        drl.append(source.declarations()).append('\n');
        for (RuleSource.Rule rule : source.rules()) {
            List<String> closed =
                    rule.conditions().stream().map(RuleCondition::closed).toList();
            rule(drl, rule.name(), "", String.join("\n    ", closed), rule.consequence());
        }
        conditions.forEach((key, when) -> rule(drl, key, "salience -2", when, ""));
        return drl.toString();
    }

    // All rules of the package in the same dialect: of a rule and an equal one in another, Drools 10.2 fires only one.
    private static void rule(StringBuilder drl, String name, String attributes, String when, String then) {
        drl.append("rule \"").append(name).append("\" ").append(attributes).append("\nwhen\n    ");
        drl.append(when).append("\nthen\n").append(then).append("\nend\n\n");
    }

    private final class Recorder extends DefaultAgendaEventListener {
        private final Answers answers;

        Recorder(Answers answers) {
            this.answers = answers;
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            String rule = event.getMatch().getRule().getName();
            if (conditions.containsKey(rule)
                    && event.getMatch().getRule().getPackageName().equals(packageName)) {
                answers.add(rule, event.getMatch());
            }
        }
    }

    /** What matched. */
    final class Answers {
        private final KieSession session;
        private final Map<String, Integer> counts = new HashMap<>();
        private final Map<String, List<Map<String, Object>>> matches = new HashMap<>();

        Answers(KieSession session) {
            this.session = session;
        }

        private void add(String key, Match match) {
            if (counts.merge(key, 1, Integer::sum) <= KEPT) {
                matches.computeIfAbsent(key, k -> new ArrayList<>()).add(values(match));
            }
        }

        int count(String key) {
            return counts.getOrDefault(key, 0);
        }

        /** @return facts by their labels, of the first matches */
        List<Map<String, Object>> matches(String key) {
            return matches.getOrDefault(key, List.of());
        }

        List<Object> facts(Predicate<Object> wanted) {
            return List.copyOf(session.getObjects(wanted::test));
        }

        /**
         * @return the rule of this finding that a fact hangs on, and what it matched; the first if there are several, empty
         *     for what was read
         */
        Optional<Made> maker(Object fact) {
            EqualityKey key = TruthMaintenanceSystemFactory.get()
                    .getOrCreateTruthMaintenanceSystem((ReteEvaluator) session)
                    .get(fact);
            if (key instanceof TruthMaintenanceSystemEqualityKey logical
                    && logical.getBeliefSet() != null
                    && logical.getBeliefSet().getFirst() instanceof SimpleMode mode) {
                Match match = mode.getObject().getJustifier();
                return source.rules().stream()
                        .filter(rule -> rule.name().equals(match.getRule().getName()))
                        .findFirst()
                        .map(rule -> new Made(rule, values(match)));
            }
            return Optional.empty();
        }

        private static Map<String, Object> values(Match match) {
            var values = new HashMap<String, Object>();
            for (String label : match.getDeclarationIds()) {
                Object value = match.getDeclarationValue(label);
                if (value != null) {
                    values.put(label, value);
                }
            }
            return values;
        }
    }

    /** @param values facts by their labels */
    record Made(RuleSource.Rule rule, Map<String, Object> values) {}
}
