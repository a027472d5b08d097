package dev.netdoc.bot.conversation;

/** Shortens text without breaking a character. */
public final class Cut {
    private Cut() {}

    /** @return the text if it has at most this many UTF-16 units, else its head with an ellipsis, no longer than that */
    public static String codePoints(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, Math.max(0, end)) + "…";
    }
}
