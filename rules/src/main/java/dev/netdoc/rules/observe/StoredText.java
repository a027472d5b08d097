package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.StoredConfig.Stamp;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ConfigMap as it was read.
 *
 * @param data texts by key; only {@code eni_conf} of ConfigMaps that no fact names
 */
record StoredText(ObjectRef ref, Stamp stamp, Map<String, String> data) {

    static StoredText read(JsonNode object) {
        ObjectRef ref = Fields.ref(object, "ConfigMap", Resources.SYSTEM);
        boolean known = Resources.CONFIG_MAPS.contains(ref.name());
        var data = new LinkedHashMap<String, String>();
        JsonNode fields = at(object, "data");
        if (fields.isObject()) {
            for (Map.Entry<String, JsonNode> e : fields.properties()) {
                if (known || e.getKey().equals("eni_conf")) {
                    JsonNode value = e.getValue();
                    data.put(e.getKey(), value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString());
                }
            }
        }
        return new StoredText(ref, stamp(object, ref), data);
    }

    private static Stamp stamp(JsonNode object, ObjectRef ref) {
        Optional<Instant> latest = Optional.empty();
        String manager = "";
        for (JsonNode entry : items(object, "metadata", "managedFields")) {
            Optional<Instant> written = time(entry, "time");
            if (!at(entry, "fieldsV1", "f:data").isMissingNode()
                    && written.isPresent()
                    && latest.filter(l -> !l.isBefore(written.get())).isEmpty()) {
                latest = written;
                manager = Fields.text(entry, "manager");
            }
        }
        String version = Fields.resourceVersion(object);
        var evidence = new Evidence(
                "last write of data",
                latest.map(Instant::toString).orElse("(unknown)"),
                Fields.source(ref, "metadata.managedFields", version));
        return new Stamp(
                Fields.text(object, "metadata", "uid"),
                version,
                latest.<Reading<Instant>>map(t -> new Reading.Present<>(t, evidence))
                        .orElseGet(() -> new Reading.Unknown<>("no managedFields for data", evidence)),
                manager);
    }

    StoredConfig stored() {
        return new StoredConfig(ref, new Reading.Present<>(stamp, new Evidence("ConfigMap", "present", source(""))));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(data.get(key));
    }

    /** @param path after the object, e.g. {@code data["eni_conf"].ip_stack} */
    String source(String path) {
        return Fields.source(ref, path, stamp.resourceVersion());
    }

    String key(String key) {
        return "data[\"" + key + "\"]";
    }

    Evidence evidence(String fact, String value, String path) {
        return new Evidence(fact, Excerpt.of(value), source(path));
    }

    /** The text of a key as a reading. */
    Reading<String> reading(String key) {
        return text(key)
                .<Reading<String>>map(t -> new Reading.Present<>(t, evidence(key, t, key(key))))
                .orElseGet(() -> new Reading.Absent<>(new Evidence(key, "(absent)", source(key(key)))));
    }

    List<String> keys() {
        return List.copyOf(data.keySet());
    }
}
