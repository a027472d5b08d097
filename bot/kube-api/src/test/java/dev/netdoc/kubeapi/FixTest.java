package dev.netdoc.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.bot.cluster.PodSeen;
import dev.netdoc.bot.cluster.WriteResult;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fixes of cases on one API server, which is empty between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> logs = new ConcurrentHashMap<>();
    private Path folder;
    private @Nullable Kubelet kubelet;
    private @Nullable RealApiServer server;
    private @Nullable LoadedCase loaded;
    private KubernetesClient admin;
    private Roles roles;
    private Doctor doctor;
    private FixBench.Identities identities;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        RealApiServer started = RealApiServer.startDualStack(folder);
        server = started;
        admin = started.admin();
        kubelet = new Kubelet(logs);
        roles = Roles.applied(started, folder);
        identities = new FixBench.Identities(roles.reader(), roles.actor(), roles.actor());
        doctor = DroolsDoctor.load();
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

    @AfterEach
    void clear() {
        if (loaded != null) {
            loaded.close();
        }
        logs.clear();
    }

    private PlayedControllers load(Mended mended) throws IOException {
        loaded = LoadedCase.load(admin, mended.snapshot(), kubelet == null ? 0 : kubelet.port());
        var controllers = new PlayedControllers(admin, logs, mended.said());
        controllers.round();
        return controllers;
    }

    private FixBench bench(PlayedControllers controllers) throws IOException {
        return bench(controllers, identities, writer -> writer);
    }

    private FixBench bench(
            PlayedControllers controllers, FixBench.Identities who, UnaryOperator<ClusterWriter> meddling)
            throws IOException {
        return new FixBench(folder, who, doctor, meddling, controllers::round);
    }

    /** What people write into objects that fixes change, without what the API server notes beside. */
    private Map<String, JsonNode> written() {
        var all = new TreeMap<String, JsonNode>();
        for (String kind : List.of("v1 ConfigMap", "v1 Service", "v1 Node", "apps/v1 DaemonSet")) {
            for (GenericKubernetesResource object : admin.genericKubernetesResources(
                            kind.split(" ")[0], kind.split(" ")[1])
                    .inAnyNamespace()
                    .list()
                    .getItems()) {
                ObjectNode tree = JSON.valueToTree(object);
                tree.retain("data", "spec");
                all.put(
                        kind + " " + object.getMetadata().getNamespace() + "/"
                                + object.getMetadata().getName(),
                        tree);
            }
        }
        return all;
    }

    private List<String> pods() {
        return admin.pods().inAnyNamespace().list().getItems().stream()
                .map(pod -> pod.getMetadata().getUid())
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void aFixIsProposedApprovedCarriedOutVerifiedAndTakenBack(Mended mended) throws IOException {
        PlayedControllers controllers = load(mended);
        Map<String, JsonNode> before = written();
        List<String> podsBefore = pods();
        try (var bench = bench(controllers)) {
            Proposal open = bench.propose(mended.fix());
            assertThat(written()).as("after a dry run").isEqualTo(before);

            Proposal done = bench.carryOut(open);

            assertThat(done.state()).as(done.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(done.restarted()).isEqualTo(mended.restarted());
            assertThat(written()).isNotEqualTo(before);
            assertThat(pods())
                    .hasSameSizeAs(podsBefore)
                    .filteredOn(uid -> !podsBefore.contains(uid))
                    .hasSize(mended.restarted());
            assertThat(reasons()).contains("NetdocFixApplied");

            Proposal back = bench.carryOut(bench.proposeUndo(done));

            assertThat(back.state()).as(back.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(bench.now(done).state()).isEqualTo(ProposalState.UNDONE);
            assertThat(written()).isEqualTo(before);
        }
    }

    private List<String> reasons() {
        return admin.v1().events().inAnyNamespace().list().getItems().stream()
                .map(event -> event.getReason())
                .toList();
    }

    static List<Permission> toAct() {
        return Roles.granted(Roles.ACTOR).stream()
                .filter(permission -> !permission.resource().equals("events"))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toAct")
    void withoutAPermissionAFixFailsAndNamesItAndNothingIsWritten(Permission missing) throws IOException {
        Mended mended = Mended.needing(missing);
        var who = new FixBench.Identities(roles.reader(), roles.actor(), roles.without(Roles.ACTOR, missing));
        PlayedControllers controllers = load(mended);
        Map<String, JsonNode> before = written();
        List<String> podsBefore = pods();
        try (var bench = bench(controllers, who, writer -> writer)) {
            Proposal end = bench.carryOut(bench.propose(mended.fix()));

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.FAILED);
            assertThat(end.detail()).contains(asTold(missing).denial(), "nothing was written");
            assertThat(written()).isEqualTo(before);
            assertThat(pods()).isEqualTo(podsBefore);
        }
    }

    /** What is granted for all namespaces is missing in the one that a fix is about. */
    private static Permission asTold(Permission missing) {
        return missing.resource().equals("services") ? missing.in("shop") : missing;
    }

    @Test
    void withoutEventsAFixDoesItsWorkAllTheSame() throws IOException {
        var events = new Permission("create", "", "events", "", "");
        var who = new FixBench.Identities(roles.reader(), roles.actor(), roles.without(Roles.ACTOR, events));
        try (var bench = bench(load(Mended.NODE), who, writer -> writer)) {
            Proposal end = bench.carryOut(bench.propose(Mended.NODE.fix()));

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(reasons()).doesNotContain("NetdocFixApplied");
        }
    }

    @Test
    void whereLogsMayNotBeReadTheProofSaysWhatWasNotSeen() throws IOException {
        var log = new Permission("get", "", "pods/log", "kube-system", "");
        var who = new FixBench.Identities(roles.without(Roles.READER, log), roles.actor(), roles.actor());
        try (var bench = bench(load(Mended.KUBE_PROXY), who, writer -> writer)) {
            Proposal end = bench.carryOut(bench.propose(Mended.KUBE_PROXY.fix()));

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
            assertThat(end.detail()).contains("logs may not be read: see in those of kube-proxy-worker");
        }
    }

    @Test
    void theReaderIsGrantedExactlyWhatIsRead() {
        assertThat(Roles.granted(Roles.READER)).containsExactlyInAnyOrderElementsOf(Permission.toRead(List.of()));
    }

    static List<String> accounts() {
        return List.of(Roles.READER, Roles.ACTOR);
    }

    /** The API server's own list of what an account may do, by namespace. */
    @ParameterizedTest
    @MethodSource("accounts")
    void anAccountMayDoWhatItsRolesGrantAndNothingElse(String account) {
        for (String namespace : List.of("default", "netdoc", "kube-system", "kube-flannel")) {
            assertThat(roles.allowed(account, namespace))
                    .as(namespace)
                    .containsExactlyInAnyOrderElementsOf(Roles.grantedTo(account).stream()
                            .filter(permission -> List.of("", namespace).contains(permission.namespace()))
                            .map(permission -> permission.in(""))
                            .distinct()
                            .toList());
        }
    }

    @Test
    void theActorMayAskWhatAnApproverMayDo() {
        var review = new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser("jane@example.com")
                .withNewResourceAttributes()
                .withVerb("patch")
                .withResource("nodes")
                .endResourceAttributes()
                .endSpec()
                .build();
        try (KubernetesClient actor = roles.client(Roles.ACTOR)) {
            assertThat(actor.resource(review).create().getStatus().getAllowed()).isFalse();
        }
    }

    @Test
    void theActorIsRefusedWhatNoFixDoes() {
        try (KubernetesClient actor = roles.client(Roles.ACTOR)) {
            load(Mended.TERWAY);
            var system = actor.configMaps().inNamespace("kube-system");
            assertRefused(() -> actor.secrets().inNamespace("kube-system").list());
            assertRefused(() ->
                    actor.secrets().inNamespace("netdoc").withName("token").get());
            assertRefused(() -> system.list());
            assertRefused(() -> system.withName("coredns").patch("{\"data\":{\"a\":\"b\"}}"));
            assertRefused(() -> system.withName("eni-config").delete());
            assertRefused(() -> actor.configMaps()
                    .inNamespace("default")
                    .withName("eni-config")
                    .patch("{\"data\":{\"a\":\"b\"}}"));
            assertRefused(() -> actor.nodes().withName("node-1").delete());
            assertRefused(() -> actor.nodes().list());
            assertRefused(
                    () -> actor.services().inNamespace("shop").withName("shop").delete());
            assertRefused(
                    () -> actor.pods().inNamespace("shop").withName("web-1").delete());
            assertRefused(() -> actor.pods()
                    .inNamespace("kube-system")
                    .withName("terway-eniip-p1")
                    .getLog());
            assertRefused(() -> actor.apps()
                    .daemonSets()
                    .inNamespace("kube-system")
                    .withName("terway-eniip")
                    .patch("{\"metadata\":{\"labels\":{\"a\":\"b\"}}}"));
            Pod pod = admin.pods().inNamespace("shop").withName("web-1").require();
            assertRefused(() -> actor.resource(new PodBuilder(pod)
                            .withNewMetadata()
                            .withName("mine")
                            .withNamespace("kube-system")
                            .endMetadata()
                            .build())
                    .create());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertRefused(ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        e -> assertThat(e.getCode()).isEqualTo(403));
    }

    private ConfigMap config() {
        return admin.configMaps()
                .inNamespace("kube-system")
                .withName("kube-flannel-cfg")
                .require();
    }

    private void patchConfig(String patch) {
        admin.resource(config()).patch(PatchContext.of(PatchType.JSON_MERGE), patch);
    }

    @Test
    void anEditBetweenTheDryRunAndThePatchIsNotOverwritten() throws IOException {
        PlayedControllers controllers = load(Mended.FLANNEL);
        List<String> podsBefore = pods();
        var meddler = new Meddler(
                "patch", arguments -> patchConfig("{\"data\":{\"cni-conf.json\":\"{\\\"name\\\":\\\"theirs\\\"}\"}}"));
        try (var bench = bench(controllers, identities, meddler::around)) {
            String version = config().getMetadata().getResourceVersion();
            Proposal open = bench.propose(Mended.FLANNEL.fix());
            assertThat(config().getMetadata().getResourceVersion())
                    .as("after a dry run")
                    .isEqualTo(version);

            Proposal end = bench.carryOut(open);

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.STALE);
            assertThat(end.detail()).contains("was edited since it was proposed", "nothing was written");
        }
        assertThat(meddler.results())
                .singleElement()
                .isInstanceOfSatisfying(
                        WriteResult.Conflict.class,
                        conflict -> assertThat(conflict.why()).matches("(?s)(409|422): .*"));
        assertThat(config().getData()).containsEntry("cni-conf.json", "{\"name\":\"theirs\"}");
        assertThat(config().getMetadata().getAnnotations()).isNullOrEmpty();
        assertThat(pods()).isEqualTo(podsBefore);
    }

    @Test
    void anEditOfSomethingElseIsLookedAtAgainBeforeThePatchIsMade() throws IOException {
        PlayedControllers controllers = load(Mended.FLANNEL);
        var meddler = new Meddler("patch", arguments -> patchConfig("{\"metadata\":{\"labels\":{\"team\":\"net\"}}}"));
        try (var bench = bench(controllers, identities, meddler::around)) {
            Proposal end = bench.carryOut(bench.propose(Mended.FLANNEL.fix()));

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
        }
        assertThat(meddler.results())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(WriteResult.Conflict.class),
                        second -> assertThat(second).isInstanceOf(WriteResult.Done.class));
        assertThat(config().getMetadata().getLabels()).containsEntry("team", "net");
    }

    @Test
    void aPodThatWasReplacedUnderItsNameIsLeftAlone() throws IOException {
        PlayedControllers controllers = load(Mended.KUBE_PROXY_PLAIN);
        var meddler = new Meddler("deletePod", arguments -> {
            var seen = (PodSeen) arguments[1];
            String name = seen.ref().name();
            controllers.replace(
                    admin.pods().inNamespace("kube-system").withName(name).require(), name);
        });
        try (var bench = bench(controllers, identities, meddler::around)) {
            Proposal end = bench.carryOut(bench.propose(Mended.KUBE_PROXY_PLAIN.fix()));

            assertThat(end.state()).as(end.detail()).isEqualTo(ProposalState.VERIFIED);
        }
        assertThat(meddler.results()).singleElement().isInstanceOf(WriteResult.Conflict.class);
        assertThat(admin.pods().inNamespace("kube-system").list().getItems())
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactly("kube-proxy-w1");
    }
}
