package dev.netdoc.bot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cluster of any size, object by object: what a node runs, pods of Deployments with what the API server adds to them,
 * and a Service, a NetworkPolicy and an Event for so many pods each. The same numbers give the same cluster.
 */
final class SyntheticCluster {
    private static final int PODS_OF_A_NODE = 20;
    private static final int PODS_OF_A_WORKLOAD = 25;
    private static final int POLICIES = 500;
    private static final int EVENTS = 5_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Plugin {
        TERWAY("v1.31.1-aliyun.1", List.of("terway-eniip", "kube-proxy-worker")),
        FLANNEL("v1.31.1-aliyun.1", List.of("kube-flannel-ds", "kube-proxy-worker")),
        GKE("v1.31.1-gke.1678000", List.of("anetd"));

        private final String serverVersion;
        private final List<String> agents;

        Plugin(String serverVersion, List<String> agents) {
            this.serverVersion = serverVersion;
            this.agents = agents;
        }

        String serverVersion() {
            return serverVersion;
        }
    }

    private final Plugin plugin;
    private final int nodes;
    private final String shortlyBefore;
    private final List<JsonNode> system;
    private final Map<String, String> images;

    /**
     * @param nodes how many; each runs twenty pods
     * @param now its events are ten minutes older
     */
    SyntheticCluster(Plugin plugin, int nodes, Instant now) {
        this.plugin = plugin;
        this.nodes = nodes;
        this.shortlyBefore =
                now.minusSeconds(600).truncatedTo(ChronoUnit.SECONDS).toString();
        this.system = read(plugin, nodes);
        this.images = system.stream()
                .filter(object -> object.path("kind").asText().equals("DaemonSet"))
                .collect(Collectors.toMap(
                        object -> object.at("/metadata/name").asText(),
                        object -> object.at("/spec/template/spec/containers/0/image")
                                .asText()));
    }

    Plugin plugin() {
        return plugin;
    }

    int pods() {
        return nodes * PODS_OF_A_NODE;
    }

    /** {@return how many objects a list has}
     *
     * @param resource its plural
     */
    int count(String resource) {
        return switch (resource) {
            case "nodes" -> nodes;
            case "pods" -> pods();
            case "services" -> pods() / PODS_OF_A_WORKLOAD;
            case "networkpolicies" -> Math.min(POLICIES, pods() / PODS_OF_A_WORKLOAD);
            case "events" -> Math.min(EVENTS, pods() / 20);
            default -> 0;
        };
    }

    /** {@return one object of a list, as JSON without apiVersion and kind} */
    String object(String resource, int i) {
        return switch (resource) {
            case "nodes" -> node(i);
            case "pods" -> pod(i);
            case "services" -> service(i);
            case "networkpolicies" -> policy(i);
            case "events" -> event(i);
            default -> throw new IllegalArgumentException(resource);
        };
    }

    /** {@return what stands in kube-system by name: DaemonSets and ConfigMaps} */
    List<JsonNode> system() {
        return system;
    }

    private static List<JsonNode> read(Plugin plugin, int nodes) {
        String file = plugin.name().toLowerCase(Locale.ROOT) + ".yaml";
        try (InputStream in = Objects.requireNonNull(SyntheticCluster.class.getResourceAsStream(file), file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("NODES", String.valueOf(nodes));
            List<JsonNode> all = new ArrayList<>();
            new YAMLMapper()
                    .readerFor(JsonNode.class)
                    .<JsonNode>readValues(text)
                    .forEachRemaining(all::add);
            return List.copyOf(all);
        } catch (IOException e) {
            throw new IllegalStateException(file, e);
        }
    }

    /** {@return everything, for what needs no API} */
    Stream<JsonNode> all() {
        return Stream.concat(
                system().stream(),
                Stream.of(
                                new String[] {"v1", "nodes", "Node"},
                                new String[] {"v1", "pods", "Pod"},
                                new String[] {"v1", "services", "Service"},
                                new String[] {"networking.k8s.io/v1", "networkpolicies", "NetworkPolicy"},
                                new String[] {"v1", "events", "Event"})
                        .flatMap(kind -> IntStream.range(0, count(kind[1])).mapToObj(i -> parsed(kind, i))));
    }

    private JsonNode parsed(String[] kind, int i) {
        try {
            var object = (ObjectNode) JSON.readTree(object(kind[1], i));
            return object.put("apiVersion", kind[0]).put("kind", kind[2]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String nodeName(int node) {
        return "node-%05d".formatted(node);
    }

    private static String nodeAddress(int node) {
        return "10.%d.%d.%d".formatted(node / 60_000, node / 250 % 250, node % 250 + 1);
    }

    private static String podAddress(int node, int slot) {
        return "172.%d.%d.%d".formatted(16 + node / 1000, node / 4 % 250, node % 4 * 64 + slot + 2);
    }

    private String node(int i) {
        boolean gke = plugin == Plugin.GKE;
        String range = plugin == Plugin.TERWAY
                ? ""
                : ",\"podCIDR\":\"%s/26\",\"podCIDRs\":[\"%1$s/26\"]".formatted(podAddress(i, -2));
        String labels = gke
                ? "\"cloud.google.com/gke-nodepool\":\"pool-%d\",\"cloud.google.com/gke-os-distribution\":\"cos\""
                        .formatted(i % 8)
                : "\"alibabacloud.com/nodepool-id\":\"np%d\",\"ack.aliyun.com\":\"c0ffee\"".formatted(i % 8);
        return """
                {"metadata":{"name":"%1$s","uid":"n-%2$d","resourceVersion":"%2$d","creationTimestamp":"2026-09-01T02:00:00Z",
                "labels":{"kubernetes.io/hostname":"%1$s","kubernetes.io/os":"linux",%3$s}},
                "spec":{"providerID":"%4$s-%2$d"%5$s},
                "status":{"addresses":[{"type":"InternalIP","address":"%6$s"}],"allocatable":{"cpu":"15","memory":"60Gi","pods":"64"},
                "conditions":[{"type":"Ready","status":"True","reason":"KubeletReady","lastTransitionTime":"2026-09-01T02:00:00Z"},
                {"type":"MemoryPressure","status":"False","reason":"KubeletHasSufficientMemory","lastTransitionTime":"2026-09-01T02:00:00Z"}],
                "images":[%7$s],
                "nodeInfo":{"kubeletVersion":"%8$s","containerRuntimeVersion":"containerd://1.6.28","kernelVersion":"5.10.134-16.3.al8.x86_64","operatingSystem":"linux","osImage":"Linux"}}}""".formatted(
                        nodeName(i),
                        i,
                        labels,
                        gke ? "gce://project/zone/instance" : "cn-hangzhou.i-bp",
                        range,
                        nodeAddress(i),
                        "{\"names\":[\"registry.example/app@sha256:0123456789abcdef\"],\"sizeBytes\":123456}",
                        plugin.serverVersion());
    }

    private String pod(int i) {
        int node = i / PODS_OF_A_NODE;
        int slot = i % PODS_OF_A_NODE;
        if (slot < plugin.agents.size()) {
            return agent(node, plugin.agents.get(slot), i);
        }
        int workload = i % Math.max(1, pods() / PODS_OF_A_WORKLOAD);
        String labels = "\"app\":\"app-%d\",\"pod-template-hash\":\"6d4b75cb6d\",\"tier\":\"t%d\""
                .formatted(workload, workload % 7);
        return pod(
                "app-%d-6d4b75cb6d-%05d".formatted(workload, i),
                "team-%d".formatted(workload % 100),
                i,
                labels,
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"ReplicaSet\",\"name\":\"app-%d-6d4b75cb6d\",\"uid\":\"rs-%1$d\",\"controller\":true,\"blockOwnerDeletion\":true}"
                        .formatted(workload),
                node,
                false,
                podAddress(node, slot),
                "registry.example/team/app:v1.%d".formatted(workload));
    }

    private String agent(int node, String name, int i) {
        String labels = name.equals("anetd")
                ? "\"k8s-app\":\"cilium\""
                : name.equals("kube-flannel-ds")
                        ? "\"app\":\"flannel\""
                        : name.equals("terway-eniip")
                                ? "\"app\":\"terway-eniip\""
                                : "\"k8s-app\":\"kube-proxy-worker\"";
        return pod(
                name + "-" + Integer.toString(node + 50_000, 36),
                "kube-system",
                i,
                labels,
                "{\"apiVersion\":\"apps/v1\",\"kind\":\"DaemonSet\",\"name\":\"%s\",\"uid\":\"ds\",\"controller\":true}"
                        .formatted(name),
                node,
                true,
                nodeAddress(node),
                images.getOrDefault(name, ""));
    }

    private static String pod(
            String name,
            String namespace,
            int i,
            String labels,
            String owner,
            int node,
            boolean host,
            String ip,
            String image) {
        return """
                {"metadata":{"name":"%1$s","generateName":"%1$s-","namespace":"%2$s","uid":"p-%3$d","resourceVersion":"%3$d",
                "creationTimestamp":"2026-10-01T02:01:00Z","labels":{%4$s},"ownerReferences":[%5$s],
                "managedFields":[{"manager":"kube-controller-manager","operation":"Update","apiVersion":"v1","time":"2026-10-01T02:01:00Z","fieldsType":"FieldsV1",
                "fieldsV1":{"f:metadata":{"f:generateName":{},"f:labels":{".":{},"f:app":{},"f:pod-template-hash":{}},"f:ownerReferences":{".":{}}},
                "f:spec":{"f:containers":{"k:{\\"name\\":\\"main\\"}":{".":{},"f:image":{},"f:imagePullPolicy":{},"f:name":{},"f:ports":{".":{}},"f:resources":{".":{},"f:limits":{".":{},"f:cpu":{},"f:memory":{}}},"f:terminationMessagePath":{},"f:terminationMessagePolicy":{}}},
                "f:dnsPolicy":{},"f:enableServiceLinks":{},"f:restartPolicy":{},"f:schedulerName":{},"f:securityContext":{},"f:terminationGracePeriodSeconds":{}}}},
                {"manager":"kubelet","operation":"Update","apiVersion":"v1","time":"2026-10-01T02:01:09Z","fieldsType":"FieldsV1","subresource":"status",
                "fieldsV1":{"f:status":{"f:conditions":{"k:{\\"type\\":\\"Ready\\"}":{".":{},"f:lastProbeTime":{},"f:lastTransitionTime":{},"f:status":{},"f:type":{}}},"f:containerStatuses":{},"f:hostIP":{},"f:phase":{},"f:podIP":{},"f:podIPs":{".":{}},"f:startTime":{}}}}]},
                "spec":{"nodeName":"%6$s","hostNetwork":%7$b,"volumes":[{"name":"kube-api-access-x","projected":{"sources":[{"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},{"configMap":{"name":"kube-root-ca.crt"}}],"defaultMode":420}}],
                "containers":[{"name":"main","image":"%9$s","ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],
                "env":[{"name":"LOG_LEVEL","value":"info"},{"name":"POD_NAME","valueFrom":{"fieldRef":{"apiVersion":"v1","fieldPath":"metadata.name"}}}],
                "resources":{"limits":{"cpu":"500m","memory":"512Mi"},"requests":{"cpu":"100m","memory":"256Mi"}},
                "volumeMounts":[{"name":"kube-api-access-x","readOnly":true,"mountPath":"/var/run/secrets/kubernetes.io/serviceaccount"}],
                "livenessProbe":{"httpGet":{"path":"/health","port":8080,"scheme":"HTTP"},"timeoutSeconds":1,"periodSeconds":10,"successThreshold":1,"failureThreshold":3},
                "terminationMessagePath":"/dev/termination-log","terminationMessagePolicy":"File","imagePullPolicy":"IfNotPresent"}],
                "restartPolicy":"Always","terminationGracePeriodSeconds":30,"dnsPolicy":"ClusterFirst","serviceAccountName":"default","schedulerName":"default-scheduler",
                "tolerations":[{"key":"node.kubernetes.io/not-ready","operator":"Exists","effect":"NoExecute","tolerationSeconds":300},{"key":"node.kubernetes.io/unreachable","operator":"Exists","effect":"NoExecute","tolerationSeconds":300}],"priority":0},
                "status":{"phase":"Running","startTime":"2026-10-01T02:01:00Z","conditions":[{"type":"Initialized","status":"True","lastTransitionTime":"2026-10-01T02:01:00Z"},
                {"type":"Ready","status":"True","lastTransitionTime":"2026-10-01T02:01:09Z"},{"type":"ContainersReady","status":"True","lastTransitionTime":"2026-10-01T02:01:09Z"},{"type":"PodScheduled","status":"True","lastTransitionTime":"2026-10-01T02:01:00Z"}],
                "podIP":"%8$s","podIPs":[{"ip":"%8$s"}],
                "containerStatuses":[{"name":"main","ready":true,"started":true,"restartCount":0,"image":"%9$s","imageID":"%9$s@sha256:0123456789abcdef","containerID":"containerd://p-%3$d","state":{"running":{"startedAt":"2026-10-01T02:01:09Z"}},"lastState":{}}],"qosClass":"Burstable"}}""".formatted(name, namespace, i, labels, owner, nodeName(node), host, ip, image);
    }

    private static String service(int i) {
        return """
                {"metadata":{"name":"app-%1$d","namespace":"team-%2$d","uid":"s-%1$d","resourceVersion":"%1$d","creationTimestamp":"2026-09-01T02:00:00Z"},
                "spec":{"type":"ClusterIP","clusterIP":"172.21.%3$d.%4$d","clusterIPs":["172.21.%3$d.%4$d"],"ipFamilies":["IPv4"],"ipFamilyPolicy":"SingleStack",
                "selector":{"app":"app-%1$d"},"ports":[{"name":"http","port":80,"targetPort":"http","protocol":"TCP"}],"sessionAffinity":"None"},"status":{"loadBalancer":{}}}""".formatted(i, i % 100, i / 250 % 250, i % 250 + 1);
    }

    private static String policy(int i) {
        return """
                {"metadata":{"name":"app-%1$d","namespace":"team-%2$d","uid":"np-%1$d","resourceVersion":"%1$d","creationTimestamp":"2026-09-01T02:00:00Z"},
                "spec":{"podSelector":{"matchLabels":{"app":"app-%1$d"}},"policyTypes":["Ingress","Egress"],
                "ingress":[{"from":[{"podSelector":{"matchLabels":{"tier":"t%3$d"}}}],"ports":[{"protocol":"TCP","port":8080}]}],
                "egress":[{"to":[{"ipBlock":{"cidr":"10.0.0.0/8"}}]}]}}""".formatted(i, i % 100, i % 7);
    }

    private String event(int i) {
        return """
                {"metadata":{"name":"app-%1$d.17f","namespace":"team-%2$d","uid":"e-%1$d","resourceVersion":"%1$d","creationTimestamp":"%3$s"},
                "involvedObject":{"kind":"Pod","namespace":"team-%2$d","name":"app-%1$d","uid":"p-%1$d"},"reason":"Unhealthy","type":"Warning",
                "message":"Readiness probe failed: HTTP probe failed with statuscode: 503","count":3,"firstTimestamp":"%3$s","lastTimestamp":"%3$s",
                "source":{"component":"kubelet","host":"node-%1$05d"}}""".formatted(i, i % 100, shortlyBefore);
    }
}
