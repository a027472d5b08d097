package dev.netdoc.bot.slack;

import dev.netdoc.bot.conversation.Legible;
import java.util.regex.Pattern;

/**
 * Text that stays dead even where something takes rich text for markup, such as a notification: an invisible joiner
 * parts the opening of a mention, and it is made legible.
 */
final class Defused {
    private static final Pattern OPENING = Pattern.compile("<(?=[!@#][A-Za-z])");
    private static final String WORD_JOINER = "\u2060";

    private Defused() {}

    static String text(String raw) {
        return OPENING.matcher(Legible.text(raw)).replaceAll("<" + WORD_JOINER);
    }
}
