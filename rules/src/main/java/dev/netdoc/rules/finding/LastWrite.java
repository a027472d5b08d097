package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.PodContainer;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When somebody last wrote the data of a ConfigMap, to be set against when those that read it started.
 *
 * @param manager who wrote, as managedFields names it; empty if it names nobody
 */
public record LastWrite(ObjectRef configMap, Instant at, String manager, Evidence evidence) {
    // As much as a person reads; a cluster can have thousands of pods.
    private static final int SHOWN = 10;

    /** @return none where the ConfigMap is absent or unreadable, or nothing tells when its data was written */
    public static List<LastWrite> of(StoredConfig config) {
        return config.stamp().asOptional().stream()
                .flatMap(stamp -> stamp.dataWrittenAt() instanceof Reading.Present<Instant>(Instant at, Evidence e)
                        ? Stream.of(new LastWrite(config.ref(), at, stamp.manager(), e))
                        : Stream.empty())
                .toList();
    }

    /** @return whether what started then did so before the write; false if the start is not known */
    public boolean missedBy(Optional<Instant> start) {
        return start.filter(s -> s.isBefore(at)).isPresent();
    }

    /** @return whether what started then found the new data; false if the start is not known */
    public boolean foundBy(Optional<Instant> start) {
        return start.filter(s -> !s.isBefore(at)).isPresent();
    }

    /** @return e.g. {@code 2026-11-20T07:40:00Z} */
    public String time() {
        return at.toString();
    }

    /** @return when, and where it is known by whom */
    public List<Evidence> told() {
        return manager.isBlank()
                ? List.of(evidence)
                : List.of(evidence, new Evidence("written by", manager, evidence.source()));
    }

    /** @return when the first few of the pods started, by name */
    public static List<Evidence> podStarts(Collection<?> pods) {
        return first(pods)
                .map(pod -> new Evidence(
                        "pod started",
                        pod.startedAt().map(Instant::toString).orElse("(unknown)"),
                        pod.ref() + " status.startTime"))
                .toList();
    }

    /** @return when the containers of the first few of the pods started, by name of the pod */
    public static List<Evidence> containerStarts(Collection<?> pods) {
        var all = new ArrayList<Evidence>();
        first(pods).forEach(pod -> {
            for (PodContainer container : pod.containers()) {
                container
                        .startedAt()
                        .ifPresent(start -> all.add(new Evidence(
                                "container started",
                                start.toString(),
                                pod.ref() + " status.containerStatuses[" + container.name()
                                        + "].state.running.startedAt")));
            }
        });
        return all;
    }

    /** @return the name of the first of the pods, of which there must be one */
    public static String firstOf(Collection<?> pods) {
        return first(pods).map(Pod::name).findFirst().orElseThrow();
    }

    /** @return what owns the first of the pods, e.g. {@code kube-proxy-worker} */
    public static String ownerOf(Collection<?> pods) {
        return first(pods)
                .flatMap(pod -> pod.owner().map(Pod.Owner::name).stream())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Pod> first(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .sorted(Comparator.comparing(Pod::ref))
                .limit(SHOWN);
    }
}
