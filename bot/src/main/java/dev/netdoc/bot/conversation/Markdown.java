package dev.netdoc.bot.conversation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * CommonMark that is safe to put into a sentence: text from clusters and people enters through {@link #escape} or {@link
 * #code} only.
 *
 * <p>Links with the schemes {@link #TIME} and {@link #PERSON} stand for a moment and a person; a surface may draw them
 * in its own way, and honours them in notes only, because articles are written by others.
 */
public record Markdown(String text) {
    /** Scheme of a link to a moment, followed by seconds since 1970. */
    public static final String TIME = "time:";

    /** Scheme of a link to a person, followed by the user's id. */
    public static final String PERSON = "person:";

    private static final String SPECIAL = "\\`*_[]<>&#|~!";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    /** Text on one line, nothing in it with a meaning in Markdown. */
    public static Markdown escape(String plain) {
        String line = oneLine(plain);
        var escaped = new StringBuilder(line.length() + 16);
        // What would open a list or a heading at the start of a line.
        int number = 0;
        while (number < line.length() && Character.isDigit(line.charAt(number))) {
            number++;
        }
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean bullet = i == 0 && (c == '-' || c == '+' || c == '=');
            boolean ordered = i == number && i > 0 && (c == '.' || c == ')');
            if (bullet || ordered || SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
        }
        return new Markdown(escaped.toString());
    }

    /** A code span that shows this text as it is. */
    public static Markdown code(String plain) {
        String line = oneLine(plain);
        if (line.isBlank()) {
            return new Markdown("–");
        }
        int longest = 0;
        int run = 0;
        for (int i = 0; i < line.length(); i++) {
            run = line.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return new Markdown(fence + pad + line + pad + fence);
    }

    static Markdown bold(String plain) {
        return plain.isBlank()
                ? escape(plain)
                : new Markdown("**" + escape(plain.strip()).text() + "**");
    }

    static Markdown time(Instant at) {
        return new Markdown("[" + UTC.format(at) + "](" + TIME + at.getEpochSecond() + ")");
    }

    /** @return the same moment without a link, for text that is not a note */
    static String plainTime(Instant at) {
        return UTC.format(at);
    }

    static Markdown person(String user) {
        boolean linkable = !user.isEmpty() && user.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
        return linkable ? new Markdown("[" + user + "](" + PERSON + user + ")") : escape(user);
    }

    private static String oneLine(String raw) {
        String text = Legible.text(raw);
        var line = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            line.append(c < ' ' || c == '\u007f' || c == '\u2028' || c == '\u2029' || c == '\u0085' ? ' ' : c);
        }
        return line.toString();
    }
}
