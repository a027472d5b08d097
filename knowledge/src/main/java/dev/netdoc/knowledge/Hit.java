package dev.netdoc.knowledge;

import java.util.Optional;

/**
 * One result: a topic, or an entry of imported documents, in the language variant that matched best.
 *
 * @param topic the topic's id; empty for an entry of imported documents
 * @param title the title in {@code language}; for imported documents the heading as it stands in the file
 * @param score 0 to 1: the share of the question's weight that this entry explains; comparable between questions
 * @param source {@code topics/<id>/<language>.md} or {@code file#heading}
 */
public record Hit(Optional<String> topic, Language language, String title, double score, String source) {}
