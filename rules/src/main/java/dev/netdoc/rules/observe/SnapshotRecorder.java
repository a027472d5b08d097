package dev.netdoc.rules.observe;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.fact.Settings;
import dev.netdoc.rules.observe.SnapshotHeading.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Writes what a cluster answers as a snapshot: a JSON List, one object a line as it comes, the heading last. Of an object
 * only what {@link Kept} keeps is written. Objects are not held, but for those that say what else to read.
 */
public final class SnapshotRecorder implements Observer {
    /** By this the reader knows that a file is JSON, whatever it is called. */
    static final String OPENING = "{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    /** Standard output may speak any encoding. */
    private static final ObjectMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final String cluster;
    private final InstantSource clock;
    private final Writer out;
    private final FactObserver choosing;
    private final TreeSet<String> customKinds = new TreeSet<>();
    private final TreeSet<String> missing = new TreeSet<>();
    private final List<Unreadable> unreadable = new ArrayList<>();
    private final ArrayNode logs = NODES.arrayNode();
    private Optional<Settings> settings = Optional.empty();
    private String serverVersion = "";
    private long objects;

    /**
     * @param cluster what people call it; fingerprints hang on it
     * @param clock read once, when the gathering ends
     * @param out is not closed
     */
    public SnapshotRecorder(String cluster, InstantSource clock, Writer out) {
        this.cluster = cluster;
        this.clock = clock;
        this.out = out;
        this.choosing = new FactObserver(cluster, clock);
    }

    /**
     * What was written.
     *
     * @param unreadable what is not in it though it was asked for, e.g. {@code pods: forbidden: list pods}
     */
    public record Recorded(long objects, int logs, List<String> unreadable) {
        public Recorded {
            unreadable = List.copyOf(unreadable);
        }
    }

    @Override
    public void object(JsonNode object) {
        if (Fields.text(object, "kind").equals("CustomResourceDefinition")) {
            customKinds.add(Fields.text(object, "metadata", "name"));
        }
        Kept.of(object).ifPresent(kept -> {
            write(objects == 0 ? OPENING + "\n" : ",\n", kept);
            objects++;
            if (chooses(kept)) {
                choosing.object(kept);
            }
        });
    }

    /** Of what choices hang on, only pods can be many, and those of the system are few. */
    private static boolean chooses(JsonNode kept) {
        return switch (Fields.text(kept, "kind")) {
            case "Node", "DaemonSet", "Event" -> true;
            case "Pod" -> FactObserver.system(PodReader.read(kept));
            default -> false;
        };
    }

    @Override
    public void complete(Resource resource) {
        // what the heading does not name was read
    }

    @Override
    public void missing(Resource resource) {
        missing.add(resource.groupResource());
    }

    @Override
    public void unreadable(Resource resource, String reason) {
        unreadable.add(new Unreadable(
                resource.groupResource(), resource.namespace(), resource.names(), Excerpt.redact(reason)));
    }

    @Override
    public void customKinds(Collection<String> names) {
        customKinds.addAll(names);
    }

    @Override
    public void log(String namespace, String pod, String container, String text) {
        logs.addObject()
                .put("namespace", namespace)
                .put("pod", pod)
                .put("container", container)
                .put("text", LogReader.linesRead(pod, text));
    }

    @Override
    public void logsUnreadable(String reason) {
        unreadable.add(new Unreadable(SnapshotHeading.LOGS, "", List.of(), Excerpt.redact(reason)));
    }

    @Override
    public void serverVersion(String gitVersion) {
        serverVersion = gitVersion.strip();
    }

    @Override
    public void settings(Settings told) {
        settings = Optional.of(told);
    }

    @Override
    public List<Resource> further() {
        return choosing.further();
    }

    @Override
    public List<LogRequest> logRequests() {
        return choosing.logRequests();
    }

    /**
     * Ends the gathering: writes the heading.
     *
     * @throws UncheckedIOException like every call that writes, if that fails
     */
    public Recorded end() {
        write(objects == 0 ? OPENING + "\n" : ",\n", heading());
        try {
            out.write("\n]}\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Recorded(
                objects,
                logs.size(),
                unreadable.stream()
                        .map(SnapshotRecorder::shown)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static String shown(Unreadable one) {
        String names = one.names().isEmpty() ? "" : "/" + String.join(",", one.names());
        String in = one.namespace().isEmpty() ? "" : " in " + one.namespace();
        return one.resource() + names + in + ": " + one.reason();
    }

    private ObjectNode heading() {
        ObjectNode heading = NODES.objectNode()
                .put("apiVersion", SnapshotHeading.API_VERSION)
                .put("kind", "Snapshot")
                .put("cluster", cluster)
                .put("now", clock.instant().toString());
        if (!serverVersion.isEmpty()) {
            heading.put("serverVersion", serverVersion);
        }
        settings.ifPresent(told -> {
            ObjectNode node = heading.putObject("settings");
            told.privateZones().asOptional().ifPresent(zones -> zones.forEach(node.putArray("privateZones")::add));
            told.dualStackSince().ifPresent(since -> node.put("dualStackSince", since.toString()));
        });
        customKinds.forEach(heading.putArray("crds")::add);
        missing.forEach(heading.putArray("missing")::add);
        ArrayNode failed = heading.putArray("unreadable");
        for (Unreadable one : unreadable) {
            ObjectNode node = failed.addObject().put("resource", one.resource());
            if (!one.namespace().isEmpty()) {
                node.put("namespace", one.namespace());
            }
            if (!one.names().isEmpty()) {
                one.names().forEach(node.putArray("names")::add);
            }
            node.put("reason", one.reason());
        }
        heading.set("logs", logs);
        return heading;
    }

    private void write(String before, ObjectNode node) {
        try {
            out.write(before);
            out.write(ASCII.writeValueAsString(node));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
