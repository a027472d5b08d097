package dev.netdoc.rules.observe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a file of YAML or JSON documents one object at a time; a list's items never stand in memory together. */
final class DocumentStream {
    private static final long LIMIT = 1L << 30;
    private static final int DEPTH = 200;
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEPTH)
            .maxStringLength(64 << 20)
            .build();
    private static final JsonFactory JSON =
            JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    private static final ObjectMapper TREES = JsonMapper.builder().build();

    private final Path file;
    private final String shown;

    /** @param shown the file's name as people are told it */
    DocumentStream(Path file, String shown) {
        this.file = file;
        this.shown = shown;
    }

    private static YAMLFactory yaml() {
        var options = new LoaderOptions();
        options.setCodePointLimit((int) Math.min(LIMIT, Integer.MAX_VALUE));
        options.setNestingDepthLimit(DEPTH);
        options.setMaxAliasesForCollections(50);
        return YAMLFactory.builder()
                .loaderOptions(options)
                .streamReadConstraints(CONSTRAINTS)
                .build();
    }

    /**
     * @param sink takes every object, those of lists one by one
     * @throws SnapshotUnreadable if the file is missing, too large, or neither YAML nor JSON
     */
    void forEach(Consumer<JsonNode> sink) {
        try {
            if (Files.size(file) > LIMIT) {
                throw new SnapshotUnreadable(shown + " is larger than 1 GiB; make a snapshot with fewer objects.");
            }
            try (Reader reader = open();
                    JsonParser parser = parser(reader)) {
                parser.setCodec(TREES);
                documents(parser, sink);
            }
        } catch (JacksonException e) {
            throw unreadable(e);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new SnapshotUnreadable(shown + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new SnapshotUnreadable(shown + " cannot be read: " + e.getMessage() + ".", e);
        }
    }

    /** @return the text without a byte order mark */
    private Reader open() throws IOException {
        Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    private JsonParser parser(Reader reader) throws IOException {
        reader.mark(4096);
        int first = reader.read();
        for (int i = 0; i < 4000 && first >= 0 && Character.isWhitespace(first); i++) {
            first = reader.read();
        }
        reader.reset();
        if (first < 0) {
            return JSON.createParser(new StringReader(""));
        }
        boolean json = (first == '{' || first == '[') && (!yamlByName() || written(reader));
        return json ? JSON.createParser(reader) : yaml().createParser(reader);
    }

    /** What netdoc itself wrote is JSON under any name, and long enough for the parser to matter. */
    private static boolean written(Reader reader) throws IOException {
        var opening = new char[SnapshotRecorder.OPENING.length()];
        reader.mark(4096);
        int read = 0;
        for (int more = 0; more >= 0 && read < opening.length; read += Math.max(0, more)) {
            more = reader.read(opening, read, opening.length - read);
        }
        reader.reset();
        return SnapshotRecorder.OPENING.contentEquals(new StringBuilder().append(opening, 0, read));
    }

    private boolean yamlByName() {
        return shown.endsWith(".yaml") || shown.endsWith(".yml");
    }

    private SnapshotUnreadable unreadable(JacksonException e) {
        int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        String at = line > 0 ? shown + ", line " + line : shown;
        return new SnapshotUnreadable(at + " is not valid YAML or JSON.", e);
    }

    private static void documents(JsonParser parser, Consumer<JsonNode> sink) throws IOException {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                document(parser, sink);
            } else if (token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    document(parser, sink);
                }
                if (parser.currentToken() != JsonToken.END_ARRAY) {
                    parser.skipChildren();
                }
            }
        }
    }

    /** One document: an object, or a list of objects of which each is handed on as it is read. */
    private static void document(JsonParser parser, Consumer<JsonNode> sink) throws IOException {
        ObjectNode head = TREES.createObjectNode();
        var early = new ArrayList<JsonNode>();
        boolean list = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            JsonToken value = parser.nextToken();
            if (field.equals("items") && value == JsonToken.START_ARRAY) {
                list = true;
                while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
                    JsonNode item = parser.readValueAsTree();
                    if (item == null || !item.isObject()) {
                        continue;
                    }
                    if (item.has("kind") || head.has("kind")) {
                        hand(head, item, sink);
                    } else {
                        early.add(item); // what it is, is told after the items
                    }
                }
            } else {
                JsonNode tree = parser.readValueAsTree();
                head.set(field, tree);
            }
        }
        if (list) {
            early.forEach(item -> hand(head, item, sink));
        } else {
            sink.accept(head);
        }
    }

    /** Items of a PodList are pods, though they need not say so; lists may stand in lists. */
    private static void hand(ObjectNode list, JsonNode item, Consumer<JsonNode> sink) {
        String kind = Fields.text(list, "kind");
        if (item instanceof ObjectNode object && !item.has("kind") && kind.endsWith("List") && kind.length() > 4) {
            object.put("kind", kind.substring(0, kind.length() - 4));
            object.put("apiVersion", Fields.text(list, "apiVersion"));
        }
        if (item.has("items") && item.path("items").isArray()) {
            item.path("items").forEach(inner -> hand((ObjectNode) item, inner, sink));
        } else {
            sink.accept(item);
        }
    }
}
