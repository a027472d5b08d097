package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import dev.netdoc.knowledge.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The channels that netdoc joins by itself to post its diagnosis.
 *
 * @param enabled on unless it is turned off
 * @param channels regular expressions that a channel's name is searched for; {@code ^inc-} and {@code ^incident-} if
 *     not set
 * @param creators ids of users and bots whose channels are incidents whatever their name
 * @param language of what is posted there; English if not set
 */
public record IncidentConfig(
        Boolean enabled, List<Pattern> channels, List<String> creators, Optional<Language> language) {
    private static final List<Pattern> NAMES = List.of(Pattern.compile("^inc-"), Pattern.compile("^incident-"));
    public static final IncidentConfig USUAL = new IncidentConfig(true, List.of(), List.of(), Optional.empty());

    public IncidentConfig {
        enabled = requireNonNullElse(enabled, true);
        channels = channels == null || channels.isEmpty() ? NAMES : List.copyOf(channels);
        creators = List.copyOf(requireNonNullElse(creators, List.of()));
        language = requireNonNullElse(language, Optional.empty());
    }
}
