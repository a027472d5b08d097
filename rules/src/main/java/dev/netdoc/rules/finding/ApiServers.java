package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How rules about the API servers of a cluster put those that they matched into words, always in the same order. */
public final class ApiServers {
    private static final String CONTAINER = "kube-apiserver";

    private ApiServers() {}

    /** @return since when the container of each has run, where that is known */
    public static List<Evidence> starts(Collection<?> pods) {
        return sorted(pods)
                .flatMap(pod -> pod.containers().stream()
                        .filter(c -> c.name().equals(CONTAINER))
                        .flatMap(c -> c.startedAt().stream())
                        .map(at -> new Evidence(
                                "API server running since",
                                at.toString(),
                                pod.ref() + " status.containerStatuses[" + CONTAINER + "].state.running.startedAt")))
                .toList();
    }

    /** @return {@code node (time)} of each, the time being when its container started */
    public static List<String> since(Collection<?> pods) {
        return sorted(pods)
                .map(pod -> pod.node()
                        + pod.containers().stream()
                                .filter(c -> c.name().equals(CONTAINER))
                                .flatMap((PodContainer c) -> c.startedAt().stream())
                                .map(at -> " (" + at + ")")
                                .findFirst()
                                .orElse(""))
                .toList();
    }

    private static Stream<Pod> sorted(Collection<?> pods) {
        return pods.stream().map(Pod.class::cast).sorted(Comparator.comparing(Pod::ref));
    }
}
