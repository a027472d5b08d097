package dev.netdoc.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Markdown with placeholders such as {@code {nodes}}. What stands where a placeholder was is escaped for that place:
 * running text, a code span, or a fenced block of commands. A value of several lines is a list.
 */
final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][A-Za-z0-9]*)}");
    private static final int SHOWN_IN_TEXT = 5;
    private static final int SHOWN_IN_COMMAND = 20;

    private sealed interface Part {
        record Literal(String text) implements Part {}

        record Slot(String name, Place place) implements Part {}
    }

    private enum Place {
        TEXT,
        SPAN,
        COMMAND
    }

    private final String source;
    private final List<Part> parts;

    private Template(String source, List<Part> parts) {
        this.source = source;
        this.parts = List.copyOf(parts);
    }

    static Template of(String markdown) {
        var parts = new ArrayList<Part>();
        boolean fenced = false;
        boolean span = false;
        for (String line : markdown.splitWithDelimiters("\n", 0)) {
            if (line.strip().startsWith("```")) {
                fenced = !fenced;
                parts.add(new Part.Literal(line));
                continue;
            }
            Matcher slot = PLACEHOLDER.matcher(line);
            int from = 0;
            while (slot.find()) {
                String literal = line.substring(from, slot.start());
                span ^= !fenced && literal.chars().filter(c -> c == '`').count() % 2 == 1;
                parts.add(new Part.Literal(literal));
                parts.add(new Part.Slot(slot.group(1), fenced ? Place.COMMAND : span ? Place.SPAN : Place.TEXT));
                from = slot.end();
            }
            String rest = line.substring(from);
            span ^= !fenced && rest.chars().filter(c -> c == '`').count() % 2 == 1;
            parts.add(new Part.Literal(rest));
        }
        return new Template(markdown, parts);
    }

    boolean isEmpty() {
        return source.isEmpty();
    }

    /** @return as written, placeholders not filled */
    String source() {
        return source;
    }

    SortedSet<String> placeholders() {
        return parts.stream()
                .flatMap(part -> part instanceof Part.Slot(String name, Place place) ? Stream.of(name) : Stream.empty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** @throws MissingValue if a placeholder has no value */
    String fill(Map<String, String> values, Locale language) {
        var out = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Part.Literal(String text) -> out.append(text);
                case Part.Slot(String name, Place place) -> {
                    String value = values.get(name);
                    if (value == null) {
                        throw new MissingValue(name, source);
                    }
                    out.append(show(value.lines().toList(), place, language));
                }
            }
        }
        return out.toString();
    }

    private static String show(List<String> items, Place place, Locale language) {
        return switch (place) {
            case TEXT -> some(items.stream().map(Markdown::escape).toList(), comma(language));
            case SPAN -> Markdown.inSpan(some(items, ", "));
            case COMMAND ->
                items.stream().limit(SHOWN_IN_COMMAND).map(Markdown::inCommand).collect(Collectors.joining(" "));
        };
    }

    private static String some(List<String> items, String comma) {
        String shown = items.stream().limit(SHOWN_IN_TEXT).collect(Collectors.joining(comma));
        return items.size() <= SHOWN_IN_TEXT ? shown : shown + " (+" + (items.size() - SHOWN_IN_TEXT) + ")";
    }

    private static String comma(Locale language) {
        return switch (language.getLanguage()) {
            case "ja", "zh" -> "、";
            default -> ", ";
        };
    }
}
