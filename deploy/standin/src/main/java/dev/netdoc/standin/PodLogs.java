package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** What containers have printed. A line that begins with a time is older than that for {@code sinceSeconds}. Thread-safe. */
final class PodLogs {
    private record Key(String namespace, String pod, String container) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return toString().compareTo(other.toString());
        }
    }

    private final Map<Key, String> texts = new ConcurrentSkipListMap<>();
    private final InstantSource clock;

    PodLogs(InstantSource clock) {
        this.clock = clock;
    }

    void put(String namespace, String pod, String container, String text) {
        texts.put(new Key(namespace, pod, container), text);
    }

    void putFirst(String namespace, String pod, String container, String text) {
        texts.putIfAbsent(new Key(namespace, pod, container), text);
    }

    /** @throws Refusal with 400 if it is not clear which container is meant, or it has not started */
    String read(JsonNode pod, Call call) {
        String name = Json.meta(pod, "name");
        List<String> containers = names(pod, "containers");
        String container = call.query("container");
        if (container.isEmpty()) {
            if (containers.size() > 1) {
                throw Refusal.badRequest("a container name must be specified for pod " + name + ", choose one of: ["
                        + String.join(" ", containers) + "]");
            }
            container = containers.isEmpty() ? "" : containers.getFirst();
        } else if (!Stream.concat(containers.stream(), names(pod, "initContainers").stream())
                .toList()
                .contains(container)) {
            throw Refusal.badRequest("container " + container + " is not valid for pod " + name);
        }
        String text = texts.getOrDefault(new Key(Json.meta(pod, "namespace"), name, container), "");
        if (text.isEmpty() && pod.path("status").path("phase").asText().equals("Pending")) {
            throw Refusal.badRequest(
                    "container \"" + container + "\" in pod \"" + name + "\" is waiting to start: ContainerCreating");
        }
        return cut(text, call);
    }

    private String cut(String text, Call call) {
        List<String> lines = text.lines().toList();
        long since = call.number("sinceSeconds", 0);
        if (since > 0) {
            Instant oldest = clock.instant().minus(Duration.ofSeconds(since));
            lines = lines.stream()
                    .filter(line -> !timeOf(line).isBefore(oldest))
                    .toList();
        }
        long tail = call.query("tailLines").isEmpty() ? lines.size() : call.number("tailLines", 0);
        List<String> last = lines.subList((int) Math.max(0, lines.size() - tail), lines.size());
        String result = last.isEmpty() ? "" : String.join("\n", last) + "\n";
        long limit = call.number("limitBytes", Long.MAX_VALUE);
        return result.substring(0, (int) Math.min(result.length(), limit));
    }

    /** A line without a time counts as just printed. */
    private static Instant timeOf(String line) {
        int blank = line.indexOf(' ');
        try {
            return Instant.parse(blank < 0 ? line : line.substring(0, blank));
        } catch (DateTimeParseException e) {
            return Instant.MAX;
        }
    }

    ArrayNode save() {
        ArrayNode saved = Json.array();
        texts.forEach((key, text) -> saved.addObject()
                .put("namespace", key.namespace())
                .put("pod", key.pod())
                .put("container", key.container())
                .put("text", text));
        return saved;
    }

    void load(JsonNode saved) {
        saved.forEach(log -> put(
                log.path("namespace").asText("kube-system"),
                log.path("pod").asText(),
                log.path("container").asText(),
                log.path("text").asText()));
    }

    private static List<String> names(JsonNode pod, String field) {
        return Json.items(pod.path("spec").path(field))
                .map(container -> container.path("name").asText())
                .toList();
    }
}
