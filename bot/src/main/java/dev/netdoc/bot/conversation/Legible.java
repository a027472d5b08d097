package dev.netdoc.bot.conversation;

import java.util.regex.Pattern;

/** Text of other people that cannot disturb what stands around it. */
public final class Legible {
    // Marks that turn the direction of what follows, also beyond their own text.
    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    // No script stacks more than a few; those that stack dozens grow over the lines above.
    private static final Pattern STACKED = Pattern.compile("(\\p{M}{4})\\p{M}+");

    private Legible() {}

    /** {@return the text without marks that turn the direction, and with at most four marks on a letter} */
    public static String text(String raw) {
        return STACKED.matcher(DIRECTION.matcher(raw).replaceAll("")).replaceAll("$1");
    }
}
