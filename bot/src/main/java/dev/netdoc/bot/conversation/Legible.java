package dev.netdoc.bot.conversation;

import java.util.regex.Pattern;

/** Text of other people that cannot disturb what stands around it. */
public final class Legible {
    // Marks that turn the direction of what follows, also beyond their own text.
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    // No script stacks more than a few; those that stack dozens grow over the lines above.
    private static final Pattern STACKED = Pattern.compile("(\\p{M}{4})\\p{M}+");

    // Invisible and without a direction; nothing at all could leave an empty text, which Slack declines.
    private static final String WORD_JOINER = "\u2060";

    private Legible() {}

    /** {@return the text without marks that turn the direction, and with at most four marks on a letter} */
    public static String text(String raw) {
        return STACKED.matcher(DIRECTION.matcher(raw).replaceAll(WORD_JOINER)).replaceAll("$1");
    }

    /** {@return code in which such marks can be seen, e.g. as {@code \\u202e}: there they are what matters} */
    public static String code(String raw) {
        return DIRECTION
                .matcher(raw)
                .replaceAll(mark -> "\\\\u%04x".formatted((int) mark.group().charAt(0)));
    }
}
