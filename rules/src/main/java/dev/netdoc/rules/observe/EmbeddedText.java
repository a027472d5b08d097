package dev.netdoc.rules.observe;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.ConfigFault.Kind;
import dev.netdoc.rules.fact.Reading;
import java.util.List;
import java.util.regex.Pattern;

/**
 * JSON or YAML within a ConfigMap. What does not parse is unknown, with the line, and a fault is noted.
 *
 * @param tree missing where the text does not parse
 * @param fault why not; empty where it parses
 */
record EmbeddedText(JsonNode tree, String fault) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectMapper COMMENTED = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_YAML_COMMENTS)
            .build();
    private static final ObjectMapper YAML = new YAMLMapper();
    /** Two slashes at the start of a word; within a comment that begins with a number sign they are harmless. */
    private static final Pattern SLASHES = Pattern.compile("^(?:[^#\\n]*[ \\t])?//", Pattern.MULTILINE);

    /** Reads a JSON object, as Go's parser would: no comments, nothing after it. */
    static EmbeddedText json(StoredText config, String key, List<ConfigFault> faults) {
        String text = clean(config.text(key).orElse(""));
        try {
            JsonNode tree = JSON.readTree(text);
            if (tree.isObject()) {
                return new EmbeddedText(tree, "");
            }
            return fault(Kind.UNPARSABLE, 1, "not a JSON object", config, key, faults);
        } catch (JacksonException e) {
            return fault(
                    commented(text) ? Kind.COMMENT : Kind.UNPARSABLE, line(e), "not valid JSON", config, key, faults);
        }
    }

    /** Reads a YAML map. Two slashes start no comment there, though old documents print them. */
    static EmbeddedText yaml(StoredText config, String key, List<ConfigFault> faults) {
        String text = clean(config.text(key).orElse(""));
        var slashes = SLASHES.matcher(text);
        if (slashes.find()) {
            int line = 1
                    + (int) text.substring(0, slashes.end())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            return fault(Kind.COMMENT, line, "comment written with //", config, key, faults);
        }
        try {
            JsonNode tree = YAML.readTree(text);
            if (tree.isObject()) {
                return new EmbeddedText(tree, "");
            }
            return fault(Kind.UNPARSABLE, 1, "not a YAML map", config, key, faults);
        } catch (JacksonException e) {
            return fault(Kind.UNPARSABLE, line(e), "not valid YAML", config, key, faults);
        }
    }

    private static EmbeddedText fault(
            Kind kind, int line, String message, StoredText config, String key, List<ConfigFault> faults) {
        String text = clean(config.text(key).orElse(""));
        String[] lines = text.split("\n", -1);
        String shown = line >= 1 && line <= lines.length ? lines[line - 1].strip() : "";
        faults.add(new ConfigFault(
                kind,
                config.ref(),
                key,
                line,
                message,
                config.evidence(key + " line " + line, shown, config.key(key))));
        return new EmbeddedText(MissingNode.getInstance(), message + " at line " + line + " of " + key);
    }

    private static boolean commented(String text) {
        try {
            return COMMENTED.readTree(text).isObject();
        } catch (JacksonException e) {
            return false; // broken in another way
        }
    }

    private static int line(JacksonException e) {
        return e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
    }

    /** Editors on Windows leave a byte order mark and carriage returns, which the agents' parsers pass over. */
    private static String clean(String text) {
        String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return body.replace("\r\n", "\n");
    }

    boolean parses() {
        return fault.isEmpty();
    }

    /** A scalar as text; lower case is the caller's business. */
    Reading<String> text(StoredText config, String fact, String where, JsonNode object, String... path) {
        String shownPath = where + "." + String.join(".", path);
        if (!parses()) {
            return new Reading.Unknown<>(fault, config.evidence(fact, "(unparsable)", where));
        }
        JsonNode value = Fields.at(object, path);
        if (value.isMissingNode()) {
            return new Reading.Absent<>(config.evidence(fact, "(absent)", shownPath));
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return new Reading.Present<>(text, config.evidence(fact, text, shownPath));
    }
}
