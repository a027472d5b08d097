package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is to the API servers. A text alone is the user's name.
 *
 * @param user e.g. {@code jane@example.com}
 * @param groups theirs, where rights hang on groups
 */
public record KubernetesUserConfig(String user, List<String> groups) {
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public KubernetesUserConfig(
            @JsonProperty(value = "user", required = true) String user,
            @JsonProperty("groups") @Nullable List<String> groups) {
        if (user.isBlank()) {
            throw new IllegalArgumentException("remediation.kubernetesUsers has an empty user");
        }
        this.user = user;
        this.groups = List.copyOf(requireNonNullElse(groups, List.of()));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static KubernetesUserConfig of(String user) {
        return new KubernetesUserConfig(user, List.of());
    }
}
