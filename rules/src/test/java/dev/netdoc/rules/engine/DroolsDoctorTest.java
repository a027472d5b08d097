package dev.netdoc.rules.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DroolsDoctorTest {
    private static final String HEAD = """
            package test;
            import dev.netdoc.rules.fact.Evidence;
            import dev.netdoc.rules.fact.ObjectRef;
            import dev.netdoc.rules.finding.Concluded;
            """;

    private static Facts facts(Object... all) {
        return new Facts("shop", Optional.empty(), Instant.parse("2026-11-20T08:00:00Z"), List.of(all), List.of());
    }

    private static DroolsDoctor doctor(String rules) {
        return new DroolsDoctor(Rules.compile(Map.of("test/rule.drl", HEAD + rules)), Catalogue.load(), Map.of());
    }

    @Test
    void everyRuleOfTheModuleCompiles() {
        assertThat(DroolsDoctor.load().diagnose(facts()).findings()).isEmpty();
    }

    @Test
    void aBadRuleFailsAtOnceWithItsFile() {
        assertThatThrownBy(() -> doctor("rule \"x\" when NoSuchFact() then end"))
                .isInstanceOf(MalformedFolder.class)
                .hasMessageContaining("test/rule.drl")
                .hasMessageContaining("NoSuchFact");
    }

    @Test
    void rulesThatFeedThemselvesAreStopped() {
        DroolsDoctor doctor = doctor("""
                rule "again" when $e : Evidence() then insert( new Evidence( $e.fact() + "x", "", "" ) ); delete( $e ); end
                """);
        assertThatThrownBy(() -> doctor.diagnose(facts(new Evidence("a", "", ""))))
                .isInstanceOf(RulesRunaway.class);
    }

    @Test
    void theSameOfTheSameObjectsIsReportedOnceAndTheWorseWins() {
        DroolsDoctor doctor = doctor("""
                rule "a" when $r : ObjectRef() then
                    insertLogical( Concluded.info( "cluster-domain-overlap" ).about( $r ).with( "x", "1" ) );
                    insertLogical( Concluded.critical( "cluster-domain-overlap" ).about( $r ).with( "x", "2" ) );
                    insertLogical( Concluded.warning( "cluster-domain-overlap" ).about( $r ).with( "x", "3" ) );
                end
                """);
        assertThat(doctor.diagnose(facts(new ObjectRef("ConfigMap", "a", "b"))).findings())
                .singleElement()
                .satisfies(f -> assertThat(f.severity()).isEqualTo(Severity.CRITICAL))
                .satisfies(f -> assertThat(f.values()).containsEntry("x", "2"))
                .satisfies(f -> assertThat(f.topics()).containsExactly("cluster-domain"));
    }

    @Test
    void findingsComeBySeverityThenIdThenObjects() {
        DroolsDoctor doctor = doctor("""
                rule "a" when $r : ObjectRef() then
                    insertLogical( Concluded.info( "cluster-domain-overlap" ).about( $r ) );
                    insertLogical( Concluded.info( "terway-vswitch-ip-exhausted" ).about( $r ) );
                    insertLogical( Concluded.critical( "terway-acceleration-ineffective" ).about( $r ) );
                end
                """);
        assertThat(doctor.diagnose(facts(new ObjectRef("Pod", "b", "b"), new ObjectRef("Pod", "a", "a")))
                        .findings())
                .extracting(f -> f.id() + " " + f.objects())
                .containsExactly(
                        "terway-acceleration-ineffective [Pod a/a]",
                        "terway-acceleration-ineffective [Pod b/b]",
                        "cluster-domain-overlap [Pod a/a]",
                        "cluster-domain-overlap [Pod b/b]",
                        "terway-vswitch-ip-exhausted [Pod a/a]",
                        "terway-vswitch-ip-exhausted [Pod b/b]");
    }

    @Test
    void aFindingIsExplainedByThoseThatTheSameDiagnosisHolds() {
        DroolsDoctor doctor = doctor("""
                rule "a" when $r : ObjectRef() then
                    insertLogical( Concluded.warning( "terway-vswitch-ip-exhausted" ).about( $r )
                        .explainedBy( java.util.List.of( "terway-acceleration-ineffective", "cluster-domain-overlap" ) ) );
                    insertLogical( Concluded.info( "cluster-domain-overlap" ).about( $r ) );
                end
                """);
        assertThat(doctor.diagnose(facts(new ObjectRef("Pod", "b", "b"))).findings())
                .extracting(f -> f.id() + " " + f.explainedBy())
                .containsExactly("terway-vswitch-ip-exhausted [cluster-domain-overlap]", "cluster-domain-overlap []");
    }

    @Test
    void anIdWithoutAFolderIsRefused() {
        DroolsDoctor doctor =
                doctor("rule \"a\" when ObjectRef() then insertLogical( Concluded.info( \"no-such\" ) ); end");
        assertThatThrownBy(() -> doctor.diagnose(facts(new ObjectRef("Pod", "b", "b"))))
                .isInstanceOf(MalformedFolder.class)
                .hasMessageContaining("no-such");
    }

    @Test
    void oneDoctorServesManyThreads() {
        DroolsDoctor doctor = doctor("""
                rule "a" when $r : ObjectRef() then insertLogical( Concluded.info( "cluster-domain-overlap" ).about( $r ) ); end
                """);
        List<Integer> counts = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> doctor.diagnose(facts(IntStream.rangeClosed(0, i)
                                .mapToObj(n -> new ObjectRef("Pod", "p", "p" + n))
                                .toArray()))
                        .findings()
                        .size())
                .toList();
        assertThat(counts).isEqualTo(IntStream.rangeClosed(1, 64).boxed().toList());
    }

    /** Drools interprets a condition 20 times and then compiles it; a few operators (str[startsWith]) break only then. */
    @Test
    void everyConditionStillWorksWhenDroolsCompilesIt() throws IOException {
        Catalogue catalogue = Catalogue.load();
        var compiled = new DroolsDoctor(Rules.compileEagerly(catalogue), catalogue, Fixes.byId());
        DroolsDoctor interpreted = DroolsDoctor.load();
        for (Path file : cases()) {
            Facts facts = SnapshotReader.read(file);
            assertThat(outline(compiled.diagnose(facts)))
                    .as(file.toString())
                    .isEqualTo(outline(interpreted.diagnose(facts)));
        }
    }

    private static List<String> outline(Diagnosis diagnosis) {
        return Stream.concat(
                        diagnosis.findings().stream().map(f -> f.id() + " " + f.variant() + " " + f.severity()),
                        diagnosis.mode().statements().entrySet().stream()
                                .map(s -> s.getKey() + " " + s.getValue().values()))
                .toList();
    }

    private static List<Path> cases() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("findings"))) {
            return files.filter(
                            f -> f.toString().contains("cases") && f.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
