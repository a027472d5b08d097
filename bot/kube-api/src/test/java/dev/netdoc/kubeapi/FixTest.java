package dev.netdoc.kubeapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.cluster.ClusterWriter;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.engine.DroolsDoctor;
import dev.netdoc.rules.fact.ObjectRef;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fixes of cases on one API server, which is empty between them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FixTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectRef CONFIG = new ObjectRef("ConfigMap", "kube-system", "kube-flannel-cfg");

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
}
