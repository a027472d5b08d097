package dev.netdoc.bot.slack;

/**
 * A message ready to be sent.
 *
 * @param text the notification and what a screen reader says; escaped, never blank, at most 3,000 characters
 * @param blocks Block Kit as JSON; empty to send the text alone
 */
record Drawn(String text, String blocks) {
    Drawn withoutBlocks() {
        return new Drawn(text, "");
    }
}
