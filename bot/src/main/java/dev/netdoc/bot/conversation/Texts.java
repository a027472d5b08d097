package dev.netdoc.bot.conversation;

import dev.netdoc.knowledge.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Every sentence that netdoc says, in every language. Immutable; load it once. */
public final class Texts {
    private final Map<Language, Map<String, String>> templates;

    private Texts(Map<Language, Map<String, String>> templates) {
        this.templates = templates;
    }

    /** @throws UncheckedIOException if a catalogue is not on the class path */
    public static Texts load() {
        var templates = new EnumMap<Language, Map<String, String>>(Language.class);
        for (Language language : Language.values()) {
            templates.put(language, read("messages_" + language.code() + ".properties"));
        }
        return new Texts(templates);
    }

    private static Map<String, String> read(String resource) {
        try (InputStream in = Texts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("no catalogue " + resource + " on the class path");
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var templates = new TreeMap<String, String>();
            properties.forEach((key, value) -> templates.put((String) key, (String) value));
            return templates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Words in(Language language) {
        return new Words(language, templates(language));
    }

    Map<String, String> templates(Language language) {
        Map<String, String> found = templates.get(language);
        if (found == null) {
            throw new IllegalStateException("no catalogue for " + language);
        }
        return found;
    }
}
