package dev.netdoc.rules.observe;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text of a cluster or a person made fit to show and keep: short, on one line, without credentials. */
public final class Excerpt {
    private static final int LIMIT = 300;
    /** Fields of objects are many, and most are shorter than this. */
    private static final int SHORTEST_TOKEN = 13;

    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)((?:access[_-]?key[\\w-]*|access[_-]?secret|api[_-]?key|credential\\w*|password|passwd"
                    + "|secret(?:-key[\\w-]*|\\w*)|token|authorization)"
                    + "\\\\*[\"']?\\s*[:=]\\s*)"
                    + "(\"[^\"]*\"|'[^']*'|\\\\+\"[^\"\\\\]*\\\\+\"|(?:(?:Bearer|Basic)\\s+)?[^\\s,;}]+)");
    /** The quotes around a value, with backslashes where it stands in a quoted text itself. */
    private static final Pattern QUOTES = Pattern.compile("^(\\\\*[\"']).*?(\\\\*[\"'])$", Pattern.DOTALL);

    static final String REDACTED = "(redacted)";

    /** What is a credential by its own form: keys of Slack, GitHub, Alibaba Cloud, AWS, signed tokens, private keys. */
    private static final Pattern TOKEN =
            Pattern.compile("\\b(?:xox[a-z]-[\\w-]{8,}|xapp-[\\w-]{8,}|gh[pousr]_\\w{20,}|LTAI\\w{12,}|AKIA\\w{16}"
                    + "|eyJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]*)"
                    + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)");

    private Excerpt() {}

    static String of(String text) {
        String line = redact(text.strip()).replaceAll("\\s+", " ");
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT - 1) + "…";
    }

    /** Takes credentials out and leaves the rest as it is. */
    public static String redact(String text) {
        String named = CREDENTIAL.matcher(text).replaceAll("$1" + REDACTED);
        return TOKEN.matcher(named).replaceAll(REDACTED);
    }

    /** Takes out what is a credential by its own form, whatever it is called; the number of lines stays. */
    static String withoutTokens(String text) {
        return text.length() < SHORTEST_TOKEN
                ? text
                : TOKEN.matcher(text).replaceAll(found -> REDACTED + breaks(found.group()));
    }

    /** Takes credentials out of text that is parsed later: quotes stay, and the number of lines. */
    static String masked(String text) {
        Matcher named = CREDENTIAL.matcher(text);
        var masked = new StringBuilder();
        int done = 0;
        while (named.find(done)) {
            String value = named.group(2);
            boolean nested = value.startsWith("{") || value.startsWith("["); // what stands in it has names of its own
            masked.append(text, done, named.end(1)).append(nested ? "" : replacement(value));
            done = nested ? named.end(1) : named.end();
        }
        return withoutTokens(masked.append(text, done, text.length()).toString());
    }

    private static String replacement(String value) {
        Matcher quotes = QUOTES.matcher(value);
        return (quotes.matches() ? quotes.group(1) + REDACTED + quotes.group(2) : REDACTED) + breaks(value);
    }

    private static String breaks(String text) {
        return "\n".repeat((int) text.chars().filter(c -> c == '\n').count());
    }

    /** @return whether a setting of this name may hold a credential */
    static boolean secret(String key) {
        String lower = key.toLowerCase(Locale.ROOT);
        return lower.contains("secret")
                || lower.contains("access_key")
                || lower.contains("accesskey")
                || lower.contains("credential")
                || lower.contains("password")
                || lower.contains("token");
    }
}
