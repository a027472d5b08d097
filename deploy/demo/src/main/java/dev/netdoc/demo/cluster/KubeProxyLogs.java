package dev.netdoc.demo.cluster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.standin.ClusterObjects;
import dev.netdoc.standin.Controller;
import dev.netdoc.standin.KubeStandin;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What a kube-proxy prints when it starts: the mode that it takes from the ConfigMap of its name. */
final class KubeProxyLogs implements Controller {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final DateTimeFormatter KLOG =
            DateTimeFormatter.ofPattern("MMdd HH:mm:ss.000000", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final KubeStandin api;

    KubeProxyLogs(KubeStandin api) {
        this.api = api;
    }

    @Override
    public void sync(ClusterObjects cluster) {
        for (ObjectNode pod : cluster.list("v1", "Pod")) {
            JsonNode container = pod.path("status").path("containerStatuses").path(0);
            String name = container.path("name").asText();
            String started = container.at("/state/running/startedAt").asText();
            if (name.startsWith("kube-proxy") && !started.isEmpty()) {
                mode(cluster, name)
                        .ifPresent(mode -> api.logFirst(
                                pod.path("metadata").path("namespace").asText(),
                                pod.path("metadata").path("name").asText(),
                                name,
                                "I" + KLOG.format(Instant.parse(started)) + "       1 server_others.go:269] \"Using "
                                        + mode + " Proxier\"\n"));
            }
        }
    }

    /** {@return empty where a kube-proxy would not start} */
    private static Optional<String> mode(ClusterObjects cluster, String config) {
        return cluster.find("v1", "ConfigMap", "kube-system", config)
                .map(found -> found.path("data").path("config.conf").asText())
                .flatMap(KubeProxyLogs::mode);
    }

    private static Optional<String> mode(String text) {
        try {
            String mode = YAML.readTree(text).path("mode").asText();
            return Optional.of(mode.isEmpty() ? "iptables" : mode);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
