package dev.netdoc.bot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Serves a synthetic cluster as a Kubernetes API does, page by page, over HTTP on this machine. A process of its own, so
 * that what it takes is not counted; {@code GET /requests} tells how many there were since that was last asked.
 */
final class LocalApi {
    private static final Pattern PAGE = Pattern.compile("limit=(\\d+)");
    private static final Pattern NEXT = Pattern.compile("continue=(\\d+)");

    private final SyntheticCluster cluster;
    private final AtomicInteger requests = new AtomicInteger();

    private LocalApi(SyntheticCluster cluster) {
        this.cluster = cluster;
    }

    /** Arguments: plugin, nodes, file to write the kubeconfig to once it serves. */
    public static void main(String[] args) throws IOException {
        var plugin = SyntheticCluster.Plugin.valueOf(args[0]);
        var api = new LocalApi(new SyntheticCluster(plugin, Integer.parseInt(args[1]), Instant.now()));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", api::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        Path partly = Path.of(args[2] + ".part");
        Files.writeString(partly, """
                apiVersion: v1
                kind: Config
                current-context: large
                clusters: [{name: large, cluster: {server: "http://127.0.0.1:%d"}}]
                contexts: [{name: large, context: {cluster: large, user: reader}}]
                users: [{name: reader, user: {token: reader}}]
                """.formatted(server.getAddress().getPort()));
        Files.move(partly, Path.of(args[2]));
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/requests")) {
            send(exchange, 200, String.valueOf(requests.getAndSet(0)));
            return;
        }
        requests.incrementAndGet();
        String query =
                Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        Optional<String> body = body(path, query);
        send(
                exchange,
                body.isPresent() ? 200 : 404,
                body.orElse("{\"kind\":\"Status\",\"code\":404,\"message\":\"not found\"}"));
    }

    private Optional<String> body(String path, String query) {
        String[] parts = path.split("/");
        String last = parts.length == 0 ? "" : parts[parts.length - 1];
        if (path.equals("/version")) {
            return Optional.of(
                    "{\"gitVersion\":\"%s\"}".formatted(cluster.plugin().serverVersion()));
        }
        if (last.equals("log")) {
            return Optional.of("");
        }
        if (last.equals("daemonsets")) {
            return Optional.of(list(
                    cluster.system().stream()
                            .filter(object -> object.path("kind").asText().equals("DaemonSet"))
                            .filter(object -> path.contains(
                                    "/" + object.at("/metadata/namespace").asText() + "/"))
                            .map(JsonNode::toString)
                            .collect(Collectors.joining(",")),
                    ""));
        }
        if (parts.length >= 2 && parts[parts.length - 2].equals("configmaps")) {
            return cluster.system().stream()
                    .filter(object -> object.path("kind").asText().equals("ConfigMap"))
                    .filter(object ->
                            path.endsWith("/" + object.at("/metadata/namespace").asText() + "/configmaps/"
                                    + object.at("/metadata/name").asText()))
                    .map(JsonNode::toString)
                    .findFirst();
        }
        boolean served = Map.of(
                        "/api/v1/nodes", true,
                        "/api/v1/pods", true,
                        "/api/v1/services", true,
                        "/api/v1/events", true,
                        "/apis/networking.k8s.io/v1/networkpolicies", true,
                        "/apis/events.k8s.io/v1/events", true)
                .containsKey(path);
        return served ? Optional.of(page(path.contains("events.k8s.io") ? "" : last, query)) : Optional.empty();
    }

    private String page(String resource, String query) {
        int from = number(NEXT, query, 0);
        int to = Math.min(cluster.count(resource), from + number(PAGE, query, Integer.MAX_VALUE / 2));
        String[] objects = new String[to - from];
        Arrays.setAll(objects, i -> cluster.object(resource, from + i));
        return list(String.join(",", objects), to < cluster.count(resource) ? String.valueOf(to) : "");
    }

    private static String list(String items, String next) {
        return "{\"kind\":\"List\",\"apiVersion\":\"v1\",\"metadata\":{\"resourceVersion\":\"1\",\"continue\":\"%s\"},\"items\":["
                        .formatted(next)
                + items + "]}";
    }

    private static int number(Pattern pattern, String query, int otherwise) {
        var matcher = pattern.matcher(query);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : otherwise;
    }

    private static void send(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }
}
