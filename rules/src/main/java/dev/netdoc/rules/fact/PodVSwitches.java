package dev.netdoc.rules.fact;

import java.util.List;

/**
 * The network that a pod asks for in annotations of its own, whatever is configured for its node. Terway writes them for
 * pods that a PodNetworking selects. Pods without such annotations have no such fact.
 *
 * @param podNetworking {@code k8s.aliyun.com/pod-networking}; empty without it
 * @param vswitches those of {@code k8s.aliyun.com/pod-networks}; empty if it names none, or does not parse
 */
public record PodVSwitches(ObjectRef pod, String podNetworking, List<String> vswitches) {
    public PodVSwitches {
        vswitches = List.copyOf(vswitches);
    }
}
