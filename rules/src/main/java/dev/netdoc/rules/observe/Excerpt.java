package dev.netdoc.rules.observe;

import java.util.regex.Pattern;

/** Text of a cluster or a person made fit to show and keep: short, on one line, without credentials. */
public final class Excerpt {
    private static final int LIMIT = 300;
    private static final Pattern CREDENTIAL = Pattern.compile(
            "(?i)((?:access[_-]?key[\\w-]*|access[_-]?secret|credential\\w*|password|passwd|secret\\w*|token|authorization)"
                    + "[\"']?\\s*[:=]\\s*)(\"[^\"]*\"|'[^']*'|(?:Bearer\\s+)?[^\\s,;}]+)");

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
        String named = CREDENTIAL.matcher(text).replaceAll("$1(redacted)");
        return TOKEN.matcher(named).replaceAll("(redacted)");
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
