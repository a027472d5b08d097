package dev.netdoc.knowledge;

/**
 * Another way to ask for a topic, learnt since the topics were shipped.
 *
 * @param text one question, as people write it
 */
public record TaughtPhrasing(String topic, Language language, String text) {}
