package dev.netdoc.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.Fixes;
import dev.netdoc.rules.fix.RestartPlan;
import dev.netdoc.rules.observe.Resource;
import dev.netdoc.rules.observe.Resources;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the roles grant is what netdoc does, as its own code tells it: nothing less, nothing more. */
class RolesTest {
    private static final String READER = "netdoc-reader";
    private static final String ACTOR = "netdoc-actor";
    private static final Permission EVENTS = new Permission("create", "events", "", "");

    private static final Pattern FIX = Pattern.compile("fix: (?!none)");

    /** What the plans of each fix do, over all cases of findings that ask for one. */
    private static final Map<String, Set<Permission>> DONE = new TreeMap<>();

    @BeforeAll
    static void plan() throws IOException {
        Doctor doctor = DroolsDoctor.load();
        try (Stream<Path> files = Files.walk(Chart.project("rules/findings"))) {
            files.filter(RolesTest::asksForAFix)
                    .flatMap(file -> doctor.diagnose(SnapshotReader.read(file)).findings().stream())
                    .map(Finding::fix)
                    .flatMap(fix -> fix.stream())
                    .forEach(plan -> DONE.computeIfAbsent(plan.id(), id -> new TreeSet<>())
                            .addAll(done(plan)));
        }
    }

    private static boolean asksForAFix(Path file) {
        try {
            return file.toString().matches(".*[/\\\\]cases[/\\\\][^/\\\\]+[.]yaml")
                    && FIX.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each object is read and patched; pods are listed, and deleted where the DaemonSet does not do that itself. */
    private static List<Permission> done(FixPlan plan) {
        Stream<Permission> changes = plan.changes().stream()
                .flatMap(change -> Stream.of("get", "patch").flatMap(verb -> on(verb, change.object())));
        Stream<Permission> restarts = plan.restarts().stream().flatMap(restart -> restart(restart));
        return Stream.of(changes, restarts, Stream.of(EVENTS))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Permission> restart(RestartPlan restart) {
        String namespace = restart.daemonSet().namespace();
        Stream<Permission> seen = Stream.of(
                new Permission("get", "daemonsets.apps", namespace, ""), new Permission("list", "pods", namespace, ""));
        return restart.way() == RestartPlan.Way.ROLLS_ITSELF
                ? seen
                : Stream.concat(seen, Stream.of(new Permission("delete", "pods", namespace, "")));
    }

    /** RBAC names ConfigMaps, and the one DaemonSet that is patched; Services and nodes have any name. */
    private static Stream<Permission> on(String verb, ObjectRef object) {
        return switch (object.kind()) {
            case "ConfigMap" ->
                alike(object.name()).map(name -> new Permission(verb, "configmaps", object.namespace(), name));
            case "DaemonSet" -> {
                String name = verb.equals("get") ? "" : object.name();
                yield Stream.of(new Permission(verb, "daemonsets.apps", object.namespace(), name));
            }
            case "Service" -> Stream.of(new Permission(verb, "services", "", ""));
            case "Node" -> Stream.of(new Permission(verb, "nodes", "", ""));
            default -> throw new AssertionError("no role grants " + object);
        };
    }

    /** How the cluster was made decides under which names kube-proxy has its configuration; a case shows one. */
    private static Stream<String> alike(String configMap) {
        return configMap.startsWith("kube-proxy")
                ? Resources.all().stream()
                        .flatMap(resource -> resource.names().stream())
                        .filter(name -> name.startsWith("kube-proxy"))
                : Stream.of(configMap);
    }

    static Set<String> fixes() {
        return new TreeSet<>(Fixes.byId().keySet());
    }

    private static Rendered with(Set<String> on) {
        return Chart.render(
                "sqlite-with-fixes",
                fixes().stream()
                        .map(id -> "rbac.fixes." + id + "=" + on.contains(id))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("fixes")
    void aFixIsGrantedWhatItDoesAndNothingElse(String fix) {
        assertThat(DONE).as("plans of cases").containsKey(fix);
        assertThat(Permission.grantedTo(ACTOR, with(Set.of(fix)))).isEqualTo(DONE.get(fix));
    }

    @Test
    void allFixesTogetherAreGrantedWhatTheyDo() {
        Set<Permission> all =
                DONE.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
        assertThat(Permission.grantedTo(ACTOR, Chart.render("sqlite-with-fixes")))
                .isEqualTo(all);
    }

    @Test
    void everyFixCanBeTurnedOffAndNoOtherIsKnown() {
        assertThat(Rendered.of(Chart.project("deploy/helm/netdoc/values.yaml"))
                        .objects()
                        .getFirst()
                        .path("rbac")
                        .path("fixes")
                        .properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyElementsOf(fixes());
        assertThat(Permission.grantedTo(ACTOR, with(Set.of()))).containsExactly(EVENTS);
    }

    @Test
    void whereFlannelIsApartItsFixesAreGrantedThereAsWell() {
        Rendered flannel = Chart.render("sqlite-with-fixes", "rbac.kubeFlannel=true");
        assertThat(in("kube-flannel", Permission.grantedTo(ACTOR, flannel)))
                .isEqualTo(in("kube-system", DONE.getOrDefault("flannel-add-cniversion", Set.of())));
    }

    private static Set<String> in(String namespace, Set<Permission> permissions) {
        return permissions.stream()
                .filter(permission -> permission.namespace().equals(namespace))
                .map(permission -> permission.toString().replace(" in " + namespace, ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Permission> read() {
        Stream<Permission> asked = Resources.all().stream().flatMap(RolesTest::read);
        Stream<Permission> logs =
                Stream.of("kube-system", "kube-flannel").map(n -> new Permission("get", "pods/log", n, ""));
        return Stream.concat(asked, logs).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Permission> read(Resource asked) {
        return asked.names().isEmpty()
                ? Stream.of(new Permission("list", asked.groupResource(), asked.namespace(), ""))
                : asked.names().stream()
                        .map(name -> new Permission("get", asked.groupResource(), asked.namespace(), name));
    }

    @Test
    void theReaderIsGrantedWhatIsReadAndNothingElse() {
        Rendered rendered = Chart.render("minimal", "rbac.kubeFlannel=true", "rbac.watch=false");
        assertThat(Permission.grantedTo(READER, rendered)).isEqualTo(read());
    }

    @Test
    void withoutFlannelApartNothingIsGrantedThere() {
        Rendered rendered = Chart.render("minimal", "rbac.watch=false", "rbac.logs=false");
        assertThat(Permission.grantedTo(READER, rendered))
                .isEqualTo(read().stream()
                        .filter(permission -> !permission.namespace().equals("kube-flannel"))
                        .filter(permission -> !permission.resource().equals("pods/log"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void watchingIsGrantedOfWhatIsListedAlone() {
        Set<Permission> watched = Permission.grantedTo(READER, Chart.render("minimal"));
        Set<Permission> listed = Permission.grantedTo(READER, Chart.render("minimal", "rbac.watch=false"));
        watched.removeAll(listed);
        assertThat(watched).isNotEmpty().allSatisfy(permission -> {
            assertThat(permission.verb()).isEqualTo("watch");
            assertThat(listed)
                    .contains(new Permission("list", permission.resource(), permission.namespace(), permission.name()));
        });
    }

    @Test
    void withoutFixesThereIsNoAccountThatActs() {
        Rendered rendered = Chart.render("minimal");
        assertThat(Permission.grantedTo(ACTOR, rendered)).isEmpty();
        assertThat(rendered.text()).doesNotContain("netdoc-actor");
    }

    @Test
    void othersAreAskedAboutOnlyWhereAClusterWantsThat() {
        var review = new Permission("create", "subjectaccessreviews.authorization.k8s.io", "", "");
        assertThat(Permission.grantedTo(ACTOR, Chart.render("sqlite-with-fixes")))
                .doesNotContain(review);
        assertThat(Permission.grantedTo("doctor-actor", Chart.render("everything")))
                .contains(review);
    }
}
