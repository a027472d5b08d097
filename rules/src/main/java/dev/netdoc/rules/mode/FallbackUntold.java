package dev.netdoc.rules.mode;

/**
 * Nodes may have fallen back to veth without its being seen here: what is configured is only likely.
 *
 * @param why e.g. {@code events not readable}
 */
public record FallbackUntold(String why) {}
