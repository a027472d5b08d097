package dev.netdoc.rules.fact;

import java.util.List;

/**
 * ConfigMap kube-system/eni-config, as the running version of Terway reads it. No such fact where the ConfigMap is absent
 * or unreadable.
 *
 * @param virtualType {@code eniip_virtual_type} of the plug-in object in lower case; absent means veth; present with
 *     any text, also one that Terway does not know
 * @param misplaced where {@code eniip_virtual_type} stands without effect, when it stands nowhere else
 * @param policyProvider {@code network_policy_provider} in lower case; absent means iptables
 * @param policyDisabled {@code disable_network_policy}: anything but empty, false and 0 disables
 * @param policyDisabledText {@code disable_network_policy} of the ConfigMap as written, whoever reads it; absent where
 *     the key is missing
 * @param inClusterLb {@code in_cluster_loadbalance} is exactly {@code true}
 * @param inClusterLbText as written; absent where the key is missing
 * @param chain types of the chained plug-ins in order, e.g. {@code terway, portmap}
 * @param ciliumArgs {@code cilium_args} of the plug-in object, as written: arguments that Cilium is started with
 * @param eniConf the JSON of key {@code eni_conf}
 * @param confIpStack {@code ip_stack} of the plug-in object, where old clusters keep it
 * @param keys the keys of {@code data}
 */
public record TerwayConfig(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        Reading<String> virtualType,
        List<Evidence> misplaced,
        Reading<String> policyProvider,
        Reading<Boolean> policyDisabled,
        Reading<String> policyDisabledText,
        Reading<Boolean> inClusterLb,
        Reading<String> inClusterLbText,
        Reading<List<String>> chain,
        Reading<String> ciliumArgs,
        Reading<EniConf> eniConf,
        Reading<String> confIpStack,
        List<String> keys) {
    public TerwayConfig {
        misplaced = List.copyOf(misplaced);
        keys = List.copyOf(keys);
    }

    /** @return the type in lower case, {@code veth} where none is written, empty text where it is unknown */
    public String effectiveType() {
        return switch (virtualType) {
            case Reading.Present<String>(String type, Evidence e) -> type.isEmpty() ? "veth" : type;
            case Reading.Absent<String> a -> "veth";
            case Reading.Unknown<String> u -> "";
        };
    }

    public boolean ebpfProvider() {
        return policyProvider.asOptional().filter("ebpf"::equals).isPresent();
    }

    public boolean policyOff() {
        return policyDisabled.asOptional().orElse(false);
    }

    /** @return whether a chain was read and has none; false if the chain is not known */
    public boolean withoutPortmap() {
        return chain.asOptional().filter(c -> !c.contains("portmap")).isPresent();
    }

    /** @return whether Cilium is told to open ports of the node, as it does in place of kube-proxy too */
    public boolean ciliumOpensPorts() {
        return ciliumArgs
                .asOptional()
                .filter(args -> args.matches("(?s).*--(kube-proxy-replacement|enable-host-port)[= ](true|strict).*"))
                .isPresent();
    }
}
