package dev.netdoc.rules.fact;

import java.util.List;

/**
 * ConfigMap kube-flannel-cfg. No such fact where it is absent or unreadable; where {@code cni-conf.json} does not parse,
 * everything read from it is unknown.
 *
 * @param cniConf the text of {@code cni-conf.json}, byte for byte; absent without the key
 * @param list whether it is a list of plug-ins; false for a single one
 * @param cniVersion at the root; absent also where it is empty
 * @param hairpin {@code delegate.hairpinMode} of the flannel object as a JSON boolean; absent where it is missing, or
 *     where it is text
 * @param hairpinElsewhere where {@code hairpinMode} stands without effect
 * @param delegate whether the flannel object has a {@code delegate}
 * @param netName {@code name} at the root, which names the node directory
 * @param chain types of the plug-ins in order
 * @param ipamType absent where it is missing, which means host-local
 * @param backend {@code Backend.Type} of {@code net-conf.json}, e.g. {@code ali-vpc}
 * @param network {@code Network} of {@code net-conf.json}: the pod range of the cluster
 */
public record FlannelConfig(
        ObjectRef ref,
        String uid,
        String resourceVersion,
        Reading<String> cniConf,
        boolean list,
        Reading<String> cniVersion,
        Reading<Boolean> hairpin,
        List<Evidence> hairpinElsewhere,
        Reading<Boolean> delegate,
        Reading<String> netName,
        Reading<List<String>> chain,
        Reading<String> dataDir,
        Reading<String> ipamType,
        Reading<String> ipamDataDir,
        Reading<String> backend,
        Reading<String> network) {
    public FlannelConfig {
        hairpinElsewhere = List.copyOf(hairpinElsewhere);
    }

    /** @return whether {@code cni-conf.json} was read and understood */
    public boolean parses() {
        return cniConf.isPresent() && !cniVersion.isUnknown();
    }

    public boolean hairpinOn() {
        return hairpin.asOptional().orElse(false);
    }

    /** @return whether {@code hairpinMode} stands where it counts and is no JSON boolean */
    public boolean hairpinNoBoolean() {
        return hairpin.isAbsent() && !hairpin.evidence().value().equals("(absent)");
    }

    /** @return whether its backend is known to need a VPC route for each node */
    public boolean vpcRoutes() {
        return backend.asOptional()
                .filter(type -> type.equals("ali-vpc") || type.equals("alloc"))
                .isPresent();
    }

    public boolean portmap() {
        return chain.asOptional().filter(c -> c.contains("portmap")).isPresent();
    }
}
