package dev.netdoc.rules.fact;

/**
 * Something that could not be read.
 *
 * @param fact what is not known, e.g. {@code configmaps/eni-config} or {@code events}
 * @param reason why, and what would settle it
 */
public record UnknownFact(String fact, String reason) {}
