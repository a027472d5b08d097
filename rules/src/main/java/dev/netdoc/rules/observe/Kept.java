package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.fact.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a snapshot keeps of an object: the fields from which the readers of this package make facts, and of those nothing
 * that may hold a credential. The facts of an object and of what is kept of it are equal; a test compares them over all
 * cases.
 */
final class Kept {
    private static final Shape NODE = Shape.of(
            "metadata name",
            "metadata uid",
            "metadata resourceVersion",
            "metadata labels",
            "metadata annotations k8s.aliyun.com/trunk-on ?",
            "metadata creationTimestamp",
            "metadata deletionTimestamp",
            "metadata managedFields time",
            "metadata managedFields fieldsV1 f:metadata f:labels f:" + Node.EXCLUSIVE_LABEL + " ?",
            "spec podCIDR",
            "spec podCIDRs",
            "spec providerID",
            "spec unschedulable",
            "spec taints key",
            "spec taints effect",
            "spec taints timeAdded",
            "status nodeInfo kubeletVersion",
            "status nodeInfo containerRuntimeVersion",
            "status nodeInfo kernelVersion",
            "status nodeInfo osImage",
            "status nodeInfo operatingSystem",
            "status allocatable",
            "status capacity",
            "status conditions type",
            "status conditions status",
            "status conditions reason",
            "status conditions message",
            "status conditions lastTransitionTime");
    private static final Shape POD = Shape.of(
            "metadata name",
            "metadata namespace",
            "metadata uid",
            "metadata labels",
            "metadata annotations kubernetes.io/config.mirror ?",
            "metadata annotations k8s.aliyun.com/pod-networking",
            "metadata annotations k8s.aliyun.com/pod-networks",
            "metadata annotations k8s.aliyun.com/pod-networks-request ?",
            "metadata creationTimestamp",
            "metadata deletionTimestamp",
            "metadata ownerReferences kind",
            "metadata ownerReferences name",
            "metadata ownerReferences controller",
            "spec nodeName",
            "spec hostNetwork",
            "spec securityContext sysctls name",
            "spec securityContext sysctls value",
            "spec initContainers name",
            "spec initContainers image",
            "spec initContainers ports",
            "spec containers name",
            "spec containers image",
            "spec containers ports",
            "status phase",
            "status podIP",
            "status podIPs",
            "status startTime",
            "status conditions type",
            "status conditions status",
            "status conditions lastTransitionTime",
            "status initContainerStatuses name",
            "status initContainerStatuses ready",
            "status initContainerStatuses restartCount",
            "status initContainerStatuses * waiting reason",
            "status initContainerStatuses * running startedAt",
            "status initContainerStatuses * terminated reason",
            "status initContainerStatuses * terminated exitCode",
            "status initContainerStatuses * terminated finishedAt",
            "status containerStatuses name",
            "status containerStatuses ready",
            "status containerStatuses restartCount",
            "status containerStatuses * waiting reason",
            "status containerStatuses * running startedAt",
            "status containerStatuses * terminated reason",
            "status containerStatuses * terminated exitCode",
            "status containerStatuses * terminated finishedAt");
    private static final Shape DAEMON_SET = Shape.of(
            "metadata name",
            "metadata namespace",
            "metadata uid",
            "metadata resourceVersion",
            "metadata generation",
            "metadata labels",
            "spec selector matchLabels",
            "spec updateStrategy type",
            "spec template spec nodeSelector",
            "spec template spec affinity nodeAffinity requiredDuringSchedulingIgnoredDuringExecution nodeSelectorTerms",
            "spec template spec volumes configMap name",
            "spec template spec volumes projected sources configMap name",
            "spec template spec initContainers name",
            "spec template spec initContainers image",
            "spec template spec initContainers command",
            "spec template spec initContainers args",
            "spec template spec initContainers env",
            "spec template spec initContainers securityContext privileged",
            "spec template spec containers name",
            "spec template spec containers image",
            "spec template spec containers command",
            "spec template spec containers args",
            "spec template spec containers env",
            "spec template spec containers securityContext privileged",
            "status desiredNumberScheduled",
            "status numberReady",
            "status updatedNumberScheduled",
            "status numberUnavailable",
            "status observedGeneration");
    private static final Shape CONFIG_MAP = Shape.of(
            "metadata name",
            "metadata namespace",
            "metadata uid",
            "metadata resourceVersion",
            "metadata managedFields manager",
            "metadata managedFields time",
            "metadata managedFields fieldsV1 f:data * ?");
    private static final Shape SERVICE = Shape.of(
            "metadata name",
            "metadata namespace",
            "metadata uid",
            "metadata resourceVersion",
            "metadata labels * ?",
            "metadata annotations",
            "spec type",
            "spec clusterIP",
            "spec clusterIPs",
            "spec ipFamilyPolicy",
            "spec ipFamilies",
            "spec ports name",
            "spec ports port",
            "spec ports targetPort",
            "spec ports protocol",
            "spec ports nodePort",
            "spec selector",
            "spec externalIPs",
            "status loadBalancer ingress ip",
            "status loadBalancer ingress hostname");
    private static final Shape POLICY = Shape.of(
            "metadata name",
            "metadata namespace",
            "spec policyTypes",
            "spec podSelector matchLabels",
            "spec podSelector matchExpressions",
            "spec ingress ports port",
            "spec ingress ports endPort",
            "spec ingress ports protocol",
            "spec egress ports port",
            "spec egress ports endPort",
            "spec egress ports protocol");
    private static final Shape EVENT = Shape.of(
            "metadata name",
            "metadata namespace",
            "metadata creationTimestamp",
            "type",
            "reason",
            "message",
            "note",
            "involvedObject kind",
            "involvedObject namespace",
            "involvedObject name",
            "regarding kind",
            "regarding namespace",
            "regarding name",
            "source host",
            "source component",
            "deprecatedSource host",
            "deprecatedSource component",
            "reportingController",
            "reportingComponent",
            "count",
            "deprecatedCount",
            "series count",
            "series lastObservedTime",
            "eventTime",
            "firstTimestamp",
            "lastTimestamp",
            "deprecatedFirstTimestamp",
            "deprecatedLastTimestamp");
    private static final Shape TERWAY_NODE = Shape.of(
            "metadata name",
            "metadata resourceVersion",
            "spec datapath type",
            "spec nodeCap adapters",
            "spec nodeMetadata zoneID",
            "spec eni vSwitchOptions",
            "status networkInterfaces * vSwitchID",
            "status networkInterfaces * ipv4CIDR",
            "status networkInterfaces * status",
            "status networkInterfaces * ipv4 * ?",
            "status networkInterfaces * ipv6 * ?");
    private static final Shape POD_ENI = Shape.of(
            "metadata name",
            "metadata namespace",
            "metadata resourceVersion",
            "metadata creationTimestamp",
            "spec allocations eni id",
            "spec allocations eni vSwitchID",
            "spec allocations eni zone",
            "spec allocations ipv4",
            "spec allocations ipv6");
    private static final Shape POD_NETWORKING = Shape.of(
            "metadata name",
            "metadata resourceVersion",
            "metadata managedFields time",
            "metadata managedFields fieldsV1 f:spec ?",
            "spec vSwitchOptions");
    /** Of policies of other engines only that they are there. */
    private static final Shape NAME = Shape.of("metadata name", "metadata namespace");

    private Kept() {}

    /** @return empty for an object that no fact needs */
    static Optional<ObjectNode> of(JsonNode object) {
        String kind = text(object, "kind");
        String apiVersion = text(object, "apiVersion");
        if (text(object, "metadata", "name").isEmpty()) {
            return Optional.empty();
        }
        return Resources.all().stream()
                .filter(resource -> resource.holds(apiVersion, kind))
                .findFirst()
                .flatMap(resource -> kept(resource, object))
                .map(kept -> whole(apiVersion, kind, kept));
    }

    private static ObjectNode whole(String apiVersion, String kind, ObjectNode kept) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("apiVersion", apiVersion);
        whole.put("kind", kind);
        whole.setAll(kept);
        return withoutTokens(whole);
    }

    private static Optional<ObjectNode> kept(Resource resource, JsonNode object) {
        return switch (resource.groupResource()) {
            case "nodes" -> Optional.of(node(NODE.cut(object)));
            case "pods" -> Optional.of(pod(POD.cut(object)));
            case "daemonsets.apps" -> Optional.of(daemonSet(DAEMON_SET.cut(object)));
            case "configmaps" -> Optional.of(configMap(CONFIG_MAP.cut(object), StoredText.read(object)));
            case "services" -> Optional.of(service(SERVICE.cut(object)));
            case "networkpolicies.networking.k8s.io" -> Optional.of(POLICY.cut(object));
            case "events", "events.events.k8s.io" ->
                SeenEvent.read(object).map(seen -> event(EVENT.cut(object), seen.message()));
            case "nodes.network.alibabacloud.com" -> Optional.of(TERWAY_NODE.cut(object));
            case "podenis.network.alibabacloud.com" -> Optional.of(POD_ENI.cut(object));
            case "podnetworkings.network.alibabacloud.com" ->
                Optional.of(writers(POD_NETWORKING.cut(object), "f:spec"));
            default -> Optional.of(NAME.cut(object));
        };
    }

    private static ObjectNode node(ObjectNode node) {
        for (JsonNode condition : items(node, "status", "conditions")) {
            redact(condition, "message");
        }
        return writers(node, "f:metadata", "f:labels", "f:" + Node.EXCLUSIVE_LABEL);
    }

    private static ObjectNode pod(ObjectNode pod) {
        if (at(pod, "metadata", "annotations") instanceof ObjectNode annotations) {
            names(annotations).forEach(key -> annotations.put(key, Excerpt.masked(text(annotations, key))));
        }
        return pod;
    }

    private static ObjectNode daemonSet(ObjectNode set) {
        for (String list : List.of("initContainers", "containers")) {
            for (JsonNode c : items(set, "spec", "template", "spec", list)) {
                ObjectNode container = (ObjectNode) c;
                words(container, "command");
                words(container, "args");
                env(container);
            }
        }
        return set;
    }

    private static void words(ObjectNode container, String field) {
        if (container.has(field)) {
            List<String> words = DaemonSetReader.words(container, field);
            ArrayNode list = container.putArray(field);
            words.forEach(list::add);
        }
    }

    private static void env(ObjectNode container) {
        Map<String, String> read = DaemonSetReader.env(container);
        JsonNode all = at(container, "env");
        container.remove("env");
        if (read.isEmpty()) {
            return;
        }
        ArrayNode kept = container.putArray("env");
        for (JsonNode variable : items(all)) {
            if (read.containsKey(text(variable, "name"))) {
                kept.add(variable);
            }
        }
    }

    /** @param read the same object, with the keys that are read */
    private static ObjectNode configMap(ObjectNode config, StoredText read) {
        ObjectNode data = config.putObject("data");
        read.data().forEach((key, value) -> data.put(key, read.withoutCredentials(key)));
        return writers(config, "f:data");
    }

    private static ObjectNode service(ObjectNode service) {
        for (String map : List.of("labels", "annotations")) {
            if (at(service, "metadata", map) instanceof ObjectNode entries) {
                entries.retain(
                        names(entries).stream().filter(ServiceReader::reads).toList());
                for (String key : names(entries)) {
                    if (!ServiceReader.readsValue(key)) {
                        entries.put(key, "");
                    }
                }
            }
        }
        return service;
    }

    private static ObjectNode event(ObjectNode event, String message) {
        boolean note = text(event, "message").isEmpty();
        event.remove(List.of("message", "note"));
        return event.put(note ? "note" : "message", message);
    }

    /** Leaves those entries of managedFields that tell who wrote this field. */
    private static ObjectNode writers(ObjectNode object, String... field) {
        if (at(object, "metadata", "managedFields") instanceof ArrayNode entries) {
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (at(at(entries.get(i), "fieldsV1"), field).isMissingNode()) {
                    entries.remove(i);
                }
            }
        }
        return object;
    }

    private static void redact(JsonNode object, String field) {
        if (object instanceof ObjectNode node && node.path(field).isTextual()) {
            node.put(field, Excerpt.redact(node.path(field).asText()));
        }
    }

    private static List<String> names(ObjectNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** What is a credential by its own form has no place in any field. */
    private static ObjectNode withoutTokens(ObjectNode object) {
        names(object).forEach(key -> object.set(key, withoutTokens(object.path(key))));
        return object;
    }

    private static JsonNode withoutTokens(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return withoutTokens(object);
        }
        if (value instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, withoutTokens(list.get(i)));
            }
        }
        return value.isTextual() ? JsonNodeFactory.instance.textNode(Excerpt.withoutTokens(value.asText())) : value;
    }
}
