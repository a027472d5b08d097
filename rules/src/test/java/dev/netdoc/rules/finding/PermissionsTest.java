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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may see less is told less: without a permission no finding appears that was not there with it, but the one that
 * says what is missing, and no answer of the mode report becomes another that is as certain.
 *
 * <p>Takes every permission in turn from the first firing case of each finding and from the sample clusters, and from all
 * other cases those that most hangs on; with {@code -Dnetdoc.permissions=all} every one from those too, in some minutes.
 */
class PermissionsTest {
    /** What a stronger finding tells where it can be seen is still true without it. */
    private static final Map<String, String> WEAKER = Map.of("apiserver-cert-at-risk", "apiserver-cert-expired");

    /**
     * Cases of clusters that cannot be: nodes newer than their control plane or without a version, and pods of Terway
     * where Flannel runs.
     */
    private static final Set<String> MADE_UP = Set.of(
            "gke-self-access-drops/silent-nodes-readable-and-corrected",
            "gke-self-access-drops/silent-nodes-readable-and-other-lists-not",
            "gke-self-access-drops/silent-version-of-the-node-unreadable",
            "terway-eni-quota-exhausted/silent-on-flannel-with-a-log");

    private static final boolean ALL = "all".equals(System.getProperty("netdoc.permissions"));
    private static final List<Without> EACH = Without.each();
    private static final Set<String> MOST_HANGS_ON =
            Set.of("nodes", "pods", "pods/log", "daemonsets.apps in kube-system");
    private static final List<Without> MAIN =
            EACH.stream().filter(w -> MOST_HANGS_ON.contains(w.toString())).toList();
    private static Doctor doctor;

    @BeforeAll
    static void load() {
        assertThat(MAIN).hasSameSizeAs(MOST_HANGS_ON);
        assertThat(CaseFile.all().stream().map(c -> c.finding() + "/" + c.name()))
                .containsAll(MADE_UP);
        doctor = DroolsDoctor.load();
    }

    static Stream<Arguments> clusters() {
        Set<Path> chosen = Stream.concat(
                        CaseFile.folders().stream()
                                .map(folder -> CaseFile.of(folder).stream()
                                        .filter(c -> c.name().startsWith("fires-"))
                                        .findFirst()
                                        .orElseThrow()
                                        .file()),
                        yaml(Path.of(System.getProperty("netdoc.shared", "missing"), "clusters")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Stream<Path> others = Stream.concat(
                        CaseFile.all().stream()
                                .filter(c -> !MADE_UP.contains(c.finding() + "/" + c.name()))
                                .map(CaseFile::file),
                        yaml(Path.of("mode", "cases")))
                .filter(file -> !chosen.contains(file));
        return Stream.concat(
                chosen.stream().map(file -> Arguments.of(file, EACH)),
                others.map(file -> Arguments.of(file, ALL ? EACH : MAIN)));
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
    void whoMaySeeLessIsToldLess(Path cluster, List<Without> permissions) {
        Diagnosis full = doctor.diagnose(Snapshots.read(cluster));
        Set<String> told = ids(full);
        told.add("evidence-incomplete");
        WEAKER.forEach((weaker, stronger) -> {
            if (told.contains(stronger)) {
                told.add(weaker);
            }
        });
        for (Without permission : permissions) {
            Diagnosis less = doctor.diagnose(permission.read(cluster));
            assertThat(ids(less))
                    .as("%s: findings without %s", cluster, permission)
                    .isSubsetOf(told);
            for (ModeKey key : ModeKey.values()) {
                Statement with = full.mode().statement(key);
                Statement without = less.mode().statement(key);
                assertThat(without)
                        .as("%s: %s without %s", cluster, key.key(), permission)
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
