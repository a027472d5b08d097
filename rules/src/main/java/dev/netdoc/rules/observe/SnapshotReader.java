package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Facts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Facts from a file or a folder that holds what kubectl printed.
 *
 * <p>With a heading document, a kind without objects is empty and a name that is not there does not exist; without one,
 * a kind that the file does not hold is unknown.
 */
public final class SnapshotReader {
    /** Fields in which people write what they like, dates to come among it. */
    private static final Set<String> FREE = Set.of("annotations", "labels", "data", "binaryData", "env");

    private static final String CUT_OFF = "forbidden when the snapshot was made";

    /** What the heading said, if there was one; the objects come before and after it. */
    private Optional<SnapshotHeading> heading = Optional.empty();

    private final Set<Resource> held = new HashSet<>();
    /** What could not be read, be it anything. */
    private final List<String> faults = new ArrayList<>();
    /** Where an object stands that has no name. */
    private final Map<Resource, String> nameless = new HashMap<>();

    private Instant newest = Instant.EPOCH;
    private long objects;
    private final Path path;
    private final boolean folder;
    /** The last part of the path, as people are told it. */
    private final String shown;

    private SnapshotReader(Path path) {
        this.path = path;
        this.folder = Files.isDirectory(path);
        Path name = path.toAbsolutePath().normalize().getFileName();
        this.shown = name == null ? "snapshot" : name.toString();
    }

    /** Makes the observer that a snapshot is read into, once its heading is known. */
    interface Into<O extends Observer> {
        O make(String cluster, InstantSource clock);
    }

    /**
     * @param path a YAML or JSON file, or a folder of such files with logs as
     *     {@code logs/<namespace>/<pod>/<container>.log}
     * @return the facts; without a name in the heading the cluster is called by the file's name without its ending
     * @throws SnapshotUnreadable if it is missing or holds no Kubernetes object that can be read; where some can, what is
     *     not among them is unknown, and why
     */
    public static Facts read(Path path) {
        return read(path, FactObserver::new).facts();
    }

    /** Reads into an observer of another kind. */
    static <O extends Observer> O read(Path path, Into<O> into) {
        return new SnapshotReader(path).observe(into);
    }

    private <O extends Observer> O observe(Into<O> into) {
        if (!Files.exists(path)) {
            throw new SnapshotUnreadable(shown + " does not exist.");
        }
        List<DocumentStream> files = folder ? files(path) : List.of(new DocumentStream(path, shown));
        files.forEach(f -> faults.addAll(f.forEach((object, line) -> look(object, f.at(line)))));
        if (objects == 0) {
            throw new SnapshotUnreadable(
                    (faults.isEmpty() ? shown + " holds no Kubernetes object" : faults.getFirst()) + ".");
        }
        Instant now = heading.flatMap(SnapshotHeading::now).orElseGet(this::newest);
        O observer = into.make(cluster(), () -> now);
        files.forEach(f -> f.forEach((object, line) -> hand(observer, object)));
        heading.ifPresent(h -> told(observer, h));
        if (folder && heading.filter(h -> h.forbidden().logs()).isEmpty()) {
            logs(observer, path);
        }
        Resources.all().forEach(r -> answer(observer, r));
        observer.further().forEach(r -> answer(observer, r));
        return observer;
    }

    private String cluster() {
        return heading.flatMap(SnapshotHeading::cluster)
                .orElseGet(() -> folder ? shown : shown.replaceFirst("\\.(yaml|yml|json)$", ""));
    }

    /** The first pass: the heading, which kinds there are, and the newest time. */
    private void look(JsonNode object, String place) {
        if (SnapshotHeading.is(object)) {
            heading = Optional.of(SnapshotHeading.read(object));
            objects++;
            return;
        }
        String kind = Fields.text(object, "kind");
        if (kind.isEmpty()) {
            return;
        }
        objects++;
        String apiVersion = Fields.text(object, "apiVersion");
        boolean named = !Fields.text(object, "metadata", "name").isEmpty();
        Resources.all().stream().filter(r -> r.holds(apiVersion, kind)).forEach(resource -> {
            held.add(resource);
            if (!named) {
                nameless.putIfAbsent(resource, place + ": a " + kind + " without a name");
            }
        });
        newest(object);
    }

    /** The newest time of the objects; where none has one, the file's, with which there is nothing to compare. */
    private Instant newest() {
        try {
            return newest.equals(Instant.EPOCH)
                    ? Files.getLastModifiedTime(path).toInstant()
                    : newest;
        } catch (IOException e) {
            return newest;
        }
    }

    private void newest(JsonNode node) {
        if (node.isTextual()) {
            Fields.time(node.asText()).filter(t -> t.isAfter(newest)).ifPresent(t -> newest = t);
        } else if (node.isArray()) {
            node.forEach(this::newest);
        } else if (node.isObject()) {
            node.properties().stream().filter(e -> !FREE.contains(e.getKey())).forEach(e -> newest(e.getValue()));
        }
    }

    private void hand(Observer observer, JsonNode object) {
        if (SnapshotHeading.is(object)) {
            return;
        }
        String kind = Fields.text(object, "kind");
        String apiVersion = Fields.text(object, "apiVersion");
        String name = Fields.text(object, "metadata", "name");
        boolean forbidden = Resources.all().stream()
                .filter(r -> r.holds(apiVersion, kind))
                .anyMatch(r -> inside(r, object)
                        && heading.filter(h -> h.forbidden().covers(r, name)).isPresent());
        if (!forbidden && !name.isEmpty()) {
            observer.object(object);
        }
    }

    private static boolean inside(Resource resource, JsonNode object) {
        return resource.namespace().isEmpty()
                || Fields.ref(object, resource.kind(), Resources.SYSTEM)
                        .namespace()
                        .equals(resource.namespace());
    }

    private static void told(Observer observer, SnapshotHeading h) {
        observer.serverVersion(h.serverVersion());
        observer.settings(h.settings());
        observer.customKinds(h.customKinds());
        h.unreadable().stream()
                .filter(one -> one.resource().equals(SnapshotHeading.LOGS))
                .forEach(one -> observer.logsUnreadable(one.reason()));
        if (h.forbidden().logs()) {
            observer.logsUnreadable(CUT_OFF);
        } else {
            h.logs().forEach(l -> observer.log(l.namespace(), l.pod(), l.container(), l.text()));
        }
    }

    private void answer(Observer observer, Resource resource) {
        if (heading.isEmpty() && held.stream().noneMatch(r -> same(r, resource))) {
            observer.unreadable(resource, "the snapshot holds no " + resource.plural());
            return;
        }
        Forbidden forbidden = heading.map(SnapshotHeading::forbidden).orElse(new Forbidden(List.of()));
        if (forbidden.covers(resource)) {
            observer.unreadable(resource, CUT_OFF);
            return;
        }
        if (heading.filter(h -> h.missing().contains(resource.groupResource())).isPresent()) {
            observer.missing(resource);
            return;
        }
        if (!faults.isEmpty()) {
            // It may have stood in what was not read.
            observer.unreadable(resource, faults.getFirst());
            return;
        }
        if (nameless.containsKey(resource)) {
            observer.unreadable(resource, nameless.get(resource));
            return;
        }
        observer.complete(resource);
        List<String> hidden = resource.names().stream()
                .filter(n -> forbidden.covers(resource, n))
                .toList();
        if (!hidden.isEmpty()) {
            observer.unreadable(resource.named(hidden), CUT_OFF);
        }
        heading.map(SnapshotHeading::unreadable).orElse(List.of()).stream()
                .filter(one -> one.concerns(resource))
                .forEach(one -> unreadable(observer, resource, one));
    }

    private static void unreadable(Observer observer, Resource resource, SnapshotHeading.Unreadable one) {
        List<String> names =
                resource.names().stream().filter(one.names()::contains).toList();
        if (one.names().isEmpty() || !names.isEmpty()) {
            observer.unreadable(one.names().isEmpty() ? resource : resource.named(names), one.reason());
        }
    }

    /** Both APIs of events tell the same ones. */
    private static boolean same(Resource held, Resource asked) {
        return held.groupResource().equals(asked.groupResource())
                || (held.plural().equals("events") && asked.plural().equals("events"));
    }

    private static List<DocumentStream> files(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .map(f -> new DocumentStream(f, f.getFileName().toString()))
                    .toList();
        } catch (IOException e) {
            throw new SnapshotUnreadable(folder.getFileName() + " cannot be listed: " + e.getMessage() + ".", e);
        }
    }

    private static void logs(Observer observer, Path folder) {
        Path root = folder.resolve("logs");
        if (!Files.isDirectory(root)) {
            return;
        }
        var files = new ArrayList<Path>();
        try (Stream<Path> all = Files.find(root, 3, (p, a) -> a.isRegularFile())) {
            all.filter(p -> p.toString().endsWith(".log")).sorted().forEach(files::add);
            for (Path file : files) {
                Path place = root.relativize(file);
                if (place.getNameCount() == 3) {
                    String container = place.getName(2).toString();
                    observer.log(
                            place.getName(0).toString(),
                            place.getName(1).toString(),
                            container.substring(0, container.length() - ".log".length()),
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            throw new SnapshotUnreadable("logs cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
