package dev.netdoc.rules.observe;

import static dev.netdoc.rules.observe.Fields.at;
import static dev.netdoc.rules.observe.Fields.items;
import static dev.netdoc.rules.observe.Fields.time;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.StoredConfig.Stamp;
import dev.netdoc.rules.fact.StoredConfig.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A ConfigMap as it was read.
 *
 * @param data texts by key, of the keys that are read; only {@code eni_conf} of ConfigMaps that no fact names
 */
record StoredText(ObjectRef ref, Stamp stamp, Map<String, String> data) {
    private static final Set<String> NAMED_BY_NODES = Set.of("eni_conf");
    private static final Set<String> YAML = Set.of("config.conf", "ctrl-config.yaml");
    /** The keys that are read, by the name of the ConfigMap; of other keys nobody knows what they hold. */
    private static final Map<String, Set<String>> KEYS = Map.of(
            "eni-config",
            Set.of(
                    "eni_conf",
                    "10-terway.conf",
                    "10-terway.conflist",
                    "disable_network_policy",
                    "in_cluster_loadbalance",
                    "eniip_virtual_type"),
            "kube-flannel-cfg",
            Set.of("cni-conf.json", "net-conf.json"),
            "kube-proxy-worker",
            Set.of("config.conf"),
            "kube-proxy-master",
            Set.of("config.conf"),
            "kube-proxy",
            Set.of("config.conf"),
            "coredns",
            Set.of("Corefile"),
            "kube-dns",
            Set.of("stubDomains"),
            "terway-controlplane",
            Set.of("ctrl-config.yaml"),
            "ip-masq-agent",
            Set.of(),
            "netd-config",
            Set.of());

    static StoredText read(JsonNode object) {
        ObjectRef ref = Fields.ref(object, "ConfigMap", Resources.SYSTEM);
        Set<String> read = KEYS.getOrDefault(ref.name(), NAMED_BY_NODES);
        var data = new LinkedHashMap<String, String>();
        JsonNode fields = at(object, "data");
        if (fields.isObject()) {
            for (Map.Entry<String, JsonNode> e : fields.properties()) {
                if (read.contains(e.getKey())) {
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
        var writes = new ArrayList<Write>();
        for (JsonNode entry : items(object, "metadata", "managedFields")) {
            Optional<Instant> written = time(entry, "time");
            JsonNode data = at(entry, "fieldsV1", "f:data");
            if (!data.isMissingNode()) {
                writes.add(new Write(written, keys(data)));
            }
            if (!data.isMissingNode()
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
                manager,
                writes);
    }

    private static Set<String> keys(JsonNode owned) {
        return owned.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> key.startsWith("f:"))
                .map(key -> key.substring(2))
                .collect(Collectors.toUnmodifiableSet());
    }

    StoredConfig stored() {
        return new StoredConfig(ref, new Reading.Present<>(stamp, new Evidence("ConfigMap", "present", source(""))));
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(data.get(key));
    }

    /**
     * The text of a key for other eyes. What is read of it reads the same: the form stays, and the lines, too, where it
     * does not parse.
     */
    String withoutCredentials(String key) {
        String text = text(key).orElse("");
        if (key.equals("Corefile")) {
            return DnsReader.linesRead(text);
        }
        EmbeddedText parsed = YAML.contains(key)
                ? EmbeddedText.yaml(this, key, new ArrayList<>())
                : EmbeddedText.json(this, key, new ArrayList<>());
        if (!parsed.parses()) {
            return Excerpt.masked(text);
        }
        JsonNode clean = withoutCredentials(parsed.tree(), false);
        return clean.equals(parsed.tree()) ? text : clean.toString();
    }

    private static JsonNode withoutCredentials(JsonNode value, boolean secret) {
        if (value.isObject()) {
            ObjectNode clean = JsonNodeFactory.instance.objectNode();
            value.properties()
                    .forEach(e -> clean.set(
                            e.getKey(), withoutCredentials(e.getValue(), secret || Excerpt.secret(e.getKey()))));
            return clean;
        }
        if (value.isArray()) {
            ArrayNode clean = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> clean.add(withoutCredentials(item, secret)));
            return clean;
        }
        if (!value.isTextual() || value.asText().isEmpty()) {
            return value;
        }
        return JsonNodeFactory.instance.textNode(secret ? "(redacted)" : Excerpt.masked(value.asText()));
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
