package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.netdoc.knowledge.Language;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/**
 * When and where the questions of the week are posted.
 *
 * @param channel its id, {@code C…}
 * @param day {@code MONDAY} if not set
 * @param hour 0 to 23; 9 if not set
 * @param zone e.g. {@code Europe/Berlin}; UTC if not set
 * @param language of what is posted; English if not set
 */
public record DigestConfig(
        @JsonProperty(required = true) String channel, DayOfWeek day, Integer hour, ZoneId zone, Language language) {
    private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]+");

    public DigestConfig {
        Values.required("knowledge.digest.channel", channel);
        day = requireNonNullElse(day, DayOfWeek.MONDAY);
        hour = requireNonNullElse(hour, 9);
        zone = requireNonNullElse(zone, ZoneOffset.UTC);
        language = requireNonNullElse(language, Language.EN);
        if (!CHANNEL.matcher(channel).matches()) {
            throw new IllegalArgumentException("knowledge.digest.channel has '" + channel
                    + "'; write the channel's id (C…), as its details show it");
        }
        if (hour < 0 || hour > 23) {
            throw new IllegalArgumentException("knowledge.digest.hour must be 0 to 23, not " + hour);
        }
    }
}
