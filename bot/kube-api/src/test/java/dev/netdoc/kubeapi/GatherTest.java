package dev.netdoc.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.netdoc.bot.cluster.ApiServer;
import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterUnavailable;
import dev.netdoc.bot.cluster.KubeConfigs;
import dev.netdoc.bot.cluster.LiveCluster;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Settings;
import dev.netdoc.rules.fact.UnknownFact;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.SnapshotReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One API server for all tests; they only read from it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatherTest {
    private static final String CLUSTER = "prod";
    private static final List<Permission> ALL = Permission.toRead(List.of(SampleCluster.FURTHER));

    private Path folder;
    private @Nullable Kubelet kubelet;
    private @Nullable RealApiServer server;
    private Accounts accounts;
    private Printed printed;
    /** What an account with all permissions gathers; it gathers this once. */
    private Facts gathered;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        RealApiServer started = RealApiServer.start(folder);
        server = started;
        var nodes = new Kubelet(SampleCluster.logs());
        kubelet = nodes;
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var sample = new SampleCluster(started.admin());
        sample.create(nodes.port(), now.minusSeconds(300));
        sample.addManyPods();
        accounts = new Accounts(started, folder);
        Path reader = accounts.create("reader", ALL);
        printed = Printed.by(started.kubectl(), started.kubeconfig(), now);
        gathered = gather(reader);
    }

    @AfterAll
    void stop() throws IOException {
        if (kubelet != null) {
            kubelet.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Facts gather(Path kubeconfig) {
        var configs = new KubeConfigs(Map.of(), folder);
        try (ApiServer api = configs.open(Optional.of(kubeconfig), Optional.empty())) {
            return new LiveCluster(CLUSTER, api, () -> new FactObserver(CLUSTER, InstantSource.fixed(printed.now())))
                    .gather(Cluster.Progress.SILENT);
        }
    }

    private List<Audited> audited(String account) {
        RealApiServer api = server;
        return api == null ? List.of() : Audited.of(api.auditLog(), Accounts.user(account));
    }

    /** The difference alone: more than a thousand facts tell nothing when they are printed. */
    private static void assertSame(Facts actual, Facts expected) {
        assertThat(less(actual.all(), expected.all())).as("facts too many").isEmpty();
        assertThat(less(expected.all(), actual.all())).as("facts missing").isEmpty();
        assertThat(actual.unknown()).containsExactlyInAnyOrderElementsOf(expected.unknown());
        assertThat(actual.serverVersion()).isEqualTo(expected.serverVersion());
        assertThat(actual.gatheredAt()).isEqualTo(expected.gatheredAt());
        assertThat(actual.cluster()).isEqualTo(expected.cluster());
    }

    private static List<Object> less(List<Object> all, List<Object> others) {
        var rest = new ArrayList<>(all);
        others.forEach(rest::remove);
        return rest;
    }

    @Test
    void theFactsAreThoseOfASnapshotOfTheSameObjects() throws IOException {
        Facts snapshot = SnapshotReader.read(printed.snapshot(folder.resolve(CLUSTER)));

        assertThat(gathered.unknown()).isEmpty();
        assertThat(gathered.of(Pod.class)).hasSizeGreaterThan(SampleCluster.MANY);
        assertSame(comparable(gathered), comparable(snapshot));
    }

    /**
     * Leaves out what no cluster tells: who set the settings, and that a kind is missing, which a snapshot tells as a
     * kind without objects.
     */
    private static Facts comparable(Facts facts) {
        List<Object> all = facts.all().stream()
                .filter(fact -> !(fact instanceof Settings))
                .map(fact -> fact instanceof Listing listing && listing.empty() ? none(listing) : fact)
                .toList();
        return new Facts(facts.cluster(), facts.serverVersion(), facts.gatheredAt(), all, facts.unknown());
    }

    private static Listing none(Listing listing) {
        return new Listing(
                listing.resource(), listing.namespace(), new Reading.Absent<>(new Evidence("none", "none", "none")));
    }

    @Test
    void aKindThatTheApiDoesNotHaveIsAbsentRatherThanForbidden() {
        assertThat(gathered.of(Listing.class))
                .filteredOn(listing -> listing.objects().isAbsent())
                .extracting(Listing::resource)
                .containsExactlyInAnyOrder(
                        "globalnetworkpolicies.crd.projectcalico.org", "networkpolicies.crd.projectcalico.org");
    }

    static List<Permission> permissions() {
        return ALL;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("permissions")
    void withoutAPermissionWhatItGrantsIsUnknownAndNothingElseChanges(Permission missing) throws IOException {
        List<Permission> rest =
                ALL.stream().filter(each -> !each.equals(missing)).toList();

        Facts facts = gather(accounts.create("without-" + ALL.indexOf(missing), rest));

        assertSame(facts, printed.without(missing, CLUSTER));
        assertThat(facts.unknown())
                .isSubsetOf(new UnknownFact(missing.fact(), missing.denial()))
                .hasSize(tellsWhatIsUnknown(missing) ? 1 : 0);
    }

    /** Kinds that a cluster need not have are unknown in their listing alone, and no pod of Flannel has a log here. */
    private static boolean tellsWhatIsUnknown(Permission missing) {
        boolean optional = missing.group().contains(".alibabacloud.")
                || missing.group().equals("cilium.io")
                || missing.group().equals("crd.projectcalico.org");
        boolean flannel = missing.namespace().equals("kube-flannel")
                && (missing.resource().equals("configmaps") || missing.logs());
        return !optional && !flannel;
    }

    /** The roles that the demo's clusters give the bot, which people copy. Where Flannel is not, they need not look. */
    @Test
    void theRolesOfTheDemoAreValidAndGrantAllThatIsRead() throws IOException {
        Path roles = Path.of(System.getProperty("netdoc.root", ""))
                .resolve("deploy/demo/src/main/resources/dev/netdoc/demo/clusters/access.yaml");
        List<Permission> granted = ALL.stream()
                .filter(permission -> !permission.namespace().equals("kube-flannel")
                        || permission.resource().equals("daemonsets"))
                .toList();

        Facts facts = gather(accounts.create("demo", roles, "netdoc-reader", granted));

        assertThat(facts.unknown()).isEmpty();
        assertThat(less(facts.all(), gathered.all())).isEmpty();
        assertThat(less(gathered.all(), facts.all())).isEmpty();
    }

    @Test
    void longListsAreReadPageByPageWithTheServersTokens() {
        int pods = gathered.of(Pod.class).size();

        assertThat(gathered.of(Pod.class).stream().map(Pod::ref).distinct()).hasSize(pods);
        await().untilAsserted(() -> assertThat(audited("reader"))
                .filteredOn(request -> request.resource().equals("pods"))
                .extracting(Audited::uri)
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("/api/v1/pods?limit=500"),
                        second -> assertThat(second).startsWith("/api/v1/pods?limit=500&continue="),
                        third -> assertThat(third).startsWith("/api/v1/pods?limit=500&continue=")));
    }

    @Test
    void nothingIsAskedForThatTheRolesDoNotGrantAndNoSecret() {
        List<Audited> requests = audited("reader");

        assertThat(requests)
                .extracting(Audited::resource)
                .doesNotContain("secrets")
                .contains("pods", "pods/log");
        assertThat(requests)
                .filteredOn(request -> !request.resource().isEmpty())
                .allSatisfy(request -> assertThat(ALL).anyMatch(request::grantedBy));
        assertThat(requests).extracting(Audited::code).containsOnly(200, 404);
        assertThat(requests)
                .filteredOn(request -> request.resource().isEmpty())
                .extracting(Audited::uri)
                .allMatch(uri -> uri.equals("/version") || uri.startsWith("/apis/"));
    }

    @Test
    void noPermissionIsGrantedThatIsNotUsed() {
        await().untilAsserted(() -> {
            List<Audited> requests = audited("reader");
            assertThat(ALL)
                    .filteredOn(permission -> requests.stream().noneMatch(r -> r.grantedBy(permission)))
                    .extracting(Permission::toString)
                    .containsExactlyInAnyOrder(
                            "list globalnetworkpolicies.crd.projectcalico.org",
                            "list networkpolicies.crd.projectcalico.org",
                            "get pods/log in kube-flannel");
        });
    }

    @Test
    void aTokenThatTheServerDoesNotKnowIsSaid() throws IOException {
        Path stale = accounts.kubeconfig("stale", "no-token-of-this-server");

        assertThatThrownBy(() -> gather(stale))
                .isInstanceOf(ClusterUnavailable.class)
                .hasMessageContaining("cluster prod")
                .hasMessageContaining("credentials (401)")
                .message()
                .doesNotContain("no-token-of-this-server");
    }
}
