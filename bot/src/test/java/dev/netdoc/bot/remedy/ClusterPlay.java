package dev.netdoc.bot.remedy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.standin.ClusterObjects;
import dev.netdoc.standin.Controller;
import dev.netdoc.standin.KubeStandin;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What agents and the API server do when they are written to: a new pod reads its configuration and prints what it made of
 * it, a node follows its Flannel, a Service gets and loses an address. Pods that were there first have said what the case
 * says.
 */
final class ClusterPlay implements Controller {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final DateTimeFormatter KLOG =
            DateTimeFormatter.ofPattern("MMdd HH:mm:ss.000000", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Schedulers whose modules no kernel here has. */
    private static final Set<String> WITHOUT_MODULE = Set.of("lc");

    private final KubeStandin api;
    private final InstantSource clock;
    private final Set<String> started = new HashSet<>();
    private int addresses;

    /** @param api with the objects of the case, and nothing running yet */
    ClusterPlay(KubeStandin api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
        api.objects().list("v1", "Pod").forEach(pod -> started.add(uid(pod)));
    }

    @Override
    public void sync(ClusterObjects cluster) {
        for (ObjectNode pod : cluster.list("v1", "Pod")) {
            if (pod.path("status").path("phase").asText().equals("Running") && started.add(uid(pod))) {
                start(cluster, pod);
            }
        }
        if (text(cluster, "eni-config", "eni_conf").contains("\"dual\"")) {
            cluster.list("v1", "Service").forEach(service -> families(cluster, service));
        }
    }

    private static String uid(JsonNode object) {
        return object.path("metadata").path("uid").asText();
    }

    private static String text(ClusterObjects cluster, String config, String key) {
        return cluster.find("v1", "ConfigMap", "kube-system", config)
                .map(found -> found.path("data").path(key).asText())
                .orElse("");
    }

    private void start(ClusterObjects cluster, ObjectNode pod) {
        for (JsonNode container : pod.path("spec").path("containers")) {
            String name = container.path("name").asText();
            if (name.startsWith("kube-proxy")) {
                print(pod, name, proxier(cluster, pod));
            } else if (name.equals("policy")) {
                print(pod, name, policy(cluster));
            } else if (name.equals("kube-flannel")) {
                follow(cluster, pod);
            }
        }
    }

    private void print(JsonNode pod, String container, String text) {
        api.log(
                pod.path("metadata").path("namespace").asText(),
                pod.path("metadata").path("name").asText(),
                container,
                text);
    }

    private String proxier(ClusterObjects cluster, JsonNode pod) {
        String config = Optional.of(
                        pod.path("spec").at("/volumes/0/configMap/name").asText())
                .filter(name -> !name.isEmpty())
                .orElse(pod.at("/metadata/ownerReferences/0/name").asText());
        JsonNode said = yaml(text(cluster, config, "config.conf"));
        String scheduler = said.path("ipvs").path("scheduler").asText();
        boolean ipvs = said.path("mode").asText().equals("ipvs");
        return ipvs && WITHOUT_MODULE.contains(scheduler)
                ? line(
                                "E",
                                "Can't use the IPVS proxier: IPVS proxier will not be used because the following required"
                                        + " kernel modules are not loaded: [ip_vs_" + scheduler + "]")
                        + line("I", "\"Using iptables Proxier\"")
                : line("I", "\"Using " + (ipvs ? "ipvs" : "iptables") + " Proxier\"");
    }

    private String line(String level, String message) {
        return level + KLOG.format(clock.instant()) + " 1 server_others.go:212] " + message + "\n";
    }

    private static JsonNode yaml(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kube-proxy does not start", e);
        }
    }

    private static String policy(ClusterObjects cluster) {
        boolean never = text(cluster, "eni-config", "disable_network_policy").equals("true");
        boolean inCluster =
                text(cluster, "eni-config", "in_cluster_loadbalance").equals("true");
        return "cilium-agent --enable-policy=" + (never ? "never" : "default") + " --enable-in-cluster-loadbalance="
                + inCluster + "\n";
    }

    /** A kubelet takes a file only if it has a version. */
    private static void follow(ClusterObjects cluster, JsonNode pod) {
        String file = text(cluster, "kube-flannel-cfg", "cni-conf.json");
        boolean ready = file.isEmpty() || yaml(file).has("cniVersion");
        cluster.edit("v1", "Node", "", pod.path("spec").path("nodeName").asText(), "kubelet", node -> {
            for (JsonNode condition : node.path("status").path("conditions")) {
                if (condition.path("type").asText().equals("Ready")) {
                    ((ObjectNode) condition).put("status", ready ? "True" : "False");
                }
            }
        });
    }

    private void families(ClusterObjects cluster, JsonNode service) {
        boolean dual = service.path("spec").path("ipFamilyPolicy").asText().endsWith("DualStack");
        int has = service.path("spec").path("clusterIPs").size();
        if (has == 0 || dual == (has == 2)) {
            return;
        }
        cluster.edit(
                "v1",
                "Service",
                service.path("metadata").path("namespace").asText(),
                service.path("metadata").path("name").asText(),
                "kube-apiserver",
                object -> {
                    ArrayNode ips = (ArrayNode) object.path("spec").path("clusterIPs");
                    ArrayNode families = (ArrayNode) object.path("spec").path("ipFamilies");
                    if (dual) {
                        ips.add("fd00:10::" + ++addresses);
                        families.add("IPv6");
                    } else {
                        ips.remove(1);
                        families.remove(1);
                    }
                });
    }
}
