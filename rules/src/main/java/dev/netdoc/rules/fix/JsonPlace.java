package dev.netdoc.rules.fix;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a JSON value stands in its text, and what it holds.
 *
 * @param members those of an object; the elements of an array, named by their index
 * @param end behind its last character
 */
record JsonPlace(Kind kind, int at, int end, List<Member> members) {
    enum Kind {
        OBJECT,
        ARRAY,
        SCALAR
    }

    /** A member, from its name on; an element has no name in the text, and begins and ends its name at its value. */
    record Member(String name, int at, int nameEnd, JsonPlace value) {}

    JsonPlace {
        members = List.copyOf(members);
    }

    /** @param parser at the value's first token */
    static JsonPlace read(JsonParser parser, String text) throws IOException {
        int at = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        var members = new ArrayList<Member>();
        Kind kind = Kind.SCALAR;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            kind = Kind.OBJECT;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                int nameAt = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
                parser.nextToken();
                members.add(new Member(name, nameAt, quotedEnd(text, nameAt), read(parser, text)));
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            kind = Kind.ARRAY;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                JsonPlace value = read(parser, text);
                members.add(new Member(Integer.toString(members.size()), value.at(), value.at(), value));
            }
        }
        parser.finishToken();
        return new JsonPlace(kind, at, Math.toIntExact(parser.currentLocation().getCharOffset()), members);
    }

    private static int quotedEnd(String text, int at) {
        int i = at + 1;
        while (text.charAt(i) != '"') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return i + 1;
    }

    Optional<Member> member(String name) {
        return members.stream().filter(member -> member.name().equals(name)).findFirst();
    }

    Optional<JsonPlace> find(JsonPointer path) {
        return path.matches()
                ? Optional.of(this)
                : member(path.getMatchingProperty())
                        .flatMap(member -> member.value().find(path.tail()));
    }

    boolean object() {
        return kind == Kind.OBJECT;
    }
}
