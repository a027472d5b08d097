package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.CustomPolicy;
import dev.netdoc.rules.fact.DaemonSet;
import dev.netdoc.rules.fact.NetworkPolicy;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodEni;
import dev.netdoc.rules.fact.PodNetworking;
import dev.netdoc.rules.fact.PodVSwitches;
import dev.netdoc.rules.fact.Service;
import dev.netdoc.rules.fact.TerwayNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/** What is kept of the objects, each once; of a duplicate the last. Requests run side by side, so order means nothing. */
final class KeptObjects {
    final Map<String, Node> nodes = new TreeMap<>();
    final Map<ObjectRef, Pod> pods = new LinkedHashMap<>();
    final Map<ObjectRef, PodVSwitches> podVSwitches = new LinkedHashMap<>();
    final Map<ObjectRef, DaemonSet> daemonSets = new TreeMap<>();
    final Map<ObjectRef, StoredText> configs = new HashMap<>();
    final Map<ObjectRef, Service> services = new LinkedHashMap<>();
    final Map<ObjectRef, NetworkPolicy> policies = new LinkedHashMap<>();
    final Map<ObjectRef, CustomPolicy> customPolicies = new TreeMap<>();
    final Map<String, TerwayNode> terwayNodes = new TreeMap<>();
    final Map<ObjectRef, PodEni> podEnis = new LinkedHashMap<>();
    final Map<String, PodNetworking> podNetworkings = new TreeMap<>();
    final Map<String, SeenEvent> events = new LinkedHashMap<>();

    /** Of one event that both APIs tell, always the same one counts. */
    private static final Comparator<SeenEvent> LATER = Comparator.comparing(SeenEvent::at)
            .thenComparing(SeenEvent::component)
            .thenComparing(SeenEvent::host)
            .thenComparing(SeenEvent::count)
            .thenComparing(SeenEvent::message);

    void keep(Resource resource, JsonNode object) {
        switch (resource.groupResource()) {
            case "nodes" -> {
                Node node = NodeReader.read(object);
                nodes.put(node.name(), node);
            }
            case "pods" -> {
                Pod pod = PodReader.read(object);
                pods.put(pod.ref(), pod);
                PodEniReader.ofPod(object).ifPresent(own -> podVSwitches.put(own.pod(), own));
            }
            case "daemonsets.apps" -> {
                DaemonSet set = DaemonSetReader.read(object);
                daemonSets.put(set.ref(), set);
            }
            case "configmaps" -> {
                StoredText config = StoredText.read(object);
                configs.put(config.ref(), config);
            }
            case "services" -> {
                Service service = ServiceReader.read(object);
                services.put(service.ref(), service);
            }
            case "networkpolicies.networking.k8s.io" -> {
                NetworkPolicy policy = PolicyReader.read(object);
                policies.put(policy.ref(), policy);
            }
            case "events", "events.events.k8s.io" ->
                SeenEvent.read(object).ifPresent(e -> events.merge(e.id(), e, BinaryOperator.maxBy(LATER)));
            case "nodes.network.alibabacloud.com" -> {
                TerwayNode node = TerwayNodeReader.read(object);
                terwayNodes.put(node.name(), node);
            }
            case "podenis.network.alibabacloud.com" -> {
                PodEni own = PodEniReader.podEni(object);
                podEnis.put(own.ref(), own);
            }
            case "podnetworkings.network.alibabacloud.com" -> {
                PodNetworking networking = PodEniReader.podNetworking(object);
                podNetworkings.put(networking.name(), networking);
            }
            default -> {
                ObjectRef ref = Fields.ref(object, resource.kind(), "");
                customPolicies.put(ref, new CustomPolicy(ref, resource.groupResource()));
            }
        }
    }

    int count(Resource resource) {
        return switch (resource.groupResource()) {
            case "nodes" -> nodes.size();
            case "pods" -> pods.size();
            case "daemonsets.apps" ->
                (int) daemonSets.keySet().stream()
                        .filter(ref -> ref.namespace().equals(resource.namespace()))
                        .count();
            case "services" -> services.size();
            case "networkpolicies.networking.k8s.io" -> policies.size();
            case "events", "events.events.k8s.io" -> events.size();
            case "nodes.network.alibabacloud.com" -> terwayNodes.size();
            case "podenis.network.alibabacloud.com" -> podEnis.size();
            case "podnetworkings.network.alibabacloud.com" -> podNetworkings.size();
            default ->
                (int) customPolicies.values().stream()
                        .filter(p -> p.resource().equals(resource.groupResource()))
                        .count();
        };
    }
}
