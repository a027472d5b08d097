package dev.netdoc.kubeapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.observe.FactObserver;
import dev.netdoc.rules.observe.Observer;
import dev.netdoc.rules.observe.Resource;
import dev.netdoc.rules.observe.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The objects of a cluster as kubectl prints them, which is what netdoc should see of it.
 *
 * @param objects by what is asked for; a kind that the API does not have is left out
 */
record Printed(String serverVersion, Instant now, Map<Resource, List<JsonNode>> objects) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Resource FURTHER =
            new Resource("v1", "configmaps", "ConfigMap", "kube-system", List.of(SampleCluster.FURTHER), false);

    /** @param now that ages are counted from */
    static Printed by(Path kubectl, Path kubeconfig, Instant now) throws IOException, InterruptedException {
        var command = new Kubectl(kubectl, kubeconfig);
        var objects = new LinkedHashMap<Resource, List<JsonNode>>();
        for (Resource resource :
                Stream.concat(Resources.all().stream(), Stream.of(FURTHER)).toList()) {
            command.get(resource).ifPresent(printed -> objects.put(resource, printed));
        }
        String version = command.version();
        return new Printed(version, now, objects);
    }

    /** {@return a snapshot with all of it, as somebody would make it by hand} */
    Path snapshot(Path folder) throws IOException {
        ObjectNode heading = JSON.createObjectNode()
                .put("apiVersion", "netdoc.dev/v1")
                .put("kind", "Snapshot")
                .put("now", now.toString())
                .put("serverVersion", serverVersion);
        SampleCluster.customKinds().forEach(heading.withArray("crds")::add);
        ObjectNode list = JSON.createObjectNode().put("apiVersion", "v1").put("kind", "List");
        ArrayNode items = list.putArray("items");
        objects.values().forEach(items::addAll);
        Files.createDirectories(folder);
        JSON.writeValue(folder.resolve("heading.json").toFile(), heading);
        JSON.writeValue(folder.resolve("objects.json").toFile(), list);
        for (var log : SampleCluster.logs().entrySet()) {
            Path file = folder.resolve("logs").resolve(log.getKey() + ".log");
            Files.createDirectories(file.getParent());
            Files.writeString(file, log.getValue());
        }
        return folder;
    }

    /** {@return the facts of all that is left where one permission is missing} */
    Facts without(Permission missing, String cluster) {
        var observer = new FactObserver(cluster, InstantSource.fixed(now));
        observer.serverVersion(serverVersion);
        observer.customKinds(SampleCluster.customKinds());
        Resources.all().forEach(asked -> hand(observer, asked, missing));
        observer.further().forEach(asked -> hand(observer, asked, missing));
        Map<String, String> logs = SampleCluster.logs();
        observer.logRequests().forEach(log -> {
            String text = logs.get(log.namespace() + "/" + log.pod() + "/" + log.container());
            if (missing.logs() && missing.namespace().equals(log.namespace())) {
                observer.logsUnreadable(missing.denial());
            } else if (text != null) {
                observer.log(log.namespace(), log.pod(), log.container(), text);
            }
        });
        return observer.facts();
    }

    private void hand(Observer observer, Resource asked, Permission missing) {
        List<JsonNode> printed = objects.get(asked);
        if (printed == null) {
            observer.missing(asked);
            return;
        }
        if (asked.names().isEmpty()) {
            hand(observer, asked, printed, missing);
        }
        for (String name : asked.names()) {
            var one = new Resource(
                    asked.apiVersion(),
                    asked.plural(),
                    asked.kind(),
                    asked.namespace(),
                    List.of(name),
                    asked.optional());
            List<JsonNode> called = printed.stream()
                    .filter(object -> object.at("/metadata/name").asText().equals(name))
                    .toList();
            hand(observer, one, called, missing);
        }
    }

    private static void hand(Observer observer, Resource asked, List<JsonNode> answered, Permission missing) {
        if (Permission.of(asked).anyMatch(missing::equals)) {
            observer.unreadable(asked, missing.denial());
        } else {
            answered.forEach(observer::object);
            observer.complete(asked);
        }
    }

    private record Kubectl(Path binary, Path kubeconfig) {

        String version() throws IOException, InterruptedException {
            return JSON.readTree(run(List.of("version", "-o", "json")).orElseThrow())
                    .at("/serverVersion/gitVersion")
                    .asText();
        }

        /** {@return empty if the API has no such kind} */
        Optional<List<JsonNode>> get(Resource resource) throws IOException, InterruptedException {
            int slash = resource.apiVersion().indexOf('/');
            String version = resource.apiVersion().substring(slash + 1);
            var arguments = new ArrayList<>(List.of("get", resource.plural() + "." + version + "." + resource.group()));
            arguments.addAll(resource.names());
            arguments.addAll(
                    resource.namespace().isEmpty()
                            ? List.of("--all-namespaces")
                            : List.of("--namespace", resource.namespace()));
            arguments.addAll(List.of("--ignore-not-found", "--show-managed-fields", "-o", "json"));
            Optional<byte[]> printed = run(arguments);
            return printed.isEmpty() ? Optional.empty() : Optional.of(objects(printed.get()));
        }

        private static List<JsonNode> objects(byte[] printed) throws IOException {
            JsonNode tree = JSON.readTree(printed);
            if (tree.isMissingNode()) {
                return List.of(); // nothing of that name: nothing printed
            }
            return tree.has("items")
                    ? StreamSupport.stream(tree.path("items").spliterator(), false)
                            .toList()
                    : List.of(tree);
        }

        /** {@return what it printed; empty if there is no such kind} */
        private Optional<byte[]> run(List<String> arguments) throws IOException, InterruptedException {
            var command = new ArrayList<>(List.of(binary.toString(), "--kubeconfig", kubeconfig.toString()));
            command.addAll(arguments);
            Path errors = Files.createTempFile("kubectl", ".err");
            try {
                Process process = new ProcessBuilder(command)
                        .redirectError(errors.toFile())
                        .start();
                byte[] printed = process.getInputStream().readAllBytes();
                if (process.waitFor() == 0) {
                    return Optional.of(printed);
                }
                String said = Files.readString(errors, UTF_8);
                if (said.contains("doesn't have a resource type")) {
                    return Optional.empty();
                }
                throw new IOException(String.join(" ", arguments) + ": " + said);
            } finally {
                Files.delete(errors);
            }
        }
    }
}
