package dev.netdoc.rules.fix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * JSON as somebody wrote it, edited without disturbing the rest: key order, indentation, line ends, a byte order mark
 * and the last newline stay as they are.
 */
final class JsonText {
    private static final String BOM = "\uFEFF";
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_YAML_COMMENTS)
            .build();

    /** A member of the root object, by places in the text: of its key, of its value, and behind its value. */
    private record Member(String key, int keyAt, int valueAt, int end) {}

    private final String bom;
    private final String text;
    private final List<Member> members;

    private JsonText(String bom, String text, List<Member> members) {
        this.bom = bom;
        this.text = text;
        this.members = members;
    }

    /** @return empty unless it is one JSON object, strictly, with every key once */
    static Optional<JsonText> parse(String raw) {
        String bom = raw.startsWith(BOM) ? BOM : "";
        String text = raw.substring(bom.length());
        var members = new ArrayList<Member>();
        try (JsonParser parser = STRICT.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                int keyAt = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.nextToken();
                int valueAt = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.skipChildren();
                parser.finishToken();
                int end = Math.toIntExact(parser.currentLocation().getCharOffset());
                members.add(new Member(key, keyAt, valueAt, end));
            }
            return parser.nextToken() == null ? Optional.of(new JsonText(bom, text, members)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean has(String key) {
        return members.stream().anyMatch(member -> member.key().equals(key));
    }

    /**
     * Adds a string to the root object behind a member, written as its neighbours are.
     *
     * @param value plain ASCII without quotes or backslashes
     * @return the whole text
     */
    String insertAfter(String neighbour, String key, String value) {
        int i = 0;
        while (!members.get(i).key().equals(neighbour)) {
            i++;
        }
        Member at = members.get(i);
        String own = before(at);
        boolean lines = own.contains("\n") || i + 1 == members.size();
        String gap = lines ? lastLine(own) : lastLine(before(members.get(i + 1)));
        String colon = text.substring(at.keyAt() + quoted(at), at.valueAt());
        String member = gap + '"' + key + '"' + (colon.contains("\n") ? ": " : colon) + '"' + value + '"';
        return bom + text.substring(0, at.end()) + "," + member + text.substring(at.end());
    }

    private int quoted(Member member) {
        return text.indexOf('"', member.keyAt() + 1) + 1 - member.keyAt();
    }

    /** @return the white space before a member */
    private String before(Member member) {
        int from = member.keyAt();
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, member.keyAt());
    }

    private static String lastLine(String gap) {
        int newline = gap.lastIndexOf('\n');
        if (newline < 0) {
            return gap;
        }
        return gap.substring(newline > 0 && gap.charAt(newline - 1) == '\r' ? newline - 1 : newline);
    }
}
