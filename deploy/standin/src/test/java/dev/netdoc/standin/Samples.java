package dev.netdoc.standin;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.assertj.core.api.Assertions;

/** The small cluster that the tests run against, and a bare HTTP client for what fabric8 does not send. */
final class Samples {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Samples() {}

    static String small() {
        try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream("small.yaml"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static KubeStandin started() {
        return started(Setup.standard());
    }

    static KubeStandin started(Setup setup) {
        KubeStandin standin = KubeStandin.start(setup);
        standin.load(small());
        return standin;
    }

    static Resource<ConfigMap> settings(KubernetesClient client) {
        return client.configMaps().inNamespace("kube-system").withName("settings");
    }

    static HttpResponse<String> send(KubeStandin standin, String method, String path, String type, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(standin.url() + path))
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static HttpResponse<String> get(KubeStandin standin, String path) throws IOException, InterruptedException {
        return send(standin, "GET", path, "application/json", "");
    }

    static KubernetesClientException refusal(Runnable call) {
        return Assertions.catchThrowableOfType(KubernetesClientException.class, call::run);
    }
}
