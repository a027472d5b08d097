package dev.netdoc.rules.fact;

import java.util.List;
import java.util.Map;

/**
 * A Service. Source: {@code GET services}.
 *
 * @param type {@code ClusterIP}, {@code NodePort}, {@code LoadBalancer} or {@code ExternalName}
 * @param ipFamilyPolicy empty where the field is missing
 * @param managers annotations and labels that show who else writes the object (Helm, Argo CD, Kustomize)
 * @param optOut whether its annotations ask netdoc to leave its address families alone
 */
public record Service(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        String type,
        List<String> clusterIps,
        String ipFamilyPolicy,
        List<String> ipFamilies,
        List<Port> ports,
        Map<String, String> selector,
        List<String> externalIps,
        List<String> ingress,
        boolean internalLb,
        List<String> managers,
        boolean optOut) {
    public Service {
        clusterIps = List.copyOf(clusterIps);
        ipFamilies = List.copyOf(ipFamilies);
        ports = List.copyOf(ports);
        selector = Map.copyOf(selector);
        externalIps = List.copyOf(externalIps);
        ingress = List.copyOf(ingress);
        managers = List.copyOf(managers);
    }

    /**
     * @param targetPort a number or the name of a container's port; the port itself where the field is missing
     * @param nodePort 0 where there is none
     */
    public record Port(String name, int port, String targetPort, String protocol, int nodePort) {}

    public String namespace() {
        return ref.namespace();
    }

    public String name() {
        return ref.name();
    }

    public boolean headless() {
        return clusterIps.contains("None");
    }
}
