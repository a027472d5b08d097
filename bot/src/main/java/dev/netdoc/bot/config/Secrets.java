package dev.netdoc.bot.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets from the environment, or from files that it names, as Docker and Kubernetes mount them: {@code
 * SLACK_BOT_TOKEN_FILE=/run/secrets/bot-token} stands for {@code SLACK_BOT_TOKEN} with that file's text.
 */
public final class Secrets {
    private static final String IN_FILE = "_FILE";
    private static final List<String> NAMES = List.of(
            "SLACK_BOT_TOKEN",
            "SLACK_APP_TOKEN",
            "SLACK_SIGNING_SECRET",
            "NETDOC_ALERTMANAGER_TOKEN",
            "NETDOC_ALERTMANAGER_KEY",
            "NETDOC_STORE_USER",
            "NETDOC_STORE_PASSWORD",
            "OTEL_EXPORTER_OTLP_HEADERS");

    private Secrets() {}

    /**
     * {@return the variables, those included that stand in files}
     *
     * @throws ConfigUnreadable if a file cannot be read or is empty, or a secret is given in both ways; the message names
     *     variable and file, never what is in it
     */
    public static Map<String, String> of(Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        for (String name : NAMES) {
            String file = environment.getOrDefault(name + IN_FILE, "").strip();
            if (file.isEmpty()) {
                continue;
            }
            if (!environment.getOrDefault(name, "").isBlank()) {
                throw new ConfigUnreadable("both %1$s and %1$s%2$s are set; keep one".formatted(name, IN_FILE));
            }
            all.put(name, text(name + IN_FILE, Path.of(file)));
        }
        return Map.copyOf(all);
    }

    private static String text(String variable, Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.isEmpty()) {
                throw new ConfigUnreadable(variable + " names " + file + ", which is empty");
            }
            return text;
        } catch (IOException e) {
            throw new ConfigUnreadable(
                    variable + " names " + file + ", which cannot be read; check that it is there and who may read it",
                    e);
        }
    }
}
