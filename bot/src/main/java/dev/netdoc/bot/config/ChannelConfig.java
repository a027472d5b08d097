package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import dev.netdoc.knowledge.Language;
import java.util.Optional;

/**
 * @param cluster the cluster that questions in this channel are about, unless they name another
 * @param language what is answered in there; that of the question if not set. What somebody chose for themselves
 *     comes first
 */
public record ChannelConfig(Optional<String> cluster, Optional<Language> language) {
    public ChannelConfig {
        cluster = requireNonNullElse(cluster, Optional.empty());
        language = requireNonNullElse(language, Optional.empty());
    }
}
