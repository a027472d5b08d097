package dev.netdoc.rules.fact;

/**
 * ConfigMap terway-controlplane, key {@code ctrl-config.yaml}. Absent on many clusters, where it runs outside.
 *
 * @param centralizedIpam whether Terway's Node objects rule the addresses
 */
public record ControlPlaneConfig(
        ObjectRef ref, Reading<String> clusterDomain, Reading<String> ipStack, Reading<Boolean> centralizedIpam) {}
