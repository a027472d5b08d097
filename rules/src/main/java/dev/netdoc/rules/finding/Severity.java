package dev.netdoc.rules.finding;

import java.util.Locale;

/** Worst first. */
public enum Severity {
    CRITICAL,
    WARNING,
    INFO;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
