package dev.netdoc.rules.fact;

import java.util.List;

/**
 * What kube-proxy's log says it runs, by the last line that says so since the container started.
 *
 * @param role the DaemonSet's name, e.g. {@code kube-proxy-worker}
 * @param mode {@code ipvs}, {@code iptables} or {@code nftables}; absent if it gave up instead of falling back
 * @param refusedIpvs whether it said that it cannot use IPVS
 * @param missingModules kernel modules that it missed
 */
public record ProxierSeen(
        ObjectRef pod,
        String container,
        String node,
        String role,
        Reading<String> mode,
        boolean refusedIpvs,
        List<String> missingModules,
        Evidence evidence) {
    public ProxierSeen {
        missingModules = List.copyOf(missingModules);
    }

    public boolean runs(String name) {
        return mode.asOptional().filter(name::equals).isPresent();
    }
}
