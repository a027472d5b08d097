package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person types into what Slack's own client sends: escaped text with live mentions, and rich text. */
final class TypedText {
    private static final Pattern TOKEN = Pattern.compile("```\\n?(?<fence>[\\s\\S]+?)\\n?```"
            + "|`(?<code>[^`\\n]+)`"
            + "|(?<![\\w.])@(?<broadcast>here|channel|everyone)\\b"
            + "|<@(?<id>\\w+)(?:\\|[^>]*)?>|(?<![\\w.])@(?<name>[A-Za-z0-9_-]+)"
            + "|<#(?<place>\\w+)(?:\\|[^>]*)?>|(?<![\\w&])#(?<channel>[a-z0-9_-]+)"
            + "|<?(?<url>https?://[^\\s<>|]+)>?"
            + "|(?<![\\w*])\\*(?<bold>\\S(?:[^*\\n]*\\S)?)\\*(?![\\w*])"
            + "|(?<!\\w)~(?<strike>\\S(?:[^~\\n]*\\S)?)~(?!\\w)"
            + "|(?<!\\w)_(?<italic>\\S(?:[^_\\n]*\\S)?)_(?!\\w)");

    private final Function<String, Optional<Channel>> channels;
    private final StringBuilder text = new StringBuilder();
    private final ArrayNode parts = Json.array();
    private ArrayNode section = Json.array();

    private TypedText(Function<String, Optional<Channel>> channels) {
        this.channels = channels;
    }

    static Content read(String typed, Function<String, Optional<Channel>> channels) {
        TypedText reading = new TypedText(channels);
        reading.all(typed.strip());
        ArrayNode blocks = Json.array();
        blocks.addObject().put("type", "rich_text").set("elements", reading.parts);
        return new Content(reading.text.toString(), blocks);
    }

    /** The three characters that Slack escapes, and no other. */
    static String escape(String raw) {
        return raw.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String unescape(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private void all(String typed) {
        Matcher token = TOKEN.matcher(typed);
        int done = 0;
        while (token.find()) {
            String before = typed.substring(done, token.start());
            boolean edge = token.group("fence") != null && before.endsWith("\n");
            words(edge ? before.substring(0, before.length() - 1) : before);
            if (edge) {
                text.append('\n');
            }
            if (!live(token)) {
                words(token.group());
            }
            done = token.end();
        }
        words(typed.substring(done));
        endSection();
    }

    private void words(String raw) {
        if (!raw.isEmpty()) {
            text.append(escape(raw));
            // The line break beside a code block is the block's own edge.
            String shown = section.isEmpty() && !parts.isEmpty() && raw.startsWith("\n") ? raw.substring(1) : raw;
            if (!shown.isEmpty()) {
                section.addObject().put("type", "text").put("text", shown);
            }
        }
    }

    private boolean live(Matcher token) {
        String fence = token.group("fence");
        if (fence != null) {
            text.append("```").append(escape(fence)).append("```");
            endSection();
            ObjectNode block = parts.addObject().put("type", "rich_text_preformatted");
            block.putArray("elements").addObject().put("type", "text").put("text", fence);
            return true;
        }
        String person = token.group("id") == null ? token.group("name") : token.group("id");
        String place = token.group("place") == null ? token.group("channel") : token.group("place");
        if (person != null) {
            Optional<Person> found = People.find(person);
            found.ifPresent(known -> element("user", "<@" + known.id() + ">").put("user_id", known.id()));
            return found.isPresent();
        }
        if (place != null) {
            Optional<Channel> found = channels.apply(place);
            found.ifPresent(known -> element("channel", "<#" + known.id() + "|" + known.name() + ">")
                    .put("channel_id", known.id()));
            return found.isPresent();
        }
        if (token.group("broadcast") != null) {
            element("broadcast", "<!" + token.group("broadcast") + ">").put("range", token.group("broadcast"));
            return true;
        }
        if (token.group("url") != null) {
            element("link", "<" + token.group("url").replace("&", "&amp;") + ">")
                    .put("url", token.group("url"));
            return true;
        }
        return styled(token, "code", "`")
                || styled(token, "bold", "*")
                || styled(token, "italic", "_")
                || styled(token, "strike", "~");
    }

    private boolean styled(Matcher token, String style, String mark) {
        String words = token.group(style);
        if (words == null) {
            return false;
        }
        ObjectNode element = element("text", mark + escape(words) + mark).put("text", words);
        element.putObject("style").put(style, true);
        return true;
    }

    private ObjectNode element(String type, String asText) {
        text.append(asText);
        return section.addObject().put("type", type);
    }

    private void endSection() {
        if (!section.isEmpty()) {
            parts.addObject().put("type", "rich_text_section").set("elements", section);
            section = Json.array();
        }
    }
}
