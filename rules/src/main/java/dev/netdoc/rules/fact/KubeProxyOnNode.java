package dev.netdoc.rules.fact;

/**
 * The kube-proxy that serves one Linux node, and what it is configured to be. What it is may differ: see
 * {@link ProxierSeen}.
 *
 * @param node empty, once for a role, where no node is known
 * @param pool of the node; empty if it has none
 * @param config the ConfigMap that it mounts, e.g. {@code kube-proxy-worker}
 * @param configured {@code ipvs}, {@code iptables} or {@code nftables}; unknown if the ConfigMap is missing, unreadable
 *     or broken
 * @param running whether a DaemonSet or pod shows that there is one at all
 */
public record KubeProxyOnNode(String node, String pool, String config, Reading<String> configured, boolean running) {}
