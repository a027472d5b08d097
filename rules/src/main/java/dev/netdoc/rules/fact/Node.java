package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A node. Source: {@code GET nodes}.
 *
 * @param uid empty only in a file that lacks it
 * @param pool the node pool's id or name; the instance type where no pool is named; empty if neither is known
 * @param labels all of them
 * @param podCidrs none on Terway, which is normal there
 * @param allocatable whole numbers, rounded down: {@code pods}, {@code cpu}, {@code aliyun/eni}, {@code memory} in bytes;
 *     empty only if unknown
 * @param capacity as {@code allocatable}
 * @param trunk whether {@code k8s.aliyun.com/trunk-on} is set, as label or annotation
 * @param exclusiveLabelAt when a manager last wrote the labels that hold the exclusive mode; unknown without
 *     managedFields
 */
public record Node(
        String name,
        String uid,
        String pool,
        Map<String, String> labels,
        NodeSystem system,
        List<String> podCidrs,
        List<Taint> taints,
        List<NodeCondition> conditions,
        Map<String, Long> allocatable,
        Map<String, Long> capacity,
        boolean unschedulable,
        boolean trunk,
        String providerId,
        Optional<Instant> createdAt,
        Optional<Instant> deletedAt,
        Optional<Instant> exclusiveLabelAt,
        String resourceVersion) {
    public static final String EXCLUSIVE_LABEL = "k8s.aliyun.com/exclusive-mode-eni-type";
    public static final String TERWAY_CONFIG_LABEL = "terway-config";

    public Node {
        labels = Map.copyOf(labels);
        podCidrs = List.copyOf(podCidrs);
        taints = List.copyOf(taints);
        conditions = List.copyOf(conditions);
        allocatable = Map.copyOf(allocatable);
        capacity = Map.copyOf(capacity);
    }

    /** @param key e.g. {@code node.kubernetes.io/network-unavailable} */
    public record Taint(String key, String effect, Optional<Instant> addedAt) {}

    /** @param status {@code True}, {@code False} or {@code Unknown} */
    public record NodeCondition(
            String type, String status, String reason, String message, Optional<Instant> changedAt) {}

    public ObjectRef ref() {
        return ObjectRef.clusterScoped("Node", name);
    }

    public Optional<NodeCondition> condition(String type) {
        return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
    }

    /** @return the status of a condition; empty text if the node has none of that type */
    public String statusOf(String type) {
        return condition(type).map(NodeCondition::status).orElse("");
    }

    /** @return the message of a condition; empty text if the node has none of that type */
    public String messageOf(String type) {
        return condition(type).map(NodeCondition::message).orElse("");
    }

    /** @return the reason of a condition; empty text if the node has none of that type */
    public String reasonOf(String type) {
        return condition(type).map(NodeCondition::reason).orElse("");
    }

    /** @return when a condition last changed; empty if the node has none of that type, or does not say */
    public Optional<Instant> changedAt(String type) {
        return condition(type).flatMap(NodeCondition::changedAt);
    }

    /** @return since when it is ready, else since when it exists; empty if it is not ready or says neither */
    public Optional<Instant> readySince() {
        return ready() ? changedAt("Ready").or(this::createdAt) : Optional.empty();
    }

    /** @return whether the condition Ready is True; a node without that condition is not ready */
    public boolean ready() {
        return condition("Ready").filter(c -> c.status().equals("True")).isPresent();
    }

    public boolean windows() {
        return system.operatingSystem().equalsIgnoreCase("windows")
                || "windows".equalsIgnoreCase(labels.getOrDefault("kubernetes.io/os", ""));
    }

    /** @return whether it is no machine, or Terway was told to leave it alone: no Terway rule counts it */
    public boolean ignored() {
        return "true".equalsIgnoreCase(labels.getOrDefault("k8s.aliyun.com/ignore-by-terway", "")) || virtual();
    }

    public boolean virtual() {
        return "virtual-kubelet".equals(labels.get("type"));
    }

    public boolean edge() {
        return "true".equalsIgnoreCase(labels.getOrDefault("alibabacloud.com/is-edge-worker", ""))
                || system.kubeletText().contains("-aliyunedge");
    }

    public boolean ipv4Range() {
        return podCidrs.stream().anyMatch(c -> c.indexOf(':') < 0);
    }

    public boolean ipv6Range() {
        return podCidrs.stream().anyMatch(c -> c.indexOf(':') >= 0);
    }

    public boolean controlPlane() {
        return labels.containsKey("node-role.kubernetes.io/control-plane")
                || labels.containsKey("node-role.kubernetes.io/master");
    }

    public boolean tainted(String key) {
        return taints.stream().anyMatch(t -> t.key().equals(key));
    }

    /** @return whether the label asks for exclusive ENIs; the letter case of its value does not matter */
    public boolean eniOnly() {
        return labels.getOrDefault(EXCLUSIVE_LABEL, "").toLowerCase(Locale.ROOT).equals("enionly");
    }

    /** @return how many exclusive ENIs the device plug-in offers; 0 where it does not */
    public long exclusiveEnis() {
        return allocatable.getOrDefault("aliyun/eni", 0L);
    }

    /** @return the ConfigMap of its dynamic Terway configuration; empty where there is none */
    public String terwayConfigName() {
        return labels.getOrDefault(TERWAY_CONFIG_LABEL, "");
    }

    public boolean kubeletAtLeast(String version) {
        return system.kubelet().asOptional().filter(v -> v.atLeast(version)).isPresent();
    }

    public boolean kubeletBefore(String version) {
        return system.kubelet().asOptional().filter(v -> v.before(version)).isPresent();
    }
}
