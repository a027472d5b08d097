package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.Service;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a Service reaches its pods by another port than its own. */
public final class PortTranslation {
    private PortTranslation() {}

    /** @return whether at least one port of the Service is another in this pod */
    public static boolean of(Service service, Pod pod) {
        return changed(service, pod).findAny().isPresent();
    }

    private static Stream<String> changed(Service service, Pod pod) {
        return service.ports().stream()
                .flatMap(port -> number(port, pod)
                        .filter(target -> target != port.port())
                        .map(target -> port.port() + " -> " + target)
                        .stream());
    }

    /** A name that no container has leads nowhere, so nothing is translated. */
    private static Optional<Integer> number(Service.Port port, Pod pod) {
        if (port.targetPort().matches("\\d{1,5}")) {
            return Optional.of(Integer.valueOf(port.targetPort()));
        }
        return pod.containers().stream()
                .map(PodContainer::ports)
                .flatMap(List::stream)
                .filter(p -> p.name().equals(port.targetPort()) && p.protocol().equals(port.protocol()))
                .map(PodContainer.Port::port)
                .findFirst();
    }

    /**
     * @param backends the pods it chooses from: a pod meets itself once in so many calls
     * @return e.g. {@code 80 -> 8080; backends on these nodes: 3}
     */
    public static Evidence evidence(Service service, List<Pod> backends) {
        String ports = backends.stream()
                .flatMap(pod -> changed(service, pod))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return new Evidence(
                "port -> target port",
                ports + "; backends on these nodes: " + backends.size(),
                service.ref() + " spec.ports");
    }

    /** @return {@code namespace/name} of each Service */
    public static List<String> names(Collection<?> services) {
        return Seen.texts(
                services.stream().map(Service.class::cast).map(Service::ref).toList());
    }

    public static List<ObjectRef> refs(Collection<?> agents) {
        return agents.stream()
                .map(NetworkAgent.class::cast)
                .map(NetworkAgent::ref)
                .distinct()
                .toList();
    }
}
