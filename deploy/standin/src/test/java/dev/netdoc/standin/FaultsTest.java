package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final KubeStandin standin = Samples.started();
    private final KubernetesClient client = standin.client();

    @AfterEach
    void stop() {
        client.close();
        standin.close();
    }

    @Test
    void aFaultMeetsOnlyWhatItIsPlannedForAndOnlySoOften() {
        standin.faults().plan("GET", "/nodes", 1, new Fault.Failure(500));

        assertThat(client.pods().inAnyNamespace().list().getItems()).hasSize(2);
        assertThat(Samples.refusal(() -> client.nodes().list()).getCode()).isEqualTo(500);
        assertThat(client.nodes().list().getItems()).hasSize(2);
    }

    @Test
    void tooManyRequestsSaysWhenToComeBack() throws Exception {
        standin.faults().plan("GET", "/nodes", 1, new Fault.TooManyRequests(7));

        var answer = Samples.get(standin, "/api/v1/nodes");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(answer.body()).contains("TooManyRequests");
    }

    @Test
    void aDelayedAnswerComesLater() throws Exception {
        standin.faults().plan("GET", "/nodes", 1, new Fault.Delay(Duration.ofMillis(300)));

        long before = System.nanoTime();
        assertThat(Samples.get(standin, "/api/v1/nodes").statusCode()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void anybodyCanBeForbidden() {
        standin.faults().plan("GET", "/nodes", 1, new Fault.Forbidden());

        assertThat(Samples.refusal(() -> client.nodes().list()).getStatus().getMessage())
                .contains("cannot list resource \"nodes\"");
    }

    @Test
    void aConnectionIsCutBeforeAnythingIsDone() {
        standin.faults().plan("DELETE", "/configmaps/settings", 1, new Fault.Cut());

        assertThatThrownBy(() -> Samples.send(
                        standin,
                        "DELETE",
                        "/api/v1/namespaces/kube-system/configmaps/settings",
                        "application/json",
                        ""))
                .isInstanceOf(IOException.class);
        assertThat(Samples.settings(client).get()).isNotNull();
    }

    @Test
    void anAnswerIsDroppedAfterTheWrite() {
        standin.faults().plan("PATCH", "/configmaps/settings", 1, new Fault.DropAnswer());
        PatchContext merge =
                new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

        assertThatThrownBy(() -> Samples.settings(client).patch(merge, "{\"data\":{\"plain\":\"new\"}}"))
                .isInstanceOf(KubernetesClientException.class);
        assertThat(Samples.settings(client).get().getData()).containsEntry("plain", "new");
    }

    @Test
    void requestsAreCounted() {
        client.nodes().list();
        client.nodes().withName("node-a").get();

        assertThat(standin.requests().count("GET", "/nodes$")).isEqualTo(1);
        assertThat(standin.requests().all())
                .last()
                .satisfies(request -> assertThat(request.path()).isEqualTo("/api/v1/nodes/node-a"))
                .satisfies(request -> assertThat(request.code()).isEqualTo(200));
    }
}
