package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Language;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a button says when it is pressed: the language of its message and what it is about. Holds no rights. */
public record ButtonValue(Language language, List<String> fields) {
    public ButtonValue {
        fields = List.copyOf(fields);
    }

    static String of(Language language, String... fields) {
        return Stream.concat(Stream.of(language.code()), Arrays.stream(fields))
                .map(field -> URLEncoder.encode(field, StandardCharsets.UTF_8))
                .collect(Collectors.joining("|"));
    }

    /** @return empty if the text was not made by {@link #of} */
    public static Optional<ButtonValue> parse(String value) {
        List<String> fields;
        try {
            fields = Arrays.stream(value.split("\\|", -1))
                    .map(field -> URLDecoder.decode(field, StandardCharsets.UTF_8))
                    .toList();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Language.of(fields.getFirst())
                .map(language -> new ButtonValue(language, fields.subList(1, fields.size())));
    }

    /** @return the field, or nothing where there is none */
    public String field(int index) {
        return index < fields.size() ? fields.get(index) : "";
    }
}
