package dev.netdoc.rules.fact;

/**
 * A custom kind that the API knows. On its own it proves no network plug-in: Terway brings those of Calico and Cilium.
 *
 * @param name e.g. {@code ciliumnetworkpolicies.cilium.io}
 */
public record CustomKind(String name) {}
