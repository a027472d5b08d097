package dev.netdoc.demo.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Writes kubeconfig files whose contexts are named like the clusters. */
final class Kubeconfig {
    private static final ObjectMapper YAML = new YAMLMapper();

    /** @param token empty for a user without one */
    record User(String name, String token) {}

    private Kubeconfig() {}

    /**
     * Writes the file, readable by its owner alone as kubectl wants it.
     *
     * @param servers URL by name
     * @param users the first one is the user of every context; the others are there to be chosen with {@code --user}
     * @throws UncheckedIOException if it cannot be written
     */
    static void write(Path file, Map<String, String> servers, List<User> users) {
        ObjectNode config = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "Config");
        ArrayNode clusters = config.putArray("clusters");
        ArrayNode contexts = config.putArray("contexts");
        servers.forEach((name, url) -> {
            clusters.addObject().put("name", name).putObject("cluster").put("server", url);
            ObjectNode context = contexts.addObject().put("name", name).putObject("context");
            context.put("cluster", name).put("user", users.getFirst().name());
        });
        ArrayNode all = config.putArray("users");
        users.forEach(user ->
                all.addObject().put("name", user.name()).putObject("user").put("token", user.token()));
        config.put("current-context", servers.keySet().iterator().next());
        try {
            Path temporary = Files.createTempFile(file.toAbsolutePath().getParent(), "kubeconfig", "");
            YAML.writeValue(temporary.toFile(), config);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the kubeconfig " + file, e);
        }
    }
}
