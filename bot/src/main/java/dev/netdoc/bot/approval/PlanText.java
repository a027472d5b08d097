package dev.netdoc.bot.approval;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Plans as text in which equal plans are equal, and the digests over them. */
final class PlanText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .addModule(fieldValues())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .build();

    private PlanText() {}

    static String write(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("records of strings always have a JSON text", e);
        }
    }

    /** A string stands for itself, null for a missing field, and {@code {"json": …}} for everything else. */
    private static SimpleModule fieldValues() {
        return new SimpleModule()
                .addSerializer(FieldValue.class, new StdSerializer<>(FieldValue.class) {
                    private static final long serialVersionUID = 1;

                    @Override
                    public void serialize(FieldValue value, JsonGenerator out, SerializerProvider provider)
                            throws IOException {
                        switch (value) {
                            case FieldValue.Missing() -> out.writeNull();
                            case FieldValue.Text(String text) -> out.writeString(text);
                            case FieldValue.Json json -> out.writePOJO(Map.of("json", json.tree()));
                        }
                    }
                })
                .addDeserializer(FieldValue.class, new StdDeserializer<>(FieldValue.class) {
                    private static final long serialVersionUID = 1;

                    @Override
                    public FieldValue deserialize(JsonParser in, DeserializationContext context) throws IOException {
                        JsonNode node = in.readValueAsTree();
                        return FieldValue.of(node.isObject() ? node.path("json") : node);
                    }

                    @Override
                    public FieldValue getNullValue(DeserializationContext context) {
                        return new FieldValue.Missing();
                    }
                });
    }

    /** @throws IllegalStateException if the stored text is not a plan */
    static FixPlan read(String text) {
        try {
            return JSON.treeToValue(upgraded(JSON.readTree(text)), FixPlan.class);
        } catch (JsonProcessingException e) {
            throw unreadable(FixPlan.class, e);
        }
    }

    // Plans were once stored with one restart at most.
    private static JsonNode upgraded(JsonNode plan) {
        if (plan instanceof ObjectNode old && old.has("restart")) {
            JsonNode restart = old.remove("restart");
            ArrayNode restarts = old.putArray("restarts");
            if (restart instanceof ObjectNode one) {
                restarts.add(one.put("way", RestartPlan.Way.PACED_DELETE.name()));
            }
        }
        return plan;
    }

    static Collection<String> readNames(String text) {
        return List.of(read(text, String[].class));
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw unreadable(type, e);
        }
    }

    private static IllegalStateException unreadable(Class<?> type, JsonProcessingException e) {
        return new IllegalStateException(
                "the store holds no " + type.getSimpleName() + " that this version can read; "
                        + "finish open proposals before going back to an older netdoc",
                e);
    }

    /** What a person approves: exactly this plan, on this cluster, with this outcome of the dry run. */
    static String digest(String cluster, FixPlan plan, String dryRun) {
        return sha256(write(List.of(cluster, plan, dryRun)));
    }

    /** Equal for proposals that would do the same; resourceVersions and pods may differ. */
    static String changesKey(FixPlan plan) {
        var changes = plan.changes().stream().map(PlanText::sameChange).toList();
        var restarts = plan.restarts().stream()
                .map(restart -> restart.daemonSet().toString())
                .toList();
        return sha256(write(List.of(plan.id(), plan.fingerprint(), changes, restarts)));
    }

    private static List<Object> sameChange(Change change) {
        return List.of(change.object().toString(), change.uid(), change.path(), change.before(), change.after());
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
