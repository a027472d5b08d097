package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The requests that answered 403 when a snapshot was made. Each entry names a resource as kubectl does, with or without
 * group ({@code daemonsets}, {@code daemonsets.apps}, {@code pods/log}), for a ConfigMap alone with its name
 * ({@code configmaps/eni-config}).
 */
record Forbidden(List<List<String>> entries) {
    private static final Set<String> FILLING =
            Set.of("get", "list", "watch", "in", "namespace", "namespaces", "forbidden");

    static Forbidden read(JsonNode list) {
        var entries = new ArrayList<List<String>>();
        for (JsonNode entry : Fields.items(list)) {
            String text = entry.isObject()
                    ? Stream.of("verb", "resource", "kind", "namespace", "name", "names")
                            .flatMap(f -> Fields.texts(entry, f).stream())
                            .reduce("", (a, b) -> a + " " + b)
                    : entry.asText("");
            List<String> words = Stream.of(text.toLowerCase(Locale.ROOT).split("[\\s/,:]+", -1))
                    .filter(w -> !w.isEmpty() && !FILLING.contains(w))
                    .toList();
            if (!words.isEmpty()) {
                entries.add(words);
            }
        }
        return new Forbidden(List.copyOf(entries));
    }

    boolean logs() {
        return entries.stream().anyMatch(Forbidden::logs);
    }

    /** @return whether the whole resource could not be read; one entry without a group means the one of the core */
    boolean covers(Resource resource) {
        return entries.stream()
                .anyMatch(e -> !logs(e)
                        && names(e, resource)
                        && objectNames(e, resource).isEmpty()
                        && namespaceFits(e, resource));
    }

    private static boolean logs(List<String> entry) {
        return entry.contains("log") || entry.contains("logs") || entry.contains("pods.log");
    }

    /** @return whether this one object could not be read */
    boolean covers(Resource resource, String name) {
        return covers(resource)
                || entries.stream()
                        .anyMatch(e ->
                                names(e, resource) && objectNames(e, resource).contains(name.toLowerCase(Locale.ROOT)));
    }

    private static boolean names(List<String> entry, Resource resource) {
        return entry.stream()
                .anyMatch(word -> word.equals(resource.groupResource())
                        || (!resource.optional()
                                && (word.equals(resource.plural())
                                        || word.equals(resource.kind().toLowerCase(Locale.ROOT)))));
    }

    private static boolean namespaceFits(List<String> entry, Resource resource) {
        return resource.namespace().isEmpty()
                || entry.stream().noneMatch(w -> w.equals(Resources.SYSTEM) || w.equals(Resources.FLANNEL))
                || entry.contains(resource.namespace());
    }

    /** Only ConfigMaps are asked for by name; a list is readable or not as a whole. */
    private static List<String> objectNames(List<String> entry, Resource resource) {
        if (resource.names().isEmpty()) {
            return List.of();
        }
        return entry.stream()
                .filter(w -> !w.equals(resource.plural())
                        && !w.equals(resource.kind().toLowerCase(Locale.ROOT))
                        && !w.equals(Resources.SYSTEM)
                        && !w.equals(Resources.FLANNEL)
                        && !w.equals("v1"))
                .toList();
    }
}
