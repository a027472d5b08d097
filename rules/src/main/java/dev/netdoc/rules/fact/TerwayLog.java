package dev.netdoc.rules.fact;

/**
 * What the log of one container of a Terway pod says about the datapath of its node. Values are absent where no line
 * speaks of them.
 *
 * @param datapath {@code veth} or {@code ipvlan}, as the policy container's Cilium argument says; veth with Cilium is
 *     DataPath V2
 * @param datapathV2 the init container says that the node is, or becomes, DataPath V2
 * @param keepsIpvlan the init container says that the node stays IPvlan
 * @param cilium whether the policy container runs a Cilium agent
 * @param felix whether the policy container runs Felix
 * @param policy {@code --enable-policy}: {@code default} or {@code never}
 * @param hostPort {@code --enable-host-port}: whether Cilium opens ports of the node for pods
 * @param autoDataPathV2 the feature gate, where the init container tells it
 * @param exclusiveChanged the init container refuses: the exclusive mode changed after the node was made
 * @param kernelTooOld the init container refuses the kernel
 * @param ipvlanRefused the init container refuses IPvlan
 */
public record TerwayLog(
        ObjectRef pod,
        String container,
        String node,
        Reading<String> datapath,
        boolean datapathV2,
        boolean keepsIpvlan,
        boolean cilium,
        boolean felix,
        Reading<String> policy,
        Reading<Boolean> kubeProxyReplacement,
        Reading<Boolean> hostPort,
        Reading<Boolean> inClusterLb,
        Reading<Boolean> autoDataPathV2,
        boolean exclusiveChanged,
        boolean kernelTooOld,
        boolean ipvlanRefused,
        Evidence evidence) {}
