package dev.netdoc.rules.observe;

import java.util.regex.Pattern;

/** Text of a cluster made fit to show: short, on one line, without credentials. */
final class Excerpt {
    private static final int LIMIT = 300;
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)((?:access[_-]?key[\\w-]*|access[_-]?secret|credential\\w*|password|passwd|secret\\w*|token|authorization)"
                    + "[\"']?\\s*[:=]\\s*)(\"[^\"]*\"|'[^']*'|(?:Bearer\\s+)?[^\\s,;}]+)");

    private Excerpt() {}

    static String of(String text) {
        String line = redact(text.strip()).replaceAll("\\s+", " ");
        return line.length() <= LIMIT ? line : line.substring(0, LIMIT - 1) + "…";
    }

    static String redact(String text) {
        return CREDENTIAL.matcher(text).replaceAll("$1(redacted)");
    }

    /** @return whether a setting of this name may hold a credential */
    static boolean secret(String key) {
        String lower = key.toLowerCase(java.util.Locale.ROOT);
        return lower.contains("secret")
                || lower.contains("access_key")
                || lower.contains("accesskey")
                || lower.contains("credential")
                || lower.contains("password")
                || lower.contains("token");
    }
}
