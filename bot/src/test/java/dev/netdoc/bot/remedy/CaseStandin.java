package dev.netdoc.bot.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.TestClock;
import dev.netdoc.standin.KubeStandin;
import dev.netdoc.standin.Setup;
import dev.netdoc.standin.SmallControllers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A stand-in with the objects of a case, at the time of the case, and what its cluster does when it is written to. */
final class CaseStandin implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    final KubeStandin api;
    final TestClock clock;
    private final Path folder;
    private final SmallControllers controllers;

    /** @param folder where it may keep files */
    CaseStandin(Path file, Path folder) {
        this.folder = folder;
        String text = read(file);
        clock = new TestClock(Instant.parse(heading(text, "now")));
        api = KubeStandin.start(Setup.standard()
                .at(clock)
                .withServerVersion(heading(text, "serverVersion"))
                .withTermination(Duration.ofMillis(5)));
        api.load(text);
        api.objects().list("apps/v1", "DaemonSet").forEach(this::placeWhereItsPodsAre);
        controllers = SmallControllers.start(api, Duration.ofMillis(1), new ClusterPlay(api, clock));
        Awaitility.await().until(this::atRest);
        clock.advance(Duration.ofMinutes(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return what the heading of a case says under a key, without quotes} */
    private static String heading(String text, String key) {
        return Pattern.compile("(?m)^" + key + ": '?([^'\\s]+)'?$")
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the case has no " + key));
    }

    /** Cases leave out what keeps a DaemonSet from other nodes; one of which the case shows no pod runs on all. */
    private void placeWhereItsPodsAre(JsonNode set) {
        String label = "runs/" + name(set);
        List<String> nodes = api.objects().list("v1", "Pod").stream()
                .filter(pod -> ofDaemonSet(pod)
                        && pod.at("/metadata/ownerReferences/0/name").asText().equals(name(set)))
                .map(pod -> pod.path("spec").path("nodeName").asText())
                .toList();
        if (nodes.isEmpty()) {
            return;
        }
        nodes.forEach(node -> api.objects()
                .edit(
                        "v1",
                        "Node",
                        "",
                        node,
                        "kubectl-label",
                        object -> object.withObject("/metadata/labels").put(label, "")));
        api.objects()
                .edit(
                        "apps/v1",
                        "DaemonSet",
                        set.path("metadata").path("namespace").asText(),
                        name(set),
                        "kubectl-edit",
                        object -> object.withObject("/spec/template/spec/nodeSelector")
                                .put(label, ""));
    }

    private boolean atRest() {
        List<String> running = agentPods().toList();
        return api.objects().list("apps/v1", "DaemonSet").stream()
                .allMatch(set -> set.path("status").has("numberAvailable")
                        && set.path("status").path("numberAvailable").asLong()
                                == set.path("status")
                                        .path("desiredNumberScheduled")
                                        .asLong()
                        && running.stream().filter(name(set)::equals).count()
                                == set.path("status")
                                        .path("desiredNumberScheduled")
                                        .asLong());
    }

    /** {@return for each Ready pod of a DaemonSet the name of the DaemonSet} */
    private Stream<String> agentPods() {
        return api.objects().list("v1", "Pod").stream()
                .filter(pod -> ofDaemonSet(pod)
                        && pod.path("status").path("conditions").toString().contains("\"Ready\",\"status\":\"True\""))
                .map(pod -> pod.path("metadata")
                        .path("ownerReferences")
                        .path(0)
                        .path("name")
                        .asText());
    }

    private static boolean ofDaemonSet(JsonNode object) {
        return object.path("kind").asText().equals("Pod")
                && object.path("metadata")
                        .path("ownerReferences")
                        .path(0)
                        .path("kind")
                        .asText()
                        .equals("DaemonSet");
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    /**
     * All objects by kind, namespace and name, but without: status; resourceVersion, generation and managedFields, which
     * count writes; netdoc's annotations; Events. A pod of a DaemonSet may have been replaced, so that of those only
     * the DaemonSet and the node are there.
     */
    Map<String, JsonNode> objects() {
        Path file = folder.resolve("objects.json");
        api.snapshot(file);
        var all = new TreeMap<String, JsonNode>();
        for (JsonNode object : parse(file).path("objects")) {
            if (object.path("kind").asText().equals("Event")) {
                continue;
            }
            if (ofDaemonSet(object)) {
                String key = "Pod of "
                        + object.path("metadata")
                                .path("ownerReferences")
                                .path(0)
                                .path("name")
                                .asText() + " on "
                        + object.path("spec").path("nodeName").asText();
                all.put(key, JSON.createObjectNode());
            } else {
                all.put(
                        object.path("kind").asText() + " "
                                + object.path("metadata").path("namespace").asText() + "/" + name(object),
                        compared((ObjectNode) object));
            }
        }
        return all;
    }

    private static ObjectNode compared(ObjectNode object) {
        object.remove("status");
        ObjectNode metadata = (ObjectNode) object.path("metadata");
        metadata.remove(List.of("resourceVersion", "generation", "managedFields"));
        if (metadata.path("annotations") instanceof ObjectNode annotations) {
            annotations.properties().removeIf(annotation -> annotation.getKey().startsWith("netdoc.dev/"));
            if (annotations.isEmpty()) {
                metadata.remove("annotations");
            }
        }
        return object;
    }

    private static JsonNode parse(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return how many objects were patched for good} */
    long patches() {
        return written("PATCH");
    }

    /** {@return how many pods were deleted through the API} */
    long deletions() {
        return written("DELETE");
    }

    private long written(String method) {
        return api.requests().all().stream()
                .filter(r -> r.method().equals(method) && !r.query().contains("dryRun") && r.code() < 300)
                .count();
    }

    @Override
    public void close() {
        controllers.close();
        api.close();
    }
}
