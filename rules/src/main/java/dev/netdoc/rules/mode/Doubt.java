package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Listing;

/**
 * That a list could not be read whose objects may contradict an answer: then the answer is likely at most.
 *
 * @param key of the answer
 */
public record Doubt(ModeKey key, Listing unread) {}
