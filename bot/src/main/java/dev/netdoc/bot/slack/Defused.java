package dev.netdoc.bot.slack;

import java.util.regex.Pattern;

/**
 * Text that stays dead even where something takes rich text for markup, such as a notification: an invisible joiner
 * parts the opening of a mention. Nothing else is changed.
 */
final class Defused {
    private static final Pattern OPENING = Pattern.compile("<(?=[!@#][A-Za-z])");
    private static final String WORD_JOINER = "\u2060";

    private Defused() {}

    static String text(String raw) {
        return OPENING.matcher(raw).replaceAll("<" + WORD_JOINER);
    }
}
