package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.map;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;
import static dev.netdoc.rules.observe.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Node.NodeCondition;
import dev.netdoc.rules.fact.Node.Taint;
import dev.netdoc.rules.fact.NodeSystem;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Node objects to facts. */
final class NodeReader {
    private NodeReader() {}

    static Node read(JsonNode object) {
        String name = text(object, "metadata", "name");
        Map<String, String> labels = map(object, "metadata", "labels");
        String version = Fields.resourceVersion(object);
        return new Node(
                name,
                text(object, "metadata", "uid"),
                pool(labels),
                labels,
                system(name, at(object, "status", "nodeInfo"), version),
                podCidrs(at(object, "spec")),
                taints(object),
                conditions(object),
                numbers(at(object, "status", "allocatable")),
                numbers(at(object, "status", "capacity")),
                Fields.flag(object, "spec", "unschedulable"),
                labels.containsKey("k8s.aliyun.com/trunk-on")
                        || map(object, "metadata", "annotations").containsKey("k8s.aliyun.com/trunk-on"),
                text(object, "spec", "providerID"),
                time(object, "metadata", "creationTimestamp"),
                time(object, "metadata", "deletionTimestamp"),
                exclusiveLabelAt(object),
                version);
    }

    private static String pool(Map<String, String> labels) {
        for (String key : List.of(
                "alibabacloud.com/nodepool-id", "cloud.google.com/gke-nodepool", "node.kubernetes.io/instance-type")) {
            String pool = labels.getOrDefault(key, "");
            if (!pool.isEmpty()) {
                return pool;
            }
        }
        return "";
    }

    private static NodeSystem system(String name, JsonNode info, String resourceVersion) {
        String kubelet = text(info, "kubeletVersion");
        var evidence = new Evidence(
                "kubeletVersion",
                kubelet.isEmpty() ? "(absent)" : kubelet,
                Fields.source(
                        ObjectRef.clusterScoped("Node", name), "status.nodeInfo.kubeletVersion", resourceVersion));
        Reading<Version> version = Version.kubernetes(kubelet)
                .<Reading<Version>>map(v -> new Reading.Present<>(v, evidence))
                .orElseGet(() -> new Reading.Unknown<>("the kubelet's version does not read as one", evidence));
        return new NodeSystem(
                version,
                kubelet,
                text(info, "containerRuntimeVersion"),
                text(info, "kernelVersion"),
                text(info, "osImage"),
                text(info, "operatingSystem"));
    }

    private static List<String> podCidrs(JsonNode spec) {
        List<String> cidrs = texts(spec, "podCIDRs");
        return cidrs.isEmpty() ? texts(spec, "podCIDR") : cidrs;
    }

    private static List<Taint> taints(JsonNode object) {
        var taints = new ArrayList<Taint>();
        for (JsonNode taint : items(object, "spec", "taints")) {
            taints.add(new Taint(text(taint, "key"), text(taint, "effect"), time(taint, "timeAdded")));
        }
        return taints;
    }

    private static List<NodeCondition> conditions(JsonNode object) {
        var conditions = new ArrayList<NodeCondition>();
        for (JsonNode c : items(object, "status", "conditions")) {
            String status = text(c, "status");
            conditions.add(new NodeCondition(
                    text(c, "type"),
                    status.equalsIgnoreCase("true") ? "True" : status.equalsIgnoreCase("false") ? "False" : "Unknown",
                    text(c, "reason"),
                    Excerpt.redact(text(c, "message")),
                    time(c, "lastTransitionTime")));
        }
        return conditions;
    }

    private static Map<String, Long> numbers(JsonNode resources) {
        var numbers = new HashMap<String, Long>();
        map(resources)
                .forEach((key, value) -> (key.equals("memory") ? Fields.bytes(value) : Fields.quantity(value))
                        .ifPresent(n -> numbers.put(key, n)));
        return numbers;
    }

    private static Optional<Instant> exclusiveLabelAt(JsonNode object) {
        Optional<Instant> latest = Optional.empty();
        for (JsonNode entry : items(object, "metadata", "managedFields")) {
            JsonNode label = at(entry, "fieldsV1", "f:metadata", "f:labels", "f:" + Node.EXCLUSIVE_LABEL);
            Optional<Instant> written = time(entry, "time");
            if (!label.isMissingNode()
                    && written.isPresent()
                    && latest.filter(l -> !l.isBefore(written.get())).isEmpty()) {
                latest = written;
            }
        }
        return latest;
    }
}
