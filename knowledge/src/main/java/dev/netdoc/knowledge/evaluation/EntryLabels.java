package dev.netdoc.knowledge.evaluation;

import dev.netdoc.knowledge.Hit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which topic each entry of imported documents is about, so that labelled questions measure these too: lines of a topic,
 * a tab, and {@code file#heading}, where {@code *} stands for any characters. Topics themselves need no label.
 */
public final class EntryLabels {
    private final List<Label> labels;

    private record Label(String topic, List<String> parts) {
        boolean fits(String source) {
            int at = 0;
            for (int i = 0; i < parts.size(); i++) {
                String part = parts.get(i);
                boolean last = i == parts.size() - 1;
                int found = last && i > 0 ? source.length() - part.length() : source.indexOf(part, at);
                if (found < at || (i == 0 && found != 0) || !source.startsWith(part, found)) {
                    return false;
                }
                at = found + part.length();
            }
            return at == source.length();
        }
    }

    private EntryLabels(List<Label> labels) {
        this.labels = labels;
    }

    public static EntryLabels none() {
        return new EntryLabels(List.of());
    }

    /** @throws LabelBroken if a line is not a topic and an entry */
    public static EntryLabels read(Path file) throws IOException {
        List<Label> labels = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split("\t", -1);
            if (cells.length != 2) {
                throw new LabelBroken("%s, line %d: expected a topic, a tab and file#heading".formatted(file, i + 1));
            }
            labels.add(new Label(cells[0], List.of(cells[1].split("\\*", -1))));
        }
        return new EntryLabels(labels);
    }

    /** Returns the topic that a hit is about; empty for an entry that nobody has labelled. */
    public Optional<String> topicOf(Hit hit) {
        return hit.topic()
                .or(() -> labels.stream()
                        .filter(label -> label.fits(hit.source()))
                        .map(Label::topic)
                        .findFirst());
    }

    public Set<String> topics() {
        Set<String> topics = new HashSet<>();
        labels.forEach(label -> topics.add(label.topic()));
        return topics;
    }
}
