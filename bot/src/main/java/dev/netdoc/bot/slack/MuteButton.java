package dev.netdoc.bot.slack;

import dev.netdoc.bot.conversation.ButtonValue;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/** What the mute button of a bulletin carries. */
record MuteButton(Language language, String bulletin) {
    /** @return empty if it is not one of ours */
    static Optional<MuteButton> parse(String value) {
        return ButtonValue.parse(value).map(v -> new MuteButton(v.language(), v.field(0)));
    }
}
