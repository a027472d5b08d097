package dev.netdoc.bot.slack;

/** What a link says about itself. */
final class LinkLabel {
    private LinkLabel() {}

    /** @return the label, or the address where the label is empty or pretends to be another address */
    static String honest(String label, String url) {
        boolean looksLikeAnAddress = label.contains("://") || label.startsWith("www.");
        return label.isBlank() || (looksLikeAnAddress && !label.equals(url)) ? url : label;
    }
}
