package dev.netdoc.knowledge.evaluation;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.knowledge.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A question with what it should bring, as one line of a labelled file:
 * {@code {"q": "…", "lang": "en", "topic": "…" | null, "also": ["…"], "style": "chat"}}.
 *
 * @param topic empty if it should not be answered
 * @param right every topic that counts as a right answer
 * @param style how it is asked, e.g. {@code keyword}; empty if the file does not say
 */
public record LabelledQuestion(
        String text, Language language, Optional<String> topic, Set<String> right, String style) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public LabelledQuestion {
        right = Set.copyOf(right);
    }

    /**
     * Reads a file of one question a line; empty lines are passed over.
     *
     * @throws LabelBroken if a line is not a labelled question
     */
    public static List<LabelledQuestion> read(Path file) throws IOException {
        List<LabelledQuestion> questions = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                questions.add(question(lines.get(i), file + ", line " + (i + 1)));
            }
        }
        return questions;
    }

    private static LabelledQuestion question(String line, String place) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException e) {
            throw new LabelBroken(place + ": not JSON: " + e.getOriginalMessage());
        }
        Optional<Language> language = Language.of(node.path("lang").asText(""));
        if (!node.path("q").isTextual() || language.isEmpty() || !node.has("topic")) {
            throw new LabelBroken(
                    place + ": expected {\"q\": \"...\", \"lang\": \"en|id|ja|zh\", \"topic\": \"<id>\" or null}");
        }
        Optional<String> topic = Optional.ofNullable(node.path("topic").textValue());
        Set<String> right = new TreeSet<>();
        topic.ifPresent(right::add);
        node.path("also").forEach(also -> right.add(also.asText()));
        return new LabelledQuestion(
                node.path("q").textValue(),
                language.get(),
                topic,
                right,
                node.path("style").asText(""));
    }
}
