package dev.netdoc.bot.approval;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Plans as text in which equal plans are equal, and the digests over them. */
final class PlanText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
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

    /** @throws IllegalStateException if the stored text is not a plan */
    static FixPlan read(String text) {
        return read(text, FixPlan.class);
    }

    static Collection<String> readNames(String text) {
        return List.of(read(text, String[].class));
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the store holds no " + type.getSimpleName() + " that this version can read; "
                            + "finish open proposals before going back to an older netdoc",
                    e);
        }
    }

    /** What a person approves: exactly this plan, on this cluster, with this outcome of the dry run. */
    static String digest(String cluster, FixPlan plan, String dryRun) {
        return sha256(write(List.of(cluster, plan, dryRun)));
    }

    /** Equal for proposals that would do the same; resourceVersions and pods may differ. */
    static String changesKey(FixPlan plan) {
        var changes = plan.changes().stream().map(PlanText::sameChange).toList();
        return sha256(write(List.of(plan.id(), plan.fingerprint(), changes)));
    }

    private static List<String> sameChange(Change change) {
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
