package dev.netdoc.bot.incident;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager sends to a webhook (version 4): the alerts of one group. What netdoc does not need is not kept.
 *
 * @param groupKey the same for every notification of the group
 * @param status {@code firing} or {@code resolved}
 * @param commonLabels that all alerts of the group share
 * @param alerts at most {@value #MOST}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertGroup(
        String groupKey,
        String status,
        Map<String, String> commonLabels,
        Map<String, String> commonAnnotations,
        List<Alert> alerts) {
    static final int MOST = 50;
    private static final int TEXT = 1_000;
    private static final int COMPLAINT = 300;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public AlertGroup {
        groupKey = Objects.requireNonNullElse(groupKey, "");
        status = Objects.requireNonNullElse(status, "");
        commonLabels = cut(commonLabels);
        commonAnnotations = cut(commonAnnotations);
        alerts = alerts == null
                ? List.of()
                : alerts.stream().filter(Objects::nonNull).limit(MOST).toList();
        if (groupKey.isBlank() || alerts.isEmpty()) {
            throw new IllegalArgumentException(
                    "groupKey and alerts must be there, as Alertmanager's webhook sends them");
        }
    }

    /** @param startsAt empty if it was not told */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Alert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            @Nullable Instant startsAt) {
        public Alert {
            status = Objects.requireNonNullElse(status, "");
            labels = cut(labels);
            annotations = cut(annotations);
        }

        boolean firing() {
            return status.equals("firing");
        }
    }

    /** @throws IllegalArgumentException if it is not what Alertmanager sends */
    public static AlertGroup of(byte[] json) {
        try {
            AlertGroup group = JSON.readValue(json, AlertGroup.class);
            if (group == null) {
                throw new IllegalArgumentException("the body is null");
            }
            return group;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(firstLine(e.getOriginalMessage()), e);
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException("the body cannot be read", e);
        }
    }

    static AlertGroup stored(String json) {
        return of(json.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert group can be written", e);
        }
    }

    public boolean firing() {
        return !status.equals("resolved");
    }

    /** @return e.g. {@code KubePodNotReady}; the group's key where no alert has a name */
    String name() {
        return Optional.ofNullable(commonLabels.get("alertname"))
                .or(() -> labels().filter(l -> l.getKey().equals("alertname"))
                        .map(Map.Entry::getValue)
                        .findFirst())
                .orElse(groupKey);
    }

    long firingAlerts() {
        return alerts.stream().filter(Alert::firing).count();
    }

    Optional<Instant> since() {
        return alerts.stream()
                .filter(Alert::firing)
                .flatMap(a -> Optional.ofNullable(a.startsAt()).stream())
                .min(Instant::compareTo);
    }

    private Stream<Map.Entry<String, String>> labels() {
        return Stream.concat(Stream.of(commonLabels), alerts.stream().map(Alert::labels))
                .flatMap(map -> map.entrySet().stream());
    }

    /** @return what it says and what it is labelled with, on one line each; for finding what it is about */
    String text() {
        Stream<String> said = Stream.concat(
                        Stream.of(commonAnnotations), alerts.stream().map(Alert::annotations))
                .flatMap(map -> map.values().stream());
        return Stream.concat(Stream.of(name()), Stream.concat(said, labels().map(Map.Entry::getValue)))
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    /** @return the values of labels that name objects, e.g. of {@code node}, {@code pod}, {@code namespace} */
    List<String> objects() {
        return labels().filter(l -> OBJECTS.contains(l.getKey()))
                .map(Map.Entry::getValue)
                .distinct()
                .toList();
    }

    private static final List<String> OBJECTS =
            List.of("node", "instance", "pod", "namespace", "daemonset", "service", "configmap", "nodename", "host");

    private static Map<String, String> cut(@Nullable Map<String, String> given) {
        var kept = new TreeMap<String, String>();
        if (given != null) {
            given.forEach((key, value) -> {
                if (key != null && value != null && kept.size() < MOST) {
                    kept.put(key, value.substring(0, Math.min(TEXT, value.length())));
                }
            });
        }
        return Map.copyOf(kept);
    }

    /** What Jackson complains of may hold all that it complains of. */
    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse(message);
        return line.substring(0, Math.min(COMPLAINT, line.length()));
    }
}
