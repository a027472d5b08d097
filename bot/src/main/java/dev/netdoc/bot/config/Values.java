package dev.netdoc.bot.config;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What several records demand of their values. Each refusal begins with the key. */
final class Values {
    private static final Pattern PERSON_OR_GROUP = Pattern.compile("[USW][A-Z0-9]+");

    private Values() {}

    /** @throws IllegalArgumentException if a key stands there with nothing behind it */
    static void required(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException(key + " is empty");
        }
    }

    /** @throws IllegalArgumentException for a name or a handle, which would look right and let nobody in */
    static void slackIds(String key, List<String> ids) {
        ids.stream()
                .filter(id -> !PERSON_OR_GROUP.matcher(id).matches())
                .findFirst()
                .ifPresent(id -> {
                    throw new IllegalArgumentException(key + " has '" + id
                            + "'; write ids of Slack users (U…) and user groups (S…), as Copy member ID and the group's"
                            + " page show them");
                });
    }
}
