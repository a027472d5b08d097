package dev.netdoc.bot.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.engine.Spelling;
import java.nio.charset.Charset;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says of a mistake in a configuration which key, which line, and what would be right. */
final class Mistakes {
    private final ConfigTree tree;

    Mistakes(ConfigTree tree) {
        this.tree = tree;
    }

    /** {@return e.g. {@code line 12: unknown key `aprovers` in remediation; did you mean `approvers`?}} */
    String sentence(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownKey(unknown);
            case ValueInstantiationException refused -> refused(refused);
            case MismatchedInputException mismatch -> mismatch(mismatch);
            default -> "line " + line(e) + ": " + firstLine(e.getOriginalMessage());
        };
    }

    private String unknownKey(UnrecognizedPropertyException e) {
        List<Reference> parents = e.getPath().subList(0, e.getPath().size() - 1);
        String where = parents.isEmpty() ? "" : " in " + path(parents);
        return "line %d: unknown key `%s`%s; %s"
                .formatted(
                        spot(e).line(), e.getPropertyName(), where, meant(e.getPropertyName(), e.getReferringClass()));
    }

    private static String meant(String written, Class<?> config) {
        List<String> known = ConfigKeys.of(config);
        Optional<String> near = Spelling.nearest(written, known, 1).stream().findFirst();
        List<String> elsewhere = ConfigKeys.all().stream()
                .filter(key -> key.substring(key.lastIndexOf('.') + 1).equals(written))
                .toList();
        if (near.isEmpty() && !elsewhere.isEmpty()) {
            return "it belongs to " + quoted(elsewhere, " or ");
        }
        return near.map(key -> "did you mean `" + key + "`?").orElseGet(() -> "known are " + quoted(known, ", "));
    }

    /** What a record's own check says begins with the key. */
    private String refused(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        String said = cause == null || cause.getMessage() == null ? "" : firstLine(cause.getMessage());
        if (said.isEmpty()) {
            return "line %d: %s has an entry with nothing in it".formatted(spot(e).line(), path(e.getPath()));
        }
        List<Reference> named = Stream.of(said.split(" ", 2)[0].split("\\."))
                .map(key -> new Reference(null, key))
                .toList();
        int line = Math.max(spot(e).line(), tree.at(named).line());
        return "line " + line + ": " + said;
    }

    private String mismatch(MismatchedInputException e) {
        ConfigTree.Spot spot = spot(e);
        if (spot.value().isEmpty()) {
            List<Reference> all = e.getPath();
            if (all.isEmpty()) { // a mark of a document, and no document
                return "line %d: the file holds no keys".formatted(spot.line());
            }
            return "line %d: %s lacks `%s`"
                    .formatted(
                            spot.line(),
                            path(all.subList(0, all.size() - 1)),
                            all.get(all.size() - 1).getFieldName());
        }
        String key = e.getPath().isEmpty() ? "the file" : path(e.getPath());
        return "line %d: %s must be %s, not %s".formatted(spot.line(), key, wanted(e.getTargetType()), spot.written());
    }

    private static String wanted(Class<?> type) {
        if (type == Language.class) {
            return Stream.of(Language.values()).map(Language::code).collect(Collectors.joining(", "));
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Integer.class) {
            return "a whole number";
        }
        if (type == Duration.class) {
            return "a duration such as PT30M";
        }
        if (ZoneId.class.isAssignableFrom(type)) {
            return "a time zone such as Europe/Berlin";
        }
        if (type == DayOfWeek.class) {
            return "a day from MONDAY to SUNDAY";
        }
        if (Charset.class.isAssignableFrom(type)) {
            return "an encoding such as Shift_JIS";
        }
        if (type == Pattern.class) {
            return "a regular expression";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (Map.class.isAssignableFrom(type)) {
            return "keys and values";
        }
        return type.isRecord() ? "keys and values (" + String.join(", ", ConfigKeys.of(type)) + ")" : "a text";
    }

    private ConfigTree.Spot spot(JsonMappingException e) {
        return tree.at(e.getPath());
    }

    /** {@return e.g. {@code clusters[0].findings}} */
    private static String path(List<Reference> path) {
        var text = new StringBuilder();
        for (Reference step : path) {
            if (step.getFieldName() == null) {
                text.append('[').append(step.getIndex()).append(']');
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return text.toString();
    }

    private static String quoted(List<String> keys, String between) {
        return keys.stream().map(key -> "`" + key + "`").collect(Collectors.joining(between));
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
