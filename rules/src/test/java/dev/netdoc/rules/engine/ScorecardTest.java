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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;
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
@Execution(ExecutionMode.CONCURRENT) // it takes longer than all other tests of the module together
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
        var trials = new Trials(around(drl), cases);
        assertThat(trials.of(Mutant.parsed(drl))).as("the rule as it is").isEqualTo(new Trial(true, Optional.empty()));

        List<String> survivors = new ArrayList<>();
        int mutants = 0;
        for (Mutant mutant : Mutant.of(drl)) {
            Trial trial = trials.of(mutant.rules());
            if (trial.compiles()) {
                mutants++;
                if (trial.failing().isEmpty()) {
                    survivors.add(mutant.removed());
                }
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
                                mutants,
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

    private record Trial(boolean compiles, Optional<String> failing) {}

    /** Tries rules beside those of the mode report, which are loaded once for a finding: a thousand mutants come and go. */
    private static final class Trials {
        private final Set<String> around;
        private final List<Map.Entry<CaseFile, Facts>> cases;
        private InternalKnowledgeBase base;
        private int count;

        /** Takes the files of the rules that a finding's rules ask for. */
        Trials(Set<String> around, Map<CaseFile, Facts> cases) {
            this.around = around;
            this.cases = new ArrayList<>(cases.entrySet());
            this.base = loaded();
        }

        /**
         * What the cases say of the rules.
         *
         * @return the first case that does not hold; {@code compiles} is false if the rest of the rule needs what was taken
         *     out
         */
        Trial of(PackageDescr rules) {
            // Types that a package declares cannot be declared again under the same name.
            rules.setName(rules.getName() + ".trial" + count++);
            KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
            builder.add(ResourceFactory.newDescrResource(rules), ResourceType.DESCR);
            if (builder.hasErrors()) {
                return new Trial(false, Optional.empty());
            }
            base.addPackages(builder.getKnowledgePackages());
            try {
                return new Trial(true, failing(new DroolsDoctor(base, CATALOGUE, Fixes.byId())));
            } finally {
                remove(rules.getName());
            }
        }

        private InternalKnowledgeBase loaded() {
            return (InternalKnowledgeBase) Rules.loadSome(CATALOGUE, around);
        }

        private void remove(String name) {
            try {
                base.removeKiePackage(name);
            } catch (RuntimeException e) {
                // Drools 10.2 cannot take every rule out again, e.g. a negative array size where several rules share a
                // node.
                base = loaded();
            }
        }

        /** @return the name of the first case that does not hold */
        private Optional<String> failing(DroolsDoctor doctor) {
            for (int i = 0; i < cases.size(); i++) {
                var one = cases.get(i);
                try {
                    one.getKey().check(doctor.diagnose(one.getValue()));
                } catch (AssertionError | RuntimeException e) {
                    // What one condition keeps right often hangs on its neighbour too: ask this case first next time.
                    cases.addFirst(cases.remove(i));
                    return Optional.of(one.getKey().name());
                }
            }
            return Optional.empty();
        }
    }
}
