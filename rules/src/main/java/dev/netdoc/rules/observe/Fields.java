package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.netdoc.rules.fact.ObjectRef;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads fields of objects that people may have cut down or edited: what is missing or of another type reads as empty. */
final class Fields {
    private static final Pattern MEMORY = Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)(|[kMGTP]|[KMGTP]i)");

    private Fields() {}

    static JsonNode at(JsonNode node, String... path) {
        JsonNode here = node;
        for (String field : path) {
            here = here.path(field);
        }
        return here.isNull() ? MissingNode.getInstance() : here;
    }

    /** @return the scalar as text; empty if it is missing, null, a list or a map */
    static String text(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        return value.isValueNode() ? value.asText("") : "";
    }

    static boolean flag(JsonNode node, String... path) {
        return text(node, path).equalsIgnoreCase("true");
    }

    static Optional<Long> number(JsonNode node, String... path) {
        return quantity(text(node, path));
    }

    static int count(JsonNode node, String... path) {
        return number(node, path)
                .map(n -> (int) Math.max(0, Math.min(n, Integer.MAX_VALUE)))
                .orElse(0);
    }

    /** @return a whole number; fractions and units are rounded down, {@code 3900m} is 3 */
    static Optional<Long> quantity(String text) {
        String number = text.strip();
        int scale = number.endsWith("m") ? -3 : 0;
        if (scale != 0) {
            number = number.substring(0, number.length() - 1);
        }
        if (number.isEmpty() || number.length() > 18) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(number).scaleByPowerOfTen(scale).longValue());
        } catch (NumberFormatException e) {
            return Optional.empty(); // not a number, so not known
        }
    }

    /** @return an amount of memory, e.g. {@code 32Gi}; empty if it is none */
    static Optional<Long> bytes(String text) {
        Matcher amount = MEMORY.matcher(text.strip());
        if (!amount.matches()) {
            return Optional.empty();
        }
        String unit = amount.group(2);
        long base = unit.endsWith("i") ? 1024 : 1000;
        BigDecimal factor =
                unit.isEmpty() ? BigDecimal.ONE : BigDecimal.valueOf(base).pow(1 + "kMGTP".indexOf(kilo(unit)));
        return Optional.of(new BigDecimal(amount.group(1)).multiply(factor).longValue());
    }

    private static char kilo(String unit) {
        return unit.charAt(0) == 'K' ? 'k' : unit.charAt(0);
    }

    static Optional<Instant> time(JsonNode node, String... path) {
        return time(text(node, path));
    }

    static Optional<Instant> time(String text) {
        if (text.length() < 20) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty(); // no time, so not known
        }
    }

    static Iterable<JsonNode> items(JsonNode node, String... path) {
        JsonNode list = at(node, path);
        return list.isArray() ? list : List.of();
    }

    /** @return scalars of a list; a single scalar counts as a list of one */
    static List<String> texts(JsonNode node, String... path) {
        JsonNode list = at(node, path);
        if (list.isValueNode() && !list.asText("").isEmpty()) {
            return List.of(list.asText());
        }
        var all = new ArrayList<String>();
        for (JsonNode item : items(list)) {
            if (item.isValueNode() && !item.isNull()) {
                all.add(item.asText("").intern());
            }
        }
        return List.copyOf(all);
    }

    /** @return scalars of a map by key */
    static Map<String, String> map(JsonNode node, String... path) {
        var all = new LinkedHashMap<String, String>();
        JsonNode map = at(node, path);
        if (map.isObject()) {
            for (Map.Entry<String, JsonNode> e : map.properties()) {
                if (e.getValue().isValueNode()) {
                    all.put(
                            e.getKey().intern(),
                            e.getValue().isNull() ? "" : e.getValue().asText("").intern());
                }
            }
        }
        return Map.copyOf(all);
    }

    static ObjectRef ref(JsonNode object, String kind, String defaultNamespace) {
        String namespace = text(object, "metadata", "namespace");
        return new ObjectRef(
                kind, namespace.isEmpty() ? defaultNamespace : namespace, text(object, "metadata", "name"));
    }

    static String resourceVersion(JsonNode object) {
        return text(object, "metadata", "resourceVersion");
    }

    /** @return {@code ConfigMap kube-system/eni-config data["eni_conf"] @48001} */
    static String source(ObjectRef ref, String path, String resourceVersion) {
        return ref + (path.isEmpty() ? "" : " " + path) + (resourceVersion.isEmpty() ? "" : " @" + resourceVersion);
    }
}
