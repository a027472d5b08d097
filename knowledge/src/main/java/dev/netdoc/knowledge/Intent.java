package dev.netdoc.knowledge;

/**
 * Something that people ask netdoc to do rather than to explain ("what mode am I in?"), found by the same index as
 * answers.
 *
 * @param id the folder's name under {@code intents/}
 * @param confidence 0 to 1, on the scale of {@link Answer#confidence()}
 */
public record Intent(String id, Language language, double confidence) {}
