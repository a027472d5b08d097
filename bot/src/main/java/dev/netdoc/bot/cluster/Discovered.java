package dev.netdoc.bot.cluster;

import dev.netdoc.rules.observe.Resource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the API's discovery says of optional kinds. An account without the right gets 403 for a kind that does not exist
 * as well, so only discovery tells "no such kind" from "forbidden". Thread-safe.
 */
final class Discovered {
    private final ApiServer server;
    /** Plurals by group version; empty where discovery itself was not answered. */
    private final Map<String, Optional<Set<String>>> plurals = new HashMap<>();

    Discovered(ApiServer server) {
        this.server = server;
    }

    /** {@return true only if discovery answered and did not name it} */
    synchronized boolean knownToBeMissing(Resource resource) {
        return plurals.computeIfAbsent(resource.apiVersion(), this::ask)
                .filter(known -> !known.contains(resource.plural()))
                .isPresent();
    }

    /** {@return the optional kinds that there are, e.g. {@code ciliumnetworkpolicies.cilium.io}} */
    synchronized Set<String> names() {
        Set<String> names = new TreeSet<>();
        plurals.forEach((apiVersion, known) -> known.ifPresent(
                set -> set.forEach(plural -> names.add(plural + "." + apiVersion.replaceFirst("/.*", "")))));
        return names;
    }

    private Optional<Set<String>> ask(String apiVersion) {
        return switch (server.get("/apis/" + apiVersion)) {
            case Answer.Ok(byte[] body) -> names(body);
            case Answer.Refused(int code, var message, var retryAfter) when code == 404 -> Optional.of(Set.of());
            case Answer.Refused refused -> Optional.empty();
            case Answer.Silent silent -> Optional.empty();
        };
    }

    private static Optional<Set<String>> names(byte[] body) {
        try {
            Set<String> names = new TreeSet<>();
            ApiServer.JSON
                    .readTree(body)
                    .path("resources")
                    .forEach(resource -> names.add(resource.path("name").asText()));
            names.removeIf(name -> name.contains("/")); // subresources
            return Optional.of(names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
