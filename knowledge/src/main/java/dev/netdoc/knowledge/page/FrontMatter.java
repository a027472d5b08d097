package dev.netdoc.knowledge.page;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands before a Markdown page's text: YAML between lines {@code ---} (Docusaurus, MkDocs, Hugo, Jekyll), or TOML
 * between lines {@code +++} (Hugo).
 *
 * @param values missing if the page has no front matter
 * @param length how many characters of the file it takes
 */
record FrontMatter(JsonNode values, int length) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final TomlMapper TOML = new TomlMapper();
    private static final Pattern BLOCK =
            Pattern.compile("\\A(---|\\+\\+\\+)[ \\t]*+\\n(.*?)^\\1[ \\t]*+$\\n?", Pattern.DOTALL | Pattern.MULTILINE);

    static FrontMatter of(String text) throws PageBroken {
        Matcher block = BLOCK.matcher(text);
        if (!block.find()) {
            return new FrontMatter(MissingNode.getInstance(), 0);
        }
        ObjectMapper mapper = block.group(1).equals("---") ? YAML : TOML;
        try {
            JsonNode values = mapper.readTree(block.group(2));
            return values == null || values.isObject() || values.isMissingNode() || values.isNull()
                    ? new FrontMatter(values == null ? MissingNode.getInstance() : values, block.end())
                    // Text between two rules is no front matter.
                    : new FrontMatter(MissingNode.getInstance(), 0);
        } catch (JacksonException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr() + 1;
            throw new PageBroken("its front matter cannot be read: line " + line + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse(""));
        }
    }

    /** Returns the first of these keys that holds a text. */
    Optional<String> text(String... keys) {
        for (String key : keys) {
            String value = values.path(key).asText("").strip();
            if (!value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Returns the texts of a list, or of a single value. */
    List<String> texts(String... keys) {
        List<String> texts = new ArrayList<>();
        for (String key : keys) {
            JsonNode value = values.path(key);
            if (value.isArray()) {
                value.forEach(item -> texts.add(item.asText("").strip()));
            } else {
                texts.add(value.asText("").strip());
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    boolean isDraft() {
        return values.path("draft").asBoolean(false);
    }
}
