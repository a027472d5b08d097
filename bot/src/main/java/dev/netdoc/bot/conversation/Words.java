package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Language;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The sentences of one language. Placeholders such as <code>{cluster}</code> are filled from pairs of name and value.
 */
public final class Words {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z]+)}");

    private final Language language;
    private final Map<String, String> templates;

    Words(Language language, Map<String, String> templates) {
        this.language = language;
        this.templates = templates;
    }

    public Language language() {
        return language;
    }

    /**
     * A sentence as plain text; values stand as they are.
     *
     * @throws IllegalArgumentException if there is no such key, or a placeholder has no value
     */
    public String plain(String key, Object... namesAndValues) {
        return filled(key, UnaryOperator.identity(), namesAndValues);
    }

    /** A sentence as Markdown; values are escaped, unless they are {@link Markdown} already. */
    String markdown(String key, Object... namesAndValues) {
        return filled(key, value -> Markdown.escape(value).text(), namesAndValues);
    }

    /** @return the sentence for this count, which fills <code>{count}</code> */
    public String counted(String key, int count) {
        boolean one = language == Language.EN && count == 1;
        return plain(key + (one ? ".one" : ".other"), "count", count);
    }

    boolean has(String key) {
        return templates.containsKey(key);
    }

    private String filled(String key, UnaryOperator<String> escape, Object... namesAndValues) {
        String template = templates.get(key);
        if (template == null) {
            throw new IllegalArgumentException("no text '" + key + "' in " + language);
        }
        Matcher matcher = PLACEHOLDER.matcher(template);
        var text = new StringBuilder();
        while (matcher.find()) {
            String value = value(key, matcher.group(1), escape, namesAndValues);
            matcher.appendReplacement(text, Matcher.quoteReplacement(value));
        }
        return matcher.appendTail(text).toString();
    }

    private static String value(String key, String name, UnaryOperator<String> escape, Object... namesAndValues) {
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            if (name.equals(namesAndValues[i])) {
                return namesAndValues[i + 1] instanceof Markdown(String text)
                        ? text
                        : escape.apply(String.valueOf(namesAndValues[i + 1]));
            }
        }
        throw new IllegalArgumentException("no value for {" + name + "} in '" + key + "'");
    }
}
