package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.map;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;
import static dev.netdoc.rules.observe.Fields.time;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.PodEni;
import dev.netdoc.rules.fact.PodEni.Allocation;
import dev.netdoc.rules.fact.PodNetworking;
import dev.netdoc.rules.fact.PodVSwitches;
import dev.netdoc.rules.fact.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What says which vSwitches a pod may use, or uses, beside the configuration of its node. */
final class PodEniReader {
    private static final String PREFIX = "k8s.aliyun.com/";
    private static final ObjectMapper JSON = new ObjectMapper();

    private PodEniReader() {}

    static PodEni podEni(JsonNode object) {
        ObjectRef ref = Fields.ref(object, "PodENI", "default");
        var all = new ArrayList<Allocation>();
        for (JsonNode item : items(object, "spec", "allocations")) {
            String vswitch = text(item, "eni", "vSwitchID");
            String path = "spec.allocations[" + all.size() + "].eni.vSwitchID";
            all.add(new Allocation(
                    text(item, "eni", "id"),
                    vswitch,
                    text(item, "eni", "zone"),
                    Stream.of(text(item, "ipv4"), text(item, "ipv6"))
                            .filter(ip -> !ip.isEmpty())
                            .toList(),
                    new Evidence(
                            "vSwitch of the pod's own ENI",
                            vswitch.isEmpty() ? "(absent)" : vswitch,
                            Fields.source(ref, path, Fields.resourceVersion(object)))));
        }
        return new PodEni(ref, time(object, "metadata", "creationTimestamp"), all);
    }

    static PodNetworking podNetworking(JsonNode object) {
        ObjectRef ref = ObjectRef.clusterScoped("PodNetworking", text(object, "metadata", "name"));
        String version = Fields.resourceVersion(object);
        List<String> ids = texts(object, "spec", "vSwitchOptions");
        var listed = new Evidence(
                "vSwitches",
                ids.isEmpty() ? "(absent)" : String.join(" ", ids),
                Fields.source(ref, "spec.vSwitchOptions", version));
        return new PodNetworking(
                ref.name(),
                ids.isEmpty() ? new Reading.Absent<>(listed) : new Reading.Present<>(ids, listed),
                written(object, Fields.source(ref, "metadata.managedFields", version)));
    }

    private static Reading<Instant> written(JsonNode object, String source) {
        Optional<Instant> latest = Optional.empty();
        for (JsonNode entry : items(object, "metadata", "managedFields")) {
            Optional<Instant> at = time(entry, "time");
            if (!at(entry, "fieldsV1", "f:spec").isMissingNode()
                    && at.isPresent()
                    && latest.filter(l -> !l.isBefore(at.get())).isEmpty()) {
                latest = at;
            }
        }
        return latest.<Reading<Instant>>map(
                        at -> new Reading.Present<>(at, new Evidence("spec written", at.toString(), source)))
                .orElseGet(() -> new Reading.Unknown<>(
                        "no managedFields tell when it was written",
                        new Evidence("spec written", "(unknown)", source)));
    }

    /** @return empty for a pod that asks for nothing of its own */
    static Optional<PodVSwitches> ofPod(JsonNode object) {
        Map<String, String> annotations = map(object, "metadata", "annotations");
        String name = annotations.getOrDefault(PREFIX + "pod-networking", "");
        String networks = annotations.getOrDefault(PREFIX + "pod-networks", "");
        if (name.isEmpty() && networks.isEmpty() && !annotations.containsKey(PREFIX + "pod-networks-request")) {
            return Optional.empty();
        }
        return Optional.of(new PodVSwitches(Fields.ref(object, "Pod", "default"), name, vswitches(networks)));
    }

    private static List<String> vswitches(String networks) {
        var ids = new ArrayList<String>();
        try {
            JsonNode tree = JSON.readTree(networks);
            for (JsonNode network : items(tree == null ? JSON.nullNode() : tree, "podNetworks")) {
                ids.addAll(texts(network, "vSwitchOptions"));
            }
        } catch (JacksonException e) {
            return List.of(); // people write annotations too
        }
        return ids;
    }
}
