package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Service;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pods by what a Service selects them by, so that thousands of Services need not look at each of 100,000 pods. */
public final class PodsByLabel {
    private final Map<Key, List<Pod>> pods = new HashMap<>();

    private record Key(String namespace, String label, String value) {}

    private PodsByLabel() {}

    /**
     * @param all of which those count that may take traffic: live, with an address
     * @param services all that will be asked for; other labels than theirs are left out
     */
    public static PodsByLabel of(Collection<Pod> all, Collection<?> services) {
        var index = new PodsByLabel();
        for (Object each : services) {
            Service service = (Service) each;
            service.selector()
                    .forEach((label, value) ->
                            index.pods.put(new Key(service.namespace(), label, value), new ArrayList<>()));
        }
        for (Pod pod : all) {
            if (!pod.live() || pod.ips().isEmpty()) {
                continue;
            }
            pod.labels().forEach((label, value) -> {
                List<Pod> same = index.pods.get(new Key(pod.namespace(), label, value));
                if (same != null) {
                    same.add(pod);
                }
            });
        }
        return index;
    }

    /** @return the pods that the Service selects; none without a selector */
    public List<Pod> behind(Service service) {
        return service.selector().entrySet().stream()
                .map(e -> pods.getOrDefault(new Key(service.namespace(), e.getKey(), e.getValue()), List.of()))
                .min(Comparator.comparingInt(List::size))
                .orElse(List.of())
                .stream()
                .filter(pod -> service.selector().entrySet().stream()
                        .allMatch(e -> e.getValue().equals(pod.labels().get(e.getKey()))))
                .toList();
    }
}
