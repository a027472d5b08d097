package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/**
 * @param channel id or name
 * @param language of what is posted; English if not set
 */
public record FindingsConfig(@JsonProperty(required = true) String channel, Optional<Language> language) {
    public FindingsConfig {
        Values.required("clusters[].findings.channel", channel);
        language = requireNonNullElse(language, Optional.empty());
    }
}
