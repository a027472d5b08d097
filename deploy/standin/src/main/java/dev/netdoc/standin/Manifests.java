package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects as {@code kubectl get -o yaml} prints them: several documents, Lists among them. A text such as
 * {@code now-12m} stands for that time, so that a sample cluster is always fresh.
 *
 * @param objects in the order of the file
 * @param heading the {@code netdoc.dev/v1 Snapshot}, or an empty object
 */
record Manifests(List<ObjectNode> objects, ObjectNode heading) {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern OFFSET = Pattern.compile("now(?:(?<sign>[+-])(?<number>\\d+)(?<unit>[smhd]))?");

    Manifests {
        objects = List.copyOf(objects);
    }

    /** @throws IllegalArgumentException if it is not YAML or holds something that is no object */
    static Manifests parse(String yaml, Instant now) {
        List<ObjectNode> objects = new ArrayList<>();
        ObjectNode heading = Json.object();
        for (JsonNode document : documents(yaml)) {
            if (document.path("kind").asText().equals("Snapshot")
                    && document.path("apiVersion").asText().startsWith("netdoc.dev/")) {
                heading = (ObjectNode) resolve(document, now);
            } else if (document.path("kind").asText().endsWith("List") && document.has("items")) {
                document.path("items").forEach(item -> objects.add((ObjectNode) resolve(item, now)));
            } else if (document instanceof ObjectNode object) {
                objects.add((ObjectNode) resolve(object, now));
            }
        }
        return new Manifests(objects, heading);
    }

    static JsonNode parseOne(byte[] body) {
        try {
            return YAML.readTree(body);
        } catch (IOException e) {
            throw Refusal.badRequest("error decoding YAML: " + e.getMessage());
        }
    }

    private static List<JsonNode> documents(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return documents.readAll();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a file of Kubernetes objects: " + e.getMessage(), e);
        }
    }

    private static JsonNode resolve(JsonNode node, Instant now) {
        return switch (node) {
            case ObjectNode object -> {
                object.properties().forEach(field -> field.setValue(resolve(field.getValue(), now)));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, resolve(array.get(i), now));
                }
                yield array;
            }
            default -> node.isTextual() ? Json.array().textNode(time(node.asText(), now)) : node;
        };
    }

    private static String time(String text, Instant now) {
        Matcher offset = OFFSET.matcher(text);
        if (!offset.matches()) {
            return text;
        }
        Instant time = now.truncatedTo(ChronoUnit.SECONDS);
        if (offset.group("number") != null) {
            long number = Long.parseLong(offset.group("number"));
            Duration distance = switch (offset.group("unit")) {
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
            time = offset.group("sign").equals("-") ? time.minus(distance) : time.plus(distance);
        }
        return time.toString();
    }
}
