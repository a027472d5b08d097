package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.CaseFile;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.io.ResourceFactory;

/**
 * How well the cases of each finding hold its rule: with any one condition taken out, a case must fail. Writes {@code
 * target/scorecard.md}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT) // one of the longest, and its findings know nothing of each other
class ScorecardTest {
    private static final Catalogue CATALOGUE = Catalogue.load();

    private final Map<String, String> lines = new ConcurrentSkipListMap<>();

    /** Those of the property {@code netdoc.scorecard.only}, in commas, for somebody who works on a few. */
    static List<String> findings() {
        String only = System.getProperty("netdoc.scorecard.only", "");
        if (!only.isEmpty()) {
            return List.of(only.split(","));
        }
        // The longest first: where several are tried at a time, none is left alone with the longest at the end.
        return CATALOGUE.all().stream()
                .sorted(Comparator.comparingInt(
                        kind -> -ModuleFiles.read(kind.ruleFile()).length()))
                .map(FindingKind::id)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("findings")
    void noConditionOfARuleIsWithoutACaseThatNeedsIt(String id) {
        FindingKind kind = CATALOGUE.known(id);
        Map<CaseFile, Facts> cases = new LinkedHashMap<>();
        CaseFile.of(Path.of(kind.folder())).forEach(one -> cases.put(one, SnapshotReader.read(one.file())));
        String drl = ModuleFiles.read(kind.ruleFile());
        var trials = new Trials(drl, cases);
        assertThat(trials.failing()).as("the rules as they are").isEmpty();

        List<String> survivors = new ArrayList<>();
        for (Mutant mutant : trials.mutants()) {
            if (trials.failing(mutant).isEmpty()) {
                survivors.add(mutant.removed());
            }
        }
        lines.put(
                id,
                "| %s | %d | %d | %d | %d | %d | %d |"
                        .formatted(
                                id,
                                count(cases, "fires-"),
                                count(cases, "info-"),
                                count(cases, "silent-"),
                                CaseFile.yaml(Path.of(kind.folder(), "finding.yaml"))
                                        .path("nearMisses")
                                        .size(),
                                trials.mutants().size(),
                                survivors.size()));
        assertThat(survivors).as("conditions that no case needs").isEmpty();
    }

    @AfterAll
    void write() throws IOException {
        var table =
                new StringBuilder("| finding | fires | info | silent | near misses | conditions | without a case |\n"
                        + "|---|---|---|---|---|---|---|\n");
        lines.values().forEach(line -> table.append(line).append('\n'));
        Files.writeString(Path.of("target", "scorecard.md"), table);
    }

    private static long count(Map<CaseFile, Facts> cases, String prefix) {
        return cases.keySet().stream().filter(c -> c.name().startsWith(prefix)).count();
    }

    /** @return the rule files of the findings that this one asks for */
    private static Set<String> around(String drl) {
        return DroolsExplainer.OTHER
                .matcher(drl)
                .results()
                .map(other -> CATALOGUE.known(other.group(1)).ruleFile())
                .collect(Collectors.toSet());
    }

    /**
     * The rules of a finding and its mutants, in one rule base: to compile them one by one took half of the time. Each
     * asks first for its own name, and a trial gives the names of those that it wants beside the facts.
     */
    private static final class Trials {
        private final Set<String> rules;
        private final List<Mutant> mutants;
        private final List<Map.Entry<CaseFile, Facts>> cases;
        private final DroolsDoctor doctor;

        Trials(String drl, Map<CaseFile, Facts> cases) {
            this.rules = Mutant.parsed(drl).getRules().stream()
                    .map(RuleDescr::getName)
                    .collect(Collectors.toSet());
            this.cases = new ArrayList<>(cases.entrySet());
            // Consequences are compiled only when all conditions are right, so that what is broken shows in rounds.
            var broken = new HashSet<String>();
            List<Mutant> compiling;
            KnowledgeBuilder builder;
            do {
                compiling = Mutant.of(drl).stream()
                        .filter(mutant -> !broken.contains(mutant.rule().getName()))
                        .toList();
                builder = compiled(drl, compiling);
            } while (broken.addAll(broken(builder)));
            this.mutants = compiling;
            var base = (InternalKnowledgeBase) Rules.loadSome(CATALOGUE, around(drl));
            base.addPackages(builder.getKnowledgePackages());
            this.doctor = new DroolsDoctor(base, CATALOGUE, Fixes.byId());
        }

        /** @return those that compile; of the others, the rest of the rule needs what was taken out */
        List<Mutant> mutants() {
            return mutants;
        }

        /** @return the first case that does not hold with the rules as they are */
        Optional<String> failing() {
            return failing(rules);
        }

        /** @return the first case that does not hold with a mutant in the place of its rule */
        Optional<String> failing(Mutant mutant) {
            var names = new HashSet<>(rules);
            names.remove(mutant.of());
            names.add(mutant.rule().getName());
            return failing(names);
        }

        private Optional<String> failing(Set<String> names) {
            for (int i = 0; i < cases.size(); i++) {
                var one = cases.get(i);
                try {
                    one.getKey().check(doctor.diagnose(with(names, one.getValue())));
                } catch (AssertionError | RuntimeException e) {
                    // What one condition keeps right often hangs on its neighbour too: ask this case first next time.
                    cases.addFirst(cases.remove(i));
                    return Optional.of(one.getKey().name());
                }
            }
            return Optional.empty();
        }

        private static Facts with(Set<String> names, Facts facts) {
            List<Object> all = new ArrayList<>(facts.all());
            all.addAll(names);
            return new Facts(facts.cluster(), facts.serverVersion(), facts.gatheredAt(), all, facts.unknown());
        }

        private static Set<String> broken(KnowledgeBuilder builder) {
            return builder.getErrors().stream()
                    .map(error -> ((RuleDescr) ((DescrBuildError) error).getParentDescr()).getName())
                    .collect(Collectors.toSet());
        }

        private static KnowledgeBuilder compiled(String drl, List<Mutant> mutants) {
            PackageDescr all = Mutant.parsed(drl);
            List<RuleDescr> rules = List.copyOf(all.getRules());
            all.getRules().clear();
            for (RuleDescr rule : rules) {
                all.addRule(rule);
                // Next to it, for of two rules the one that stands first fires first.
                mutants.stream()
                        .filter(mutant -> mutant.of().equals(rule.getName()))
                        .forEach(mutant -> all.addRule(mutant.rule()));
            }
            all.getRules().forEach(Trials::askForItsName);
            KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
            builder.add(ResourceFactory.newDescrResource(all), ResourceType.DESCR);
            return builder;
        }

        private static void askForItsName(RuleDescr rule) {
            PackageDescr asking = Mutant.parsed("rule r when String( this == \"" + rule.getName() + "\" ) then end");
            rule.getLhs()
                    .getDescrs()
                    .addFirst(asking.getRules().getFirst().getLhs().getDescrs().getFirst());
        }
    }
}
