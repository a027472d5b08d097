package dev.netdoc.knowledge.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.knowledge.Language;
import dev.netdoc.knowledge.TopicLinks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The bundled topics: a folder each, with {@code topic.yaml} and one Markdown file a language. */
public final class Topics {
    private final YAMLMapper yaml = new YAMLMapper();

    /**
     * The topics as they are shipped.
     *
     * @param entries one a topic and language, sorted by topic
     * @param links what each topic touches in a live cluster, by topic id
     */
    public record Bundled(List<Entry> entries, Map<String, TopicLinks> links) {
        public static final Bundled NONE = new Bundled(List.of(), Map.of());

        public Bundled {
            entries = List.copyOf(entries);
            links = Map.copyOf(links);
        }
    }

    /**
     * Reads all of them.
     *
     * @throws TopicBroken if a file has not the shape that a topic needs
     */
    public Bundled read() {
        return read(BundledFiles.in("topics"));
    }

    Bundled read(Map<String, String> files) {
        Map<String, JsonNode> heads = new TreeMap<>();
        files.forEach((path, text) -> {
            if (path.endsWith("/topic.yaml")) {
                heads.put(path.substring(0, path.indexOf('/')), parse(path, text));
            }
        });
        List<Entry> entries = new ArrayList<>();
        Map<String, TopicLinks> links = new TreeMap<>();
        heads.forEach((id, head) -> {
            links.put(id, new TopicLinks(texts(head.path("mode_keys")), texts(head.path("findings"))));
            for (Language language : Language.values()) {
                String path = id + "/" + language.code() + ".md";
                String text = files.get(path);
                if (text == null) {
                    throw new TopicBroken("topics/" + path, "is missing: a topic exists in every language");
                }
                entries.add(entry(id, head, language, path, text));
            }
        });
        return new Bundled(entries, links);
    }

    private Entry entry(String id, JsonNode head, Language language, String path, String text) {
        String[] parts = text.replace("\r\n", "\n").split("(?m)^---\\s*$\n?", 3);
        if (parts.length < 3 || !parts[0].isBlank()) {
            throw new TopicBroken("topics/" + path, "has no front matter between two lines ---");
        }
        JsonNode front = parse(path, parts[1]);
        String title = front.path("title").asText();
        if (title.isBlank()) {
            throw new TopicBroken("topics/" + path, "has no title");
        }
        List<String> sources = new ArrayList<>();
        head.path("sources")
                .forEach(source -> sources.add(source.path("title").asText() + " ("
                        + source.path("date").asText() + ")"));
        return new Entry(
                Optional.of(id),
                language,
                title,
                List.of(),
                texts(front.path("phrasings")),
                parts[2].strip(),
                texts(head.path("errors")),
                "topics/" + path,
                sources);
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private JsonNode parse(String path, String text) {
        try {
            return yaml.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(new IOException("topics/" + path + " is not YAML: " + e.getMessage(), e));
        }
    }
}
