package dev.netdoc.bot.config;

/**
 * {@code netdoc.yaml}, or the file of a secret, is missing or says something that netdoc does not understand; the message
 * names file and line.
 */
public final class ConfigUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigUnreadable(String message, Throwable cause) {
        super(message, cause);
    }

    ConfigUnreadable(String message) {
        super(message);
    }
}
