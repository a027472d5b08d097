package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Service;
import dev.netdoc.rules.mode.DualStack;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How rules about IPv4 and IPv6 put the pods and Services that they matched into words, always in the same order. */
public final class IpFamilies {
    // As much as a person reads; a cluster can have thousands of the same.
    private static final int PODS_SHOWN = 10;
    private static final int SERVICES_SHOWN = 20;

    private IpFamilies() {}

    /** @return whether both times are known and the first is the later one */
    public static boolean later(Optional<Instant> time, Optional<Instant> than) {
        return time.isPresent() && than.isPresent() && time.get().isAfter(than.get());
    }

    /** @return the first of them by name */
    public static Pod first(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .min(Comparator.comparing(Pod::ref))
                .orElseThrow();
    }

    public static List<Evidence> addresses(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .distinct()
                .sorted(Comparator.comparing(Pod::ref))
                .limit(PODS_SHOWN)
                .map(pod -> new Evidence(
                        "pod addresses",
                        String.join(", ", pod.ips())
                                + pod.createdAt()
                                        .map(t -> " (created " + t + ")")
                                        .orElse(""),
                        pod.ref() + " status.podIPs"))
                .toList();
    }

    /** @return what shows that the cluster is dual stack */
    public static List<Evidence> dual(Collection<?> facts) {
        return Seen.some(facts.stream()
                .map(DualStack.class::cast)
                .flatMap(fact -> fact.evidence().stream())
                .toList());
    }

    /** @return the nodes that they run on */
    public static List<ObjectRef> nodesOf(Collection<?> pods) {
        return Seen.nodesOf(pods).stream()
                .map(name -> ObjectRef.clusterScoped("Node", name))
                .toList();
    }

    /** When people said that the cluster became dual stack. */
    public static List<Evidence> since(Optional<Instant> time) {
        return time
                .map(t -> new Evidence("dual stack since", t.toString(), "settings of netdoc, dualStackSince"))
                .stream()
                .toList();
    }

    /** @return {@code namespace/name} of each */
    public static List<String> names(Collection<?> services) {
        return services(services).stream()
                .map(s -> s.namespace() + "/" + s.name())
                .toList();
    }

    public static List<Evidence> policies(Collection<?> services) {
        return services(services).stream()
                .limit(SERVICES_SHOWN)
                .map(s -> new Evidence(
                        "address families",
                        String.join(", ", s.ipFamilies()) + " ("
                                + (s.ipFamilyPolicy().isEmpty() ? "no ipFamilyPolicy" : s.ipFamilyPolicy())
                                + ", type " + s.type()
                                + (s.managers().isEmpty() ? "" : ", managed: " + String.join(" ", s.managers())) + ")",
                        s.ref() + " spec.ipFamilies"
                                + (s.resourceVersion().isEmpty() ? "" : " @" + s.resourceVersion())))
                .toList();
    }

    /** @return whether one may be patched as it stands: no load balancer hangs on it, and nothing would undo it */
    public static boolean anyPatchable(Collection<?> services) {
        return services(services).stream().anyMatch(IpFamilies::patchable);
    }

    /** @return the first that may be patched as it stands; the first of all if there is none */
    public static Service example(Collection<?> services) {
        List<Service> all = services(services);
        return all.stream().filter(IpFamilies::patchable).findFirst().orElseGet(all::getFirst);
    }

    private static boolean patchable(Service service) {
        return !service.type().equals("LoadBalancer") && service.managers().isEmpty();
    }

    private static List<Service> services(Collection<?> services) {
        return services.stream()
                .map(Service.class::cast)
                .sorted(Comparator.comparing(Service::ref))
                .toList();
    }
}
