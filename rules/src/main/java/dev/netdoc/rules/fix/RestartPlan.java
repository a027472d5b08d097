package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import java.util.List;

/**
 * Which pods of a DaemonSet are replaced, in this order, the first one alone as a canary.
 *
 * @param selector the DaemonSet's own {@code spec.selector.matchLabels}, as {@code key=value,key=value}
 * @param way who replaces them
 */
public record RestartPlan(ObjectRef daemonSet, String selector, List<PodRestart> pods, Way way) {
    public RestartPlan {
        pods = List.copyOf(pods);
    }

    /** {@return whether the DaemonSet made the pod, before the restart or by it} */
    boolean owns(Pod pod) {
        return pod.namespace().equals(daemonSet.namespace()) && pod.ownedBy("DaemonSet", daemonSet.name());
    }

    /** Who replaces the pods. */
    public enum Way {
        /** Each is deleted by name, a few at a time; its controller makes a new one. */
        PACED_DELETE,
        /** The change is one of the DaemonSet itself, whose controller rolls it out in the order that it likes. */
        ROLLS_ITSELF
    }

    /** @param uid of the pod when it was seen; a pod with another uid is already a new one */
    public record PodRestart(ObjectRef pod, String uid, String node) {}
}
