package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Pod;
import java.util.Collection;
import java.util.List;

/** A port of its node that a pod asks for. */
public record HostPort(Pod pod, Evidence evidence) {

    /** @return none for a port that names no hostPort, and none of init containers, which have ended */
    public static List<HostPort> of(Pod pod) {
        return pod.containers().stream()
                .filter(container -> !container.init())
                .flatMap(container -> container.ports().stream()
                        .filter(port -> port.hostPort() > 0)
                        .map(port -> new Evidence(
                                "hostPort",
                                port.hostPort() + " for " + port.port() + "/" + port.protocol(),
                                pod.ref() + " spec.containers[" + container.name() + "].ports")))
                .map(evidence -> new HostPort(pod, evidence))
                .toList();
    }

    /** @return {@code namespace/name} of each pod */
    public static List<String> pods(Collection<?> ports) {
        return Seen.pods(ports.stream().map(port -> ((HostPort) port).pod()).toList());
    }

    /** @return of each what it asks for, for as many as a person reads */
    public static List<Evidence> evidence(Collection<?> ports) {
        return Seen.some(
                ports.stream().map(port -> ((HostPort) port).evidence()).toList());
    }
}
