package dev.netdoc.bot.slack;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person typed, out of the text of an event. */
final class SlackText {
    private static final Pattern MARKED = Pattern.compile("<([^<>]*)>");

    private SlackText() {}

    /** @param self the bot's own user id, whose mentions go */
    static String plain(String text, String self) {
        Matcher matcher = MARKED.matcher(text);
        var plain = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(plain, Matcher.quoteReplacement(shown(matcher.group(1), self)));
        }
        return matcher.appendTail(plain)
                .toString()
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .strip();
    }

    private static String shown(String marked, String self) {
        int bar = marked.indexOf('|');
        String target = bar < 0 ? marked : marked.substring(0, bar);
        String label = bar < 0 ? "" : marked.substring(bar + 1);
        if (target.equals("@" + self)) {
            return " ";
        }
        if (target.startsWith("@") || target.startsWith("#")) {
            return label.isEmpty() ? target : target.charAt(0) + label;
        }
        if (target.startsWith("!")) {
            return label.isEmpty() ? "@" + target.substring(1) : label;
        }
        return label.isEmpty() ? target : label;
    }
}
