package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ConfigMapList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadsTest {
    private final KubeStandin standin = Samples.started();
    private final KubernetesClient client = standin.client();

    @AfterEach
    void stop() {
        client.close();
        standin.close();
    }

    @Test
    void pagesYieldEveryObjectOnce() {
        many(23);

        List<String> names = new ArrayList<>();
        Optional<String> token = Optional.of("");
        while (token.isPresent()) {
            ConfigMapList list = client.configMaps().inNamespace("many").list(page(token.get()));
            assertThat(list.getItems()).hasSizeLessThanOrEqualTo(5);
            list.getItems().forEach(cm -> names.add(cm.getMetadata().getName()));
            token = Optional.ofNullable(list.getMetadata().getContinue());
        }

        assertThat(names).hasSize(23).doesNotHaveDuplicates();
        assertThat(standin.requests().count("GET", "/namespaces/many/configmaps"))
                .isEqualTo(5);
    }

    @Test
    void anExpiredContinueTokenIsGone() {
        many(8);
        String token = client.configMaps()
                .inNamespace("many")
                .list(page(""))
                .getMetadata()
                .getContinue();

        standin.expireContinueTokens();

        var refusal =
                Samples.refusal(() -> client.configMaps().inNamespace("many").list(page(token)));
        assertThat(refusal.getCode()).isEqualTo(410);
        assertThat(refusal.getStatus().getReason()).isEqualTo("Expired");
    }

    @Test
    void selectorsChoose() {
        assertThat(client.nodes().withLabel("pool", "blue").list().getItems()).hasSize(1);
        assertThat(client.nodes().withLabelIn("pool", "blue", "green").list().getItems())
                .hasSize(2);
        assertThat(client.nodes().withoutLabel("pool", "blue").list().getItems())
                .extracting(node -> node.getMetadata().getName())
                .containsExactly("node-b");
        assertThat(client.pods()
                        .inAnyNamespace()
                        .withField("spec.nodeName", "node-a")
                        .list()
                        .getItems())
                .extracting(pod -> pod.getMetadata().getName())
                .containsExactly("agent-a");
        assertThat(client.v1()
                        .events()
                        .inAnyNamespace()
                        .withField("involvedObject.name", "node-b")
                        .list()
                        .getItems())
                .hasSize(1);
    }

    @Test
    void anUnknownFieldSelectorIsABadRequest() throws Exception {
        assertThat(Samples.get(standin, "/api/v1/pods?fieldSelector=spec.colour%3Dred")
                        .body())
                .contains("field label not supported: spec.colour");
    }

    @Test
    void aListSaysItsKindAndRevision() throws Exception {
        assertThat(Samples.get(standin, "/apis/apps/v1/daemonsets?resourceVersion=0&limit=1")
                        .body())
                .startsWith(
                        "{\"kind\":\"DaemonSetList\",\"apiVersion\":\"apps/v1\",\"metadata\":{\"resourceVersion\":\"");
    }

    @Test
    void aKindWithoutDefinitionIsNotThere() throws Exception {
        assertThat(Samples.get(standin, "/apis/cilium.io/v2/ciliumnetworkpolicies")
                        .statusCode())
                .isEqualTo(200);
        assertThat(Samples.get(standin, "/apis/crd.projectcalico.org/v1/networkpolicies")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void timesAreTakenFromTheStart() {
        String time =
                client.v1().events().inNamespace("default").withName("e1").get().getLastTimestamp();

        assertThat(Instant.parse(time))
                .isBetween(Instant.now().minusSeconds(13 * 60), Instant.now().minusSeconds(11 * 60));
    }

    @Test
    void logsAreCutAndAmbiguousContainersRefused() throws Exception {
        var pods = client.pods().inNamespace("kube-system");

        assertThat(pods.withName("agent-a").tailingLines(2).getLog()).isEqualTo("two\nthree\n");
        assertThat(Samples.get(standin, "/api/v1/namespaces/kube-system/pods/agent-b/log")
                        .statusCode())
                .isEqualTo(400);
        assertThat(Samples.get(standin, "/api/v1/namespaces/kube-system/pods/agent-z/log")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWatchTellsOfChanges() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (var watch = client.configMaps()
                .inNamespace("kube-system")
                .withName("settings")
                .watch(new Watcher<>() {
                    @Override
                    public void eventReceived(Action action, ConfigMap object) {
                        seen.add(action + " " + object.getData().get("plain"));
                    }

                    @Override
                    public void onClose(WatcherException cause) {}
                })) {
            Samples.settings(client)
                    .edit(cm ->
                            new ConfigMapBuilder(cm).addToData("plain", "new").build());
            Awaitility.await().until(() -> seen.contains("MODIFIED new"));
            Samples.settings(client).delete();
            Awaitility.await().until(() -> seen.contains("DELETED new"));
        }
        assertThat(seen).containsExactly("ADDED old", "MODIFIED new", "DELETED new");
    }

    @Test
    void anInformerFollows() {
        try (var informer = client.pods().inNamespace("kube-system").inform()) {
            assertThat(informer.getStore().list())
                    .extracting(HasMetadata::getMetadata)
                    .hasSize(2);
            standin.objects().remove("v1", "Pod", "kube-system", "agent-a");
            Awaitility.await().until(() -> informer.getStore().list().size() == 1);
        }
    }

    private void many(int count) {
        IntStream.range(0, count)
                .forEach(i -> standin.load(
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: cm-" + i + ", namespace: many}\n"));
    }

    private static ListOptions page(String token) {
        ListOptionsBuilder options = new ListOptionsBuilder().withLimit(5L);
        return token.isEmpty() ? options.build() : options.withContinue(token).build();
    }
}
