package dev.netdoc.rules.fact;

/** A policy object of Calico or Cilium; that it exists is all that matters. */
public record CustomPolicy(ObjectRef ref, String resource) {}
