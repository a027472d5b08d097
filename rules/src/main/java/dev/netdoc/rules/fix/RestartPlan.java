package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ObjectRef;
import java.util.List;

/**
 * Which pods of a DaemonSet are replaced, in this order, the first one alone as a canary.
 *
 * @param selector the DaemonSet's own {@code spec.selector.matchLabels}, as {@code key=value,key=value}
 */
public record RestartPlan(ObjectRef daemonSet, String selector, List<PodRestart> pods) {
    public RestartPlan {
        pods = List.copyOf(pods);
    }

    /** @param uid of the pod when it was seen; a pod with another uid is already a new one */
    public record PodRestart(ObjectRef pod, String uid, String node) {}
}
