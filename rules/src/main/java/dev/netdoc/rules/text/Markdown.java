package dev.netdoc.rules.text;

import java.util.regex.Pattern;

/** Makes a value from a cluster harmless in CommonMark. Whoever may create an object may choose such a value. */
public final class Markdown {
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern DIRECTION = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern LIST_NUMBER = Pattern.compile("^(\\d{1,9})([.)])(?=\\s|$)");
    private static final Pattern SHELL_SAFE = Pattern.compile("[A-Za-z0-9._:/@%+,=-]+");

    private Markdown() {}

    /**
     * For running text. Angle brackets and ampersands become entities rather than backslash escapes, so that they stay
     * harmless even on a surface that knows entities alone.
     */
    public static String escape(String value) {
        String line = oneLine(value);
        var out = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\\', '`', '*', '[', ']', '~', '|' -> out.append('\\').append(c);
                // Inside a word, as in eniip_virtual_type, an underscore marks nothing.
                case '_' -> out.append(insideWord(line, i) ? "_" : "\\_");
                case '#', '+', '-', '=' -> out.append(i == 0 ? "\\" : "").append(c);
                default -> out.append(c);
            }
        }
        return LIST_NUMBER.matcher(out).replaceFirst("$1\\\\$2");
    }

    /** For a span between single backticks: nothing in it is markup, as long as it does not end the span. */
    static String inSpan(String value) {
        String line = oneLine(value).replace('`', '\'').strip();
        return line.isEmpty() ? " " : line;
    }

    /** For a fenced block, which holds commands: one word of a POSIX shell that means itself. */
    static String inCommand(String value) {
        String line = oneLine(value).strip();
        return SHELL_SAFE.matcher(line).matches() ? line : "'" + line.replace("'", "'\\''") + "'";
    }

    private static String oneLine(String value) {
        return DIRECTION
                .matcher(BREAKS.matcher(value).replaceAll(" "))
                .replaceAll("")
                .strip();
    }

    private static boolean insideWord(String line, int i) {
        return i > 0
                && i + 1 < line.length()
                && Character.isLetterOrDigit(line.charAt(i - 1))
                && Character.isLetterOrDigit(line.charAt(i + 1));
    }
}
