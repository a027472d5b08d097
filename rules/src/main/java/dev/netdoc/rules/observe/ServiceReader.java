package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.map;
import static dev.netdoc.rules.observe.Fields.text;
import static dev.netdoc.rules.observe.Fields.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Service;
import dev.netdoc.rules.fact.Service.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Service objects to facts. */
final class ServiceReader {
    /** A Service with this annotation wants to stay single stack. */
    static final String OPT_OUT = "netdoc.dev/ip-families";

    private static final Map<String, String> INTERNAL = Map.of(
            "networking.gke.io/load-balancer-type", "Internal",
            "cloud.google.com/load-balancer-type", "Internal",
            "service.beta.kubernetes.io/alibaba-cloud-loadbalancer-address-type", "intranet");

    private ServiceReader() {}

    static Service read(JsonNode object) {
        JsonNode spec = Fields.at(object, "spec");
        String type = text(spec, "type");
        List<String> ips = texts(spec, "clusterIPs");
        Map<String, String> annotations = map(object, "metadata", "annotations");
        return new Service(
                Fields.ref(object, "Service", "default"),
                text(object, "metadata", "uid"),
                Fields.resourceVersion(object),
                type.isEmpty() ? "ClusterIP" : type,
                ips.isEmpty() ? texts(spec, "clusterIP") : ips,
                text(spec, "ipFamilyPolicy"),
                texts(spec, "ipFamilies"),
                ports(spec),
                map(spec, "selector"),
                texts(spec, "externalIPs"),
                ingress(object),
                INTERNAL.entrySet().stream()
                        .anyMatch(e -> annotations.getOrDefault(e.getKey(), "").equalsIgnoreCase(e.getValue())),
                managers(annotations, map(object, "metadata", "labels")),
                annotations.containsKey(OPT_OUT));
    }

    private static List<Port> ports(JsonNode spec) {
        var ports = new ArrayList<Port>();
        for (JsonNode port : items(spec, "ports")) {
            int number = Fields.count(port, "port");
            String target = text(port, "targetPort");
            String protocol = text(port, "protocol");
            ports.add(new Port(
                    text(port, "name"),
                    number,
                    target.isEmpty() || target.equals("0") ? Integer.toString(number) : target,
                    protocol.isEmpty() ? "TCP" : protocol,
                    Fields.count(port, "nodePort")));
        }
        return ports;
    }

    private static List<String> ingress(JsonNode object) {
        var all = new ArrayList<String>();
        for (JsonNode entry : items(object, "status", "loadBalancer", "ingress")) {
            String ip = text(entry, "ip");
            String shown = ip.isEmpty() ? text(entry, "hostname") : ip;
            if (!shown.isEmpty()) {
                all.add(shown);
            }
        }
        return all;
    }

    /** Any key of Argo CD or Flux counts, whatever it is called in a version to come. */
    private static List<String> managers(Map<String, String> annotations, Map<String, String> labels) {
        return Stream.concat(annotations.keySet().stream(), labels.keySet().stream())
                .filter(ServiceReader::manager)
                .sorted()
                .distinct()
                .toList();
    }

    private static boolean manager(String key) {
        return key.startsWith("meta.helm.sh/")
                || key.startsWith("argocd.argoproj.io/")
                || key.contains("kustomize.toolkit.")
                || key.contains("helm.toolkit.");
    }

    /** @return whether it matters that a Service has this label or annotation */
    static boolean reads(String key) {
        return key.equals(OPT_OUT) || readsValue(key) || manager(key);
    }

    /** @return whether it matters what the annotation says */
    static boolean readsValue(String key) {
        return INTERNAL.containsKey(key);
    }
}
