package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Talks to a workspace as a bot and as a script do. */
record Http(Workspace workspace, HttpClient client) {
    Http(Workspace workspace) {
        this(workspace, HttpClient.newHttpClient());
    }

    /** A call of the Web API with the bot's token, as a form: names and values alternate. */
    JsonNode api(String method, Object... arguments) {
        return Json.parse(raw(method, workspace.app().botToken(), arguments).body());
    }

    HttpResponse<String> raw(String method, String token, Object... arguments) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < arguments.length; i += 2) {
            pairs.add(encode(arguments[i]) + "=" + encode(arguments[i + 1]));
        }
        return send(HttpRequest.newBuilder(URI.create(workspace.apiUrl() + method))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs))));
    }

    /** A script's call, expected to succeed. */
    JsonNode post(String path, String json) {
        HttpResponse<String> response = tryPost(path, json);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + " " + response.body());
        }
        return Json.parse(response.body());
    }

    HttpResponse<String> tryPost(String path, String json) {
        return send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> tryGet(String path) {
        return send(HttpRequest.newBuilder(at(path)).GET());
    }

    JsonNode get(String path) {
        return Json.parse(tryGet(path).body());
    }

    /** What somebody says, as a script says it; the {@code ts}. */
    String say(String user, String channel, String text) {
        ObjectNode body =
                Json.object().put("user", user).put("channel", channel).put("text", text);
        return post("demo/say", Json.write(body)).path("ts").asText();
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    URI at(String path) {
        return URI.create(workspace.url() + path);
    }

    private static String encode(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}
