package dev.netdoc.rules.mode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The permission or the command that would decide what is not known. */
public enum NextStep {
    LIST_DAEMONSETS("Allow netdoc to list daemonsets.apps in kube-system and kube-flannel."),
    LIST_NODES("Allow netdoc to list nodes."),
    LIST_NODES_AND_DAEMONSETS("Allow netdoc to list nodes, and daemonsets.apps in kube-system."),
    LIST_NODES_PODS_DAEMONSETS(
            "Allow netdoc to list nodes, pods, and daemonsets.apps in kube-system and kube-flannel."),
    LIST_NODES_PODS_SERVICES("Allow netdoc to list nodes, pods and services, and to get the ConfigMap eni-config."),
    FIND_AGENT("See which network agent runs: kubectl get daemonsets -A -o wide"),
    REMOVE_ONE_AGENT("Two network agents stand on the same nodes. Find out which one the nodes use:"
            + " ls /etc/cni/net.d on a node."),
    NAME_POOLS("Different network agents serve different nodes: ask for one node pool at a time."),
    READ_VERSION("Read the server's version: kubectl version"),
    READ_AGENT_VERSION(
            "The agent's image has no tag that reads as a version: look up the add-on's version in the console."),
    READ_DAEMON_MODE("Read Terway's daemon-mode argument: kubectl -n kube-system get daemonset -o yaml"),
    CHECK_EXCLUSIVE_NODES("Compare label and device: kubectl get nodes -L k8s.aliyun.com/exclusive-mode-eni-type"
            + " -o custom-columns=NAME:.metadata.name,ENI:.status.allocatable.aliyun/eni"),
    READ_POLICY_LOG("Look for datapath-mode in the log of a Terway pod on each node:"
            + " kubectl -n kube-system logs POD -c policy"),
    READ_ENI_CONFIG("Allow netdoc to get the ConfigMap eni-config in kube-system."),
    CORRECT_VIRTUAL_TYPE(
            "Terway of this version does not know the value of eniip_virtual_type: check it in the console,"
                    + " and the log of a Terway pod's policy container."),
    READ_KUBE_PROXY_CONFIG("Allow netdoc to get the ConfigMaps kube-proxy-worker, kube-proxy-master and kube-proxy"
            + " in kube-system."),
    READ_KUBE_PROXY_LOG("Look for \"Using … Proxier\" in the log of the kube-proxy pod on each node."),
    COMPARE_NODES("Nodes differ: see the value of each node pool."),
    READ_COREFILE("Allow netdoc to get the ConfigMap coredns in kube-system, or read the domain in a pod:"
            + " cat /etc/resolv.conf"),
    ASK_POLICY_AGENT("Ask the maker of the network agent whether it enforces NetworkPolicy.");

    private final String english;

    NextStep(String english) {
        this.english = english;
    }

    /** @return a stable key for texts in other languages, e.g. {@code list-nodes} */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String english() {
        return english;
    }

    /** @return the step whose English text a statement carries */
    public static Optional<NextStep> of(String english) {
        return Arrays.stream(values()).filter(s -> s.english.equals(english)).findFirst();
    }
}
