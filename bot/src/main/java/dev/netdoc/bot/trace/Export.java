package dev.netdoc.bot.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Logger;

/** Sends spans over OTLP and HTTP, from threads of its own, as OpenTelemetry's environment variables say. */
final class Export {
    private static final List<String> ENDPOINTS =
            List.of("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    private static final String PROTOCOL = "otel.exporter.otlp.protocol";
    private static final String TRACES_PROTOCOL = "otel.exporter.otlp.traces.protocol";
    private static final String SENT = "http/protobuf";
    // Held here, or the setting is collected.
    private static final Logger ITS_LOG = Logger.getLogger("io.opentelemetry");

    private Export() {}

    static boolean wanted(Map<String, String> environment) {
        return ENDPOINTS.stream()
                .anyMatch(name -> !environment.getOrDefault(name, "").isBlank());
    }

    static OpenTelemetrySdk start(Map<String, String> environment, String version) {
        if (ITS_LOG.getHandlers().length == 0) {
            ITS_LOG.addHandler(new Complaints());
            ITS_LOG.setUseParentHandlers(false);
        }
        try {
            return AutoConfiguredOpenTelemetrySdk.builder()
                    .addPropertiesSupplier(() -> properties(environment))
                    .addPropertiesCustomizer(Export::tracesAlone)
                    .addResourceCustomizer((resource, its) -> resource.merge(
                            Resource.create(Attributes.of(AttributeKey.stringKey("service.version"), version))))
                    .disableShutdownHook()
                    .build()
                    .getOpenTelemetrySdk();
        } catch (ConfigurationException e) {
            throw new TracesMisconfigured(sentence(String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, String> properties(Map<String, String> environment) {
        Map<String, String> properties = new HashMap<>(Map.of("otel.service.name", "netdoc"));
        environment.forEach((name, value) -> {
            if (name.startsWith("OTEL_")) {
                properties.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value);
            }
        });
        return properties;
    }

    /** Metrics are scraped, and the log goes to stderr. */
    private static Map<String, String> tracesAlone(ConfigProperties told) {
        String protocol = Objects.requireNonNullElse(told.getString(TRACES_PROTOCOL), told.getString(PROTOCOL, SENT));
        if (!protocol.equals(SENT)) {
            throw new ConfigurationException("OTEL_EXPORTER_OTLP_PROTOCOL is " + protocol + ", but netdoc sends " + SENT
                    + ", which collectors take on port 4318");
        }
        return Map.of("otel.metrics.exporter", "none", "otel.logs.exporter", "none", PROTOCOL, SENT);
    }

    // Its own message would quote the headers, which may hold a token.
    private static String sentence(String message) {
        return message.contains("headers")
                ? "OTEL_EXPORTER_OTLP_HEADERS cannot be read; write it as NAME=VALUE,NAME=VALUE"
                : message;
    }
}
