package dev.netdoc.rules.fix;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.netdoc.rules.fix.JsonPlace.Member;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * JSON as somebody wrote it, edited without disturbing the rest: key order, indentation, line ends, a byte order mark
 * and the last newline stay as they are.
 */
final class JsonText {
    private static final String BOM = "\uFEFF";
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_YAML_COMMENTS)
            .build();

    private final String bom;
    private final String text;
    private final JsonPlace root;
    private final ObjectNode tree;

    private JsonText(String bom, String text, JsonPlace root, ObjectNode tree) {
        this.bom = bom;
        this.text = text;
        this.root = root;
        this.tree = tree;
    }

    /** @return empty unless it is one JSON object, strictly, with every key once */
    static Optional<JsonText> parse(String raw) {
        String bom = raw.startsWith(BOM) ? BOM : "";
        String text = raw.substring(bom.length());
        try (JsonParser parser = STRICT.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            JsonPlace root = JsonPlace.read(parser, text);
            return parser.nextToken() == null
                    ? Optional.of(new JsonText(bom, text, root, (ObjectNode) STRICT.readTree(text)))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean has(String key) {
        return tree.has(key);
    }

    /** @return a copy of what the text says, to look for the index of an element */
    ObjectNode tree() {
        return tree.deepCopy();
    }

    /**
     * Adds a string to the root object behind a member, written as its neighbours are.
     *
     * @param neighbour a member of the root object
     * @param key one that the root object does not have
     * @return the whole text
     */
    String insertAfter(String neighbour, String key, String value) {
        JsonPointer path = JsonPointer.empty().appendProperty(key);
        Member at = root.member(neighbour).orElseThrow();
        JsonNode node = tree.textNode(value);
        return proven(path, node, behind(root, at, key, node)).orElseThrow();
    }

    /**
     * Replaces a scalar, or adds a member at the end of an object that is there.
     *
     * @param path a JSON Pointer, such as {@code /plugins/0/delegate/hairpinMode}
     * @param value a scalar; or, only to add it, an object of scalars
     * @return the whole text, the same if it says so already; empty if the place is not there, holds more than a
     *     scalar, or the result would differ in anything else
     */
    Optional<String> with(String path, JsonNode value) {
        JsonPointer pointer = JsonPointer.compile(path);
        if (pointer.matches() || !writable(value)) {
            return Optional.empty();
        }
        Optional<JsonPlace> place = root.find(pointer);
        if (place.isPresent()) {
            return place.filter(old -> old.kind() == JsonPlace.Kind.SCALAR && value.isValueNode())
                    .map(old -> tree.at(pointer).equals(asRead(value))
                            ? text
                            : text.substring(0, old.at()) + value + text.substring(old.end()))
                    .flatMap(after -> proven(pointer, value, after));
        }
        String name = pointer.last().getMatchingProperty();
        return root.find(pointer.head())
                .filter(JsonPlace::object)
                .map(object -> object.members().isEmpty()
                        ? into(object, holder(pointer.head()), name, value)
                        : behind(object, object.members().getLast(), name, value))
                .flatMap(after -> proven(pointer, value, after));
    }

    private static boolean writable(JsonNode value) {
        return value.isValueNode()
                || value.isObject()
                        && !value.isEmpty()
                        && value.propertyStream()
                                .allMatch(member -> member.getValue().isValueNode());
    }

    /** @return the member whose value stands at a path; empty for the root */
    private Optional<Member> holder(JsonPointer path) {
        return path.matches()
                ? Optional.empty()
                : root.find(path.head())
                        .flatMap(above -> above.member(path.last().getMatchingProperty()));
    }

    private String behind(JsonPlace object, Member at, String name, JsonNode value) {
        int next = object.members().indexOf(at) + 1;
        String own = before(at.at());
        boolean lines = own.contains("\n") || next == object.members().size();
        String colon = colon(at);
        String gap = lines
                ? lastLine(own)
                : lastLine(before(object.members().get(next).at()));
        if (gap.isEmpty() && object.members().size() == 1 && colon.endsWith(" ")) {
            gap = " "; // nothing shows how commas are written, so as colons are
        }
        String padding =
                gap.contains("\n") ? "" : before(object.members().getFirst().at());
        String member = gap + quoted(name) + colon + written(value, gap, colon, padding.contains("\n") ? "" : padding);
        return text.substring(0, at.value().end())
                + ","
                + member
                + text.substring(at.value().end());
    }

    /** Fills an object that has no members, by lines where its own name begins a line. */
    private String into(JsonPlace object, Optional<Member> holder, String name, JsonNode value) {
        String inside = text.substring(object.at() + 1, object.end() - 1);
        String gap = holder.map(member -> lastLine(before(member.at())))
                .filter(before -> before.contains("\n"))
                .orElse("");
        String colon = holder.filter(member -> member.at() < member.value().at())
                .or(() -> root.members().stream().findFirst())
                .map(this::colon)
                .orElse(": ");
        boolean lines = gap.contains("\n");
        String first = lines ? gap + step() : inside.contains("\n") ? "" : inside;
        String last = lines ? gap : inside;
        String member = quoted(name) + colon + written(value, lines ? first : "", colon, "");
        return text.substring(0, object.at() + 1) + first + member + last + text.substring(object.end() - 1);
    }

    private String written(JsonNode value, String gap, String colon, String padding) {
        if (value.isValueNode()) {
            return value.toString();
        }
        boolean lines = gap.contains("\n");
        String open = lines ? gap + step() : padding;
        String comma = lines ? "," + open : "," + (gap.isEmpty() ? "" : " ");
        return value.propertyStream()
                .map(member -> quoted(member.getKey()) + colon + member.getValue())
                .collect(Collectors.joining(comma, "{" + open, (lines ? gap : padding) + "}"));
    }

    /** @return by how much a level is indented, as the root object shows it */
    private String step() {
        String gap = lastLine(before(root.members().getFirst().at()));
        String indent = gap.substring(gap.indexOf('\n') + 1);
        return gap.contains("\n") && !indent.isEmpty() ? indent : "  ";
    }

    private String colon(Member member) {
        String colon = text.substring(member.nameEnd(), member.value().at());
        return colon.contains("\n") ? ": " : colon;
    }

    private static String quoted(String name) {
        return TextNode.valueOf(name).toString();
    }

    /** @return the white space before a place */
    private String before(int at) {
        int from = at;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, at);
    }

    private static String lastLine(String gap) {
        int newline = gap.lastIndexOf('\n');
        if (newline < 0) {
            return gap;
        }
        return gap.substring(newline > 0 && gap.charAt(newline - 1) == '\r' ? newline - 1 : newline);
    }

    /** @return the edited text if it says what was meant, and nothing else says anything else */
    private Optional<String> proven(JsonPointer path, JsonNode value, String after) {
        ObjectNode meant = tree.deepCopy();
        JsonNode parent = meant.at(path.head());
        String name = path.last().getMatchingProperty();
        if (parent instanceof ArrayNode array) {
            array.set(path.last().getMatchingIndex(), asRead(value));
        } else if (parent instanceof ObjectNode object) {
            object.set(name, asRead(value));
        }
        return parse(after).filter(seen -> seen.tree.equals(meant)).map(seen -> bom + after);
    }

    /** A number has the type that the parser would give it, so that equal texts are equal nodes. */
    private static JsonNode asRead(JsonNode value) {
        try {
            return STRICT.readTree(value.toString());
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + value, e);
        }
    }
}
