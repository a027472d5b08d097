package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/**
 * What comes in at {@code POST /webhooks/alertmanager}.
 *
 * @param channel id or name of the channel where alerts are posted
 * @param cluster that alerts are about which name none; empty for all
 * @param language of what is posted; English if not set
 */
public record AlertConfig(
        @JsonProperty(required = true) String channel, Optional<String> cluster, Optional<Language> language) {
    public AlertConfig {
        Values.required("alertmanager.channel", channel);
        cluster = requireNonNullElse(cluster, Optional.empty());
        language = requireNonNullElse(language, Optional.empty());
    }
}
