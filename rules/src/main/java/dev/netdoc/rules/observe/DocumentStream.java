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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.yaml.snakeyaml.LoaderOptions;

/** Reads a file of YAML or JSON documents one object at a time; a list's items never stand in memory together. */
final class DocumentStream {
    private static final long LIMIT = 1L << 30;
    private static final int DEPTH = 200;
    /** More of them say nothing new, and each is looked for from the file's beginning. */
    private static final int FAULTS = 20;

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

    /** Takes every object, those of lists one by one. */
    interface Sink {
        /** @param line where the object ends */
        void take(JsonNode object, int line);
    }

    /**
     * Reads what can be read: after a document that does not parse, YAML goes on with the next one.
     *
     * @return what could not be read, a sentence without its end each
     */
    List<String> forEach(Sink sink) {
        List<String> faults = new ArrayList<>();
        try {
            if (Files.size(file) > LIMIT) {
                return List.of(shown + " is larger than 1 GiB; make a snapshot with fewer objects");
            }
            // Lines of the file, from 1; the part that is read begins at the first.
            int from = 1;
            while (from > 0) {
                from = part(from, sink, faults);
            }
        } catch (java.nio.charset.CharacterCodingException e) {
            faults.add(shown + " is not text in UTF-8");
        } catch (IOException e) {
            faults.add(shown + " cannot be read: " + e.getMessage());
        }
        return faults;
    }

    /** {@return a place in it, as people are told it} */
    String at(int line) {
        return shown + ", line " + line;
    }

    /** @return the line from which to go on after a fault; 0 at the end */
    private int part(int from, Sink sink, List<String> faults) throws IOException {
        try (BufferedReader reader = open()) {
            for (int line = 1; line < from; line++) {
                reader.readLine();
            }
            try (JsonParser parser = parser(reader)) {
                parser.setCodec(TREES);
                documents(
                        parser,
                        object -> sink.take(
                                object, from - 1 + parser.currentLocation().getLineNr()));
                return 0;
            }
        } catch (JacksonException e) {
            int line = from - 1 + (e.getLocation() == null ? 1 : e.getLocation().getLineNr());
            faults.add(at(line) + " is not valid YAML or JSON");
            return faults.size() < FAULTS ? nextDocument(Math.max(line, from + 1)) : 0;
        }
    }

    /** @return the first line from this one on at which a YAML document begins; 0 if there is none */
    private int nextDocument(int from) throws IOException {
        try (BufferedReader reader = open()) {
            String text = reader.readLine();
            for (int line = 1; text != null; line++) {
                if (line >= from && text.startsWith("---")) {
                    return line;
                }
                text = reader.readLine();
            }
        }
        return 0;
    }

    /** @return the text without a byte order mark */
    private BufferedReader open() throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
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
