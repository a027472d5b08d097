package dev.netdoc.rules.fact;

import java.util.List;

/**
 * What kube-proxy's log says it runs, by the last line that says so since the container started.
 *
 * @param role the DaemonSet's name, e.g. {@code kube-proxy-worker}
 * @param mode {@code ipvs}, {@code iptables} or {@code nftables}; absent if it gave up instead of falling back
 * @param missingModules kernel modules that it missed
 */
public record ProxierSeen(
        ObjectRef pod,
        String container,
        String node,
        String role,
        Reading<String> mode,
        List<String> missingModules,
        Evidence evidence) {
    public ProxierSeen {
        missingModules = List.copyOf(missingModules);
    }
}
