package dev.netdoc.rules.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.mode.ModeKey;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import dev.netdoc.rules.mode.ModeReport.Statement;
import dev.netdoc.rules.observe.Without;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may see less is told less: without a permission no finding appears that was not there with it, but the one that
 * says what is missing, and no answer of the mode report becomes another that is as certain.
 *
 * <p>Takes every permission in turn from the first firing case of each finding and from the sample clusters; with
 * {@code -Dnetdoc.permissions=all} from every case there is, which takes long and finds rules that are still to mend.
 */
class PermissionsTest {
    /** What a stronger finding tells where it can be seen is still true without it. */
    private static final Map<String, String> WEAKER = Map.of("apiserver-cert-at-risk", "apiserver-cert-expired");

    private static final List<Without> EACH = Without.each();
    private static Doctor doctor;

    @BeforeAll
    static void load() {
        doctor = DroolsDoctor.load();
    }

    static List<Path> clusters() {
        boolean all = "all".equals(System.getProperty("netdoc.permissions"));
        Stream<Path> cases = all
                ? Stream.concat(CaseFile.all().stream().map(CaseFile::file), yaml(Path.of("mode", "cases")))
                : CaseFile.folders().stream()
                        .map(folder -> CaseFile.of(folder).stream()
                                .filter(c -> c.name().startsWith("fires-"))
                                .findFirst()
                                .orElseThrow()
                                .file());
        return Stream.concat(cases, yaml(Path.of(System.getProperty("netdoc.shared", "missing"), "clusters")))
                .toList();
    }

    private static Stream<Path> yaml(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("clusters")
    void whoMaySeeLessIsToldLess(Path cluster) {
        Diagnosis full = doctor.diagnose(Snapshots.read(cluster));
        Set<String> told = ids(full);
        told.add("evidence-incomplete");
        WEAKER.forEach((weaker, stronger) -> {
            if (told.contains(stronger)) {
                told.add(weaker);
            }
        });
        for (Without permission : EACH) {
            Diagnosis less = doctor.diagnose(permission.read(cluster));
            assertThat(ids(less)).as("findings without " + permission).isSubsetOf(told);
            for (ModeKey key : ModeKey.values()) {
                Statement with = full.mode().statement(key);
                Statement without = less.mode().statement(key);
                assertThat(without)
                        .as("%s without %s", key.key(), permission)
                        .satisfiesAnyOf(
                                s -> assertThat(s.values()).isEqualTo(with.values()),
                                s -> assertThat(s.confidence()).isNotEqualTo(Confidence.CERTAIN));
            }
        }
    }

    private static Set<String> ids(Diagnosis diagnosis) {
        return diagnosis.findings().stream().map(Finding::id).collect(Collectors.toSet());
    }
}
