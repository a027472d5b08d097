package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;

/**
 * What one node itself shows of its datapath, whatever is configured.
 *
 * @param node empty if the pod that says so was not listed
 * @param value a value of the key acceleration: datapathv2, ipvlan or none
 * @param rank 1 outranks 2: event of a fallback, log of the policy container, log of the init container, Terway's Node
 */
public record NodeDatapath(String node, String value, int rank, String reason, Evidence evidence) {}
