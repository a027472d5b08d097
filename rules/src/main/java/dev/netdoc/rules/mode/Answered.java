package dev.netdoc.rules.mode;

/**
 * At least one node answers so; exclusive nodes do not count for what speaks of shared ones. However many nodes there
 * are, there are few of these, so that rules about the cluster need not compare nodes with nodes.
 */
public record Answered(ModeKey key, String value) {}
