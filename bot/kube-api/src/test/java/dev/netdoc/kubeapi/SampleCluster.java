package dev.netdoc.kubeapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Objects that a real API server accepts, and what runs elsewhere would have written into their statuses. */
final class SampleCluster {
    /** A ConfigMap that a node names in a label. */
    static final String FURTHER = "eni-config-large";

    /** More than two pages. */
    static final int MANY = 1_201;

    private static final YAMLMapper YAML = new YAMLMapper();

    private final KubernetesClient admin;
    private final Loader loader;

    SampleCluster(KubernetesClient admin) {
        this.admin = admin;
        this.loader = new Loader(admin);
    }

    /** {@return what containers have logged, by {@code namespace/pod/container}: all that is asked for} */
    static Map<String, String> logs() {
        var logs = new LinkedHashMap<String, String>();
        for (String node : List.of("aaaaa", "bbbbb")) {
            String terway = "kube-system/terway-eniip-" + node + "/";
            logs.put(terway + "terway-init", "datapathv2 enabled\n");
            logs.put(
                    terway + "terway",
                    "level=error msg=\"InvalidVSwitchId.IpNotEnough: The specified VSwitch vsw-uf6large has not enough"
                            + " IpAddress.\"\n");
            logs.put(
                    terway + "policy",
                    "level=info msg=\"  --datapath-mode='veth'\" subsys=daemon\n"
                            + "level=info msg=\"  --kube-proxy-replacement='false'\" subsys=daemon\n");
        }
        logs.put(
                "kube-system/kube-proxy-worker-aaaaa/kube-proxy-worker",
                "I0101 00:00:01.000000       1 server_linux.go:66] \"Using ipvs Proxier\"\n");
        return logs;
    }

    /** {@return the names of the custom kinds, in the file's order} */
    static List<String> customKinds() {
        return documents("kinds.yaml", Map.of()).stream()
                .map(kind -> kind.path("metadata").path("name").asText())
                .toList();
    }

    /** @param recently when what happened has happened */
    void create(int kubeletPort, Instant recently) {
        documents("kinds.yaml", Map.of()).forEach(loader::create);
        customKinds().forEach(this::waitUntilServed);
        // Of the formats that API servers read a time in, only this one is read in every field.
        String time = recently.toString().replace("Z", ".000000Z");
        documents("cluster.yaml", Map.of("${kubelet}", Integer.toString(kubeletPort), "${recently}", time))
                .forEach(loader::create);
    }

    private void waitUntilServed(String kind) {
        admin.resources(CustomResourceDefinition.class)
                .withName(kind)
                .waitUntilCondition(SampleCluster::established, 30, TimeUnit.SECONDS);
    }

    private static boolean established(CustomResourceDefinition kind) {
        return kind != null
                && kind.getStatus() != null
                && kind.getStatus().getConditions().stream()
                        .anyMatch(c -> c.getType().equals("Established")
                                && c.getStatus().equals("True"));
    }

    void addManyPods() {
        IntStream.range(0, MANY).parallel().forEach(i -> admin.resource(pod(i)).create());
    }

    private static Pod pod(int number) {
        return new PodBuilder()
                .withNewMetadata()
                .withName("many-" + number)
                .withNamespace("shop")
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("app")
                .withImage("registry.example/shop/app:1")
                .endContainer()
                .endSpec()
                .build();
    }

    private static List<JsonNode> documents(String file, Map<String, String> values) {
        String text = text(file);
        for (var value : values.entrySet()) {
            text = text.replace(value.getKey(), value.getValue());
        }
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** {@return a file of this package's resources} */
    static String text(String file) {
        try (InputStream in = Objects.requireNonNull(SampleCluster.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
