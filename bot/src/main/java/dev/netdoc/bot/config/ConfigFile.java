package dev.netdoc.bot.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.netdoc.bot.config.NetdocConfig.ClusterConfig;
import dev.netdoc.bot.config.NetdocConfig.KnowledgeConfig;
import dev.netdoc.bot.config.NetdocConfig.WriteAccess;
import dev.netdoc.bot.store.StoreAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Reads {@code netdoc.yaml}. */
public final class ConfigFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .addModule(new Jdk8Module())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private ConfigFile() {}

    /** @throws ConfigUnreadable with one sentence that names file, line and what to do */
    public static NetdocConfig read(Path file) {
        NetdocConfig config;
        try {
            String text = Files.readString(file);
            config = text.isBlank() ? NetdocConfig.DEFAULTS : YAML.readValue(text, NetdocConfig.class);
        } catch (NoSuchFileException e) {
            throw new ConfigUnreadable(
                    "there is no file " + file + "; write one (README.md shows how) or name it with -c", e);
        } catch (UnrecognizedPropertyException e) {
            throw new ConfigUnreadable(
                    "%s, line %d: the key '%s' is not known here; known are %s"
                            .formatted(file, line(e), e.getPropertyName(), known(e)),
                    e);
        } catch (ValueInstantiationException e) {
            throw new ConfigUnreadable("%s, line %d: %s".formatted(file, line(e), reason(e)), e);
        } catch (JacksonException e) {
            throw new ConfigUnreadable(
                    "%s, line %d: %s".formatted(file, line(e), firstLine(e.getOriginalMessage())), e);
        } catch (IOException e) {
            throw new ConfigUnreadable("cannot read " + file + ": " + e.getMessage(), e);
        }
        return resolved(config, Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(".")));
    }

    private static NetdocConfig resolved(NetdocConfig config, Path base) {
        List<ClusterConfig> clusters = config.clusters().stream()
                .map(c -> new ClusterConfig(
                        c.name(),
                        c.kubeconfig().map(base::resolve),
                        c.context(),
                        c.write()
                                .map(w -> new WriteAccess(
                                        w.kubeconfig().map(base::resolve),
                                        w.context(),
                                        w.tokenFile().map(base::resolve))),
                        c.subjectAccessReview(),
                        c.findings()))
                .toList();
        var knowledge = new KnowledgeConfig(
                config.knowledge().documents().stream().map(base::resolve).toList(),
                config.knowledge().charset(),
                config.knowledge().owner(),
                config.knowledge().owners(),
                config.knowledge().digest());
        return new NetdocConfig(
                clusters,
                config.channels(),
                knowledge,
                config.remediation(),
                Optional.of(config.store().orElse(StoreAddress.USUAL).from(base)),
                config.privateZones(),
                config.incidents(),
                config.web(),
                config.alertmanager());
    }

    private static int line(JacksonException e) {
        JsonLocation location = e.getLocation();
        return location == null ? 1 : Math.max(1, location.getLineNr());
    }

    private static String known(UnrecognizedPropertyException e) {
        return e.getKnownPropertyIds().stream()
                .map(String::valueOf)
                .sorted()
                .toList()
                .toString();
    }

    /** What a value's own check said, without Jackson's words around it. */
    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return firstLine(cause == null ? e.getOriginalMessage() : String.valueOf(cause.getMessage()));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }
}
