package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.GatheredAt;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Which pods of kube-system do not work, and why. */
public final class SystemPods {
    private static final int NOT_READY_SECONDS = 180;
    private static final int UNSCHEDULED_SECONDS = 300;
    private static final int WITHOUT_ADDRESS_SECONDS = 120;
    private static final int WINDOW_SECONDS = 3600;
    private static final int RESTARTS = 3;
    private static final int SHOWN = 5;

    private static final Set<String> BROKEN = Set.of(
            "CrashLoopBackOff",
            "ImagePullBackOff",
            "ErrImagePull",
            "InvalidImageName",
            "CreateContainerConfigError",
            "CreateContainerError",
            "RunContainerError");

    private static final Set<String> VITAL = Set.of(
            "terway-eniip",
            "terway-eni",
            "terway",
            "kube-flannel-ds",
            "anetd",
            "kube-proxy",
            "kube-proxy-worker",
            "kube-proxy-master",
            "coredns");

    private static final List<String> NO_ADDRESS = List.of(
            "flannel-ip-exhausted",
            "flannel-ip-leak",
            "gke-ip-leak",
            "terway-eni-quota-exhausted",
            "terway-mac-not-found",
            "terway-vswitch-ip-exhausted");
    private static final List<String> TERWAY = List.of(
            "network-config-invalid",
            "terway-acceleration-fallback",
            "terway-eip-pool-unsupported",
            "terway-exclusive-mode-changed",
            "terway-node-config-missing");
    private static final List<String> PROXY = List.of("kube-proxy-ipvs-fallback", "network-config-invalid");
    private static final List<String> FLANNEL = List.of("flannel-cni-version-missing", "network-config-invalid");

    private SystemPods() {}

    /** @return what is wrong with a pod that is not ready, in the words of the API; empty if nothing is, or not yet */
    public static String trouble(Pod pod, GatheredAt time) {
        if (pod.phase().equals("Pending") && pod.node().isEmpty()) {
            return time.olderThan(pod.since(), UNSCHEDULED_SECONDS) ? "Unschedulable" : "";
        }
        if (pod.waitsForAddress() && pod.waitingReason().equals("ContainerCreating")) {
            return time.olderThan(pod.since(), WITHOUT_ADDRESS_SECONDS) ? "ContainerCreating" : "";
        }
        if (!time.olderThan(pod.readyAt().or(pod::since), NOT_READY_SECONDS)) {
            return "";
        }
        for (PodContainer container : pod.containers()) {
            if (BROKEN.contains(container.waitingReason())) {
                return container.waitingReason();
            }
            boolean again = container.restarts() >= RESTARTS
                    && container.ended().flatMap(PodContainer.Ended::at).isPresent()
                    && !time.olderThan(container.ended().flatMap(PodContainer.Ended::at), WINDOW_SECONDS);
            if (again) {
                return "restartCount " + container.restarts();
            }
        }
        return "";
    }

    /** @return the name of what the pod belongs to, e.g. {@code kube-proxy-worker} or {@code coredns} */
    public static String component(Pod pod) {
        if ("kube-dns".equals(pod.labels().get("k8s-app"))) {
            return "coredns";
        }
        return pod.owner().map(Pod.Owner::name).orElse(pod.name());
    }

    /** @return whether nodes or names stop working where all pods of it are down */
    public static boolean vital(String component) {
        return VITAL.contains(component);
    }

    /** @param sick pods of one component, in any order; at least one */
    public static Concluded told(Concluded finding, String component, Collection<?> sick, GatheredAt time) {
        List<Pod> pods = sick.stream()
                .map(Pod.class::cast)
                .sorted(Comparator.comparing(Pod::name))
                .toList();
        List<Evidence> seen = new ArrayList<>();
        for (Pod pod : pods.subList(0, Math.min(SHOWN, pods.size()))) {
            seen.addAll(evidence(pod, trouble(pod, time)));
        }
        Pod first = pods.getFirst();
        return finding.about(owner(first))
                .seen(seen)
                .with("component", component)
                .with("pods", pods.stream().map(Pod::name).toList())
                .with("pod", first.name())
                .with("reasons", pods.stream().map(pod -> trouble(pod, time)).toList())
                .explainedBy(reasons(component, pods, time));
    }

    private static ObjectRef owner(Pod pod) {
        return pod.owner()
                .filter(owner -> !owner.kind().equals("Node"))
                .map(owner -> new ObjectRef(owner.kind(), pod.namespace(), owner.name()))
                .orElse(pod.ref());
    }

    private static List<String> reasons(String component, List<Pod> pods, GatheredAt time) {
        if (pods.stream().anyMatch(pod -> trouble(pod, time).equals("ContainerCreating"))) {
            return NO_ADDRESS;
        }
        return switch (component) {
            case "terway-eniip", "terway-eni", "terway" -> TERWAY;
            case "kube-proxy", "kube-proxy-worker", "kube-proxy-master" -> PROXY;
            case "kube-flannel-ds" -> FLANNEL;
            default -> pods.getFirst().apiServer() ? List.of("apiserver-cert-expired") : List.of();
        };
    }

    private static List<Evidence> evidence(Pod pod, String trouble) {
        List<Evidence> seen = new ArrayList<>();
        seen.add(new Evidence("pod state", trouble, pod.ref() + " status"));
        for (PodContainer container : pod.containers()) {
            container
                    .ended()
                    .filter(ended -> !container.ready() && ended.exitCode() != 0)
                    .ifPresent(ended -> seen.add(new Evidence(
                            "last end of " + container.name(),
                            (ended.reason() + " exit code " + ended.exitCode()).strip(),
                            pod.ref() + " status.containerStatuses[" + container.name() + "].lastState.terminated")));
        }
        return seen;
    }
}
