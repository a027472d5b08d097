package dev.netdoc.standin;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WritesTest {
    private static final PatchContext JSON = new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withFieldManager("netdoc")
            .build();
    private static final PatchContext DRY = new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withDryRun(List.of("All"))
            .build();
    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    private final KubeStandin standin = Samples.started();
    private final KubernetesClient client = standin.client();

    @AfterEach
    void stop() {
        client.close();
        standin.close();
    }

    @Test
    void aDryRunAnswersWithTheResultAndStoresNothing() {
        ConfigMap answered = Samples.settings(client)
                .patch(DRY, "[{\"op\":\"replace\",\"path\":\"/data/plain\",\"value\":\"new\"}]");

        assertThat(answered.getData()).containsEntry("plain", "new");
        assertThat(settings().getData()).containsEntry("plain", "old");
        assertThat(settings().getMetadata().getResourceVersion())
                .isEqualTo(answered.getMetadata().getResourceVersion());
    }

    @Test
    void aDryRunOfCreateReplaceAndDeleteStoresNothing() {
        ConfigMap other = new ConfigMapBuilder()
                .withNewMetadata()
                .withName("other")
                .withNamespace("default")
                .endMetadata()
                .build();

        ConfigMap created = client.resource(other).dryRun().create();
        Samples.settings(client)
                .dryRun()
                .edit(cm -> new ConfigMapBuilder(cm).addToData("plain", "x").build());
        client.pods().inNamespace("kube-system").withName("agent-a").dryRun().delete();

        assertThat(created.getMetadata().getUid()).isNotBlank();
        assertThat(client.resource(other).get()).isNull();
        assertThat(settings().getData()).containsEntry("plain", "old");
        assertThat(agent().getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void aDryRunStillRefusesWhatIsInvalid() {
        KubernetesClientException refusal = Samples.refusal(() ->
                Samples.settings(client).patch(DRY, "[{\"op\":\"replace\",\"path\":\"/data/plain\",\"value\":true}]"));

        assertThat(refusal.getCode()).isEqualTo(400);
        assertThat(refusal.getMessage()).contains("cannot unmarshal boolean");
    }

    @Test
    void aFailedTestOfAJsonPatchStoresNothingOfIt() {
        KubernetesClientException refusal =
                Samples.refusal(() -> Samples.settings(client).patch(JSON, """
                [{"op":"replace","path":"/data/plain","value":"new"},
                 {"op":"test","path":"/data/a.json","value":"{\\"x\\":2}"}]"""));

        assertThat(refusal.getCode()).isEqualTo(422);
        assertThat(refusal.getStatus().getReason()).isEqualTo("Invalid");
        assertThat(refusal.getStatus().getMessage())
                .isEqualTo("the server rejected our request due to an error in our request");
        assertThat(settings().getData()).containsEntry("plain", "old");
    }

    @Test
    void aJsonPatchThatTestsAnOldResourceVersionFails() {
        String seen = settings().getMetadata().getResourceVersion();
        String patch = "[{\"op\":\"test\",\"path\":\"/metadata/resourceVersion\",\"value\":\"" + seen
                + "\"},{\"op\":\"replace\",\"path\":\"/data/plain\",\"value\":\"new\"}]";

        assertThat(Samples.settings(client).patch(JSON, patch).getMetadata().getResourceVersion())
                .isNotEqualTo(seen);
        assertThat(Samples.refusal(() -> Samples.settings(client).patch(JSON, patch))
                        .getCode())
                .isEqualTo(422);
    }

    @Test
    void aJsonPatchOfAMissingPathFails() {
        assertThat(Samples.refusal(() -> Samples.settings(client)
                                .patch(JSON, "[{\"op\":\"replace\",\"path\":\"/data/none\",\"value\":\"x\"}]"))
                        .getCode())
                .isEqualTo(422);
    }

    @Test
    void aWriteIsRecordedInManagedFields() {
        ConfigMap after = Samples.settings(client)
                .patch(JSON, "[{\"op\":\"replace\",\"path\":\"/data/plain\",\"value\":\"new\"}]");

        assertThat(after.getMetadata().getManagedFields()).singleElement().satisfies(entry -> {
            assertThat(entry.getManager()).isEqualTo("netdoc");
            assertThat(entry.getOperation()).isEqualTo("Update");
            assertThat(entry.getTime()).isNotBlank();
            assertThat(entry.getFieldsV1().getAdditionalProperties())
                    .isEqualTo(Map.of("f:data", Map.of("f:plain", Map.of())));
        });
    }

    @Test
    void aPatchThatChangesNothingLeavesTheResourceVersion() {
        ConfigMap before = settings();

        Samples.settings(client).patch(MERGE, "{\"data\":{\"plain\":\"old\"}}");

        assertThat(settings()).isEqualTo(before);
    }

    @Test
    void aMergePatchRemovesWhatIsNull() {
        Samples.settings(client)
                .patch(MERGE, "{\"data\":{\"plain\":null},\"metadata\":{\"annotations\":{\"k\":\"v\"}}}");

        assertThat(settings().getData()).containsOnlyKeys("a.json");
        assertThat(settings().getMetadata().getAnnotations()).containsEntry("k", "v");
    }

    @Test
    void aStaleReplaceIsAConflict() {
        ConfigMap seen = settings();
        standin.objects()
                .edit(
                        "v1",
                        "ConfigMap",
                        "kube-system",
                        "settings",
                        "colleague",
                        cm -> Json.child(cm, "data").put("plain", "theirs"));

        KubernetesClientException refusal =
                Samples.refusal(() -> client.resource(seen).update());

        assertThat(refusal.getCode()).isEqualTo(409);
        assertThat(refusal.getMessage()).contains("the object has been modified");
        assertThat(settings().getData()).containsEntry("plain", "theirs");
    }

    @Test
    void aMergePatchWithAnOldResourceVersionIsAConflict() {
        assertThat(Samples.refusal(() -> Samples.settings(client)
                                .patch(MERGE, "{\"metadata\":{\"resourceVersion\":\"1\"},\"data\":{\"plain\":\"x\"}}"))
                        .getCode())
                .isEqualTo(409);
    }

    @Test
    void aDeleteForAnotherUidIsAConflictAndKeepsThePod() throws Exception {
        var answer = Samples.send(
                standin,
                "DELETE",
                "/api/v1/namespaces/kube-system/pods/agent-a",
                "application/json",
                "{\"preconditions\":{\"uid\":\"someone-else\"}}");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Precondition failed: UID in precondition: someone-else");
        assertThat(agent().getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void aDeletedPodIsTerminatingAndThenGone() throws Exception {
        String uid = agent().getMetadata().getUid();

        var answer = Samples.send(
                standin,
                "DELETE",
                "/api/v1/namespaces/kube-system/pods/agent-a",
                "application/json",
                "{\"preconditions\":{\"uid\":\"" + uid + "\"},\"gracePeriodSeconds\":30}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("deletionTimestamp");
        Awaitility.await().until(() -> agent() == null);
    }

    @Test
    void aDeleteOfWhatIsMissingAnswersAStatus() throws Exception {
        var answer =
                Samples.send(standin, "DELETE", "/api/v1/namespaces/kube-system/pods/none", "application/json", "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"reason\":\"NotFound\"").contains("pods \\\"none\\\" not found");
        assertThat(client.configMaps()
                        .inNamespace("kube-system")
                        .withName("none")
                        .get())
                .isNull();
    }

    @Test
    void whatIsNoPodGoesAtOnce() {
        Samples.settings(client)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();

        assertThat(Samples.settings(client).get()).isNull();
    }

    @Test
    void aWriteToTheObjectCannotChangeTheStatus() {
        client.pods()
                .inNamespace("kube-system")
                .withName("agent-a")
                .patch(MERGE, "{\"status\":{\"phase\":\"Failed\"},\"metadata\":{\"labels\":{\"k\":\"v\"}}}");

        assertThat(agent().getStatus().getPhase()).isEqualTo("Running");
        assertThat(agent().getMetadata().getLabels()).containsEntry("k", "v");
    }

    private ConfigMap settings() {
        return Samples.settings(client).get();
    }

    private Pod agent() {
        return client.pods().inNamespace("kube-system").withName("agent-a").get();
    }
}
