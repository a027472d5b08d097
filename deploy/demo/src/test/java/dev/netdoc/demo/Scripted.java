package dev.netdoc.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** A person at the workspace, by the demo's script interface. */
final class Scripted {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;

    /** @param url the workspace's, ending in a slash */
    Scripted(String url) {
        this.base = url + "demo/";
    }

    /** @return the new message's ts */
    String say(String user, String channel, String text) {
        return post("say", Map.of("user", user, "channel", channel, "text", text))
                .path("ts")
                .textValue();
    }

    JsonNode click(String user, String channel, String ts, String button) {
        return post("click", Map.of("user", user, "channel", channel, "ts", ts, "action_id", button));
    }

    JsonNode submit(String user, Map<String, String> values) {
        return post("submit", Map.of("user", user, "values", values));
    }

    /** @return the replies under a message, oldest first */
    List<JsonNode> replies(String channel, String user, String thread) {
        JsonNode messages = get("messages?channel=" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "&user="
                        + user + "&thread_ts=" + thread)
                .path("messages");
        return StreamSupport.stream(messages.spliterator(), false).skip(1).toList();
    }

    /** @return what stands in a channel outside its threads, oldest first */
    List<JsonNode> messages(String channel, String user) {
        JsonNode messages = get("messages?channel=" + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "&user="
                        + user)
                .path("messages");
        return StreamSupport.stream(messages.spliterator(), false)
                .filter(m -> m.path("thread_ts")
                        .asText(m.path("ts").asText())
                        .equals(m.path("ts").asText()))
                .toList();
    }

    void createChannel(String user, String name) {
        post("channels", Map.of("user", user, "name", name));
    }

    /** Makes trouble in a sample cluster, or ends it. */
    void trouble(String cluster, String trouble, boolean on) {
        post("trouble", Map.of("cluster", cluster, "trouble", trouble, "on", on));
    }

    JsonNode state() {
        return get("state");
    }

    /** @return the message under which there is a button of this action */
    static Optional<JsonNode> withButton(List<JsonNode> messages, String action) {
        return messages.stream().filter(m -> has(m, action)).findFirst();
    }

    static boolean has(JsonNode message, String action) {
        return message.path("blocks").findValuesAsText("action_id").contains(action);
    }

    JsonNode post(String path, Map<String, ?> body) {
        try {
            return send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode get(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).build());
    }

    private JsonNode send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
