package dev.netdoc.bot.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads {@code netdoc.yaml}. What is not understood is refused rather than left out. */
public final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .withCoercionConfig(
                    LogicalType.Boolean, its -> its.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail))
            .build();

    private ConfigFile() {}

    /** @throws ConfigUnreadable with one sentence that names file, line, key and what to do */
    public static NetdocConfig read(Path file) {
        return parsed(file, text(file));
    }

    /** @throws ConfigUnreadable as above */
    static NetdocConfig parsed(Path file, String text) {
        return read(file, text)
                .from(Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(".")));
    }

    private static NetdocConfig read(Path file, String text) {
        if (text.lines().allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"))) {
            return NetdocConfig.DEFAULTS;
        }
        ConfigTree tree = tree(file, text);
        try {
            // A document may say null.
            return Objects.requireNonNullElse(YAML.readValue(text, NetdocConfig.class), NetdocConfig.DEFAULTS);
        } catch (JacksonException e) {
            throw new ConfigUnreadable(file + ", " + onOneLine(new Mistakes(tree).sentence(e)), e);
        }
    }

    private static ConfigTree tree(Path file, String text) {
        try {
            return ConfigTree.of(text);
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            throw new ConfigUnreadable(
                    "%s, line %d: this is no YAML: %s".formatted(file, line, onOneLine(e.getProblem())), e);
        } catch (YAMLException e) { // a character that YAML does not have
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new ConfigUnreadable("%s: this is no YAML: %s".formatted(file, first), e);
        }
    }

    /** A sentence repeats what was written, which may have ends of lines in it. */
    private static String onOneLine(String sentence) {
        return sentence.replaceAll("\\s+", " ");
    }

    /** @throws ConfigUnreadable if there is no such file, or it cannot be read */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigUnreadable(
                    "there is no file " + file + "; write one (README.md shows how) or name it with -c", e);
        } catch (IOException e) {
            throw new ConfigUnreadable("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
