package dev.netdoc.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netdoc.bot.config.WebConfig;
import dev.netdoc.bot.incident.AlertGroup;
import dev.netdoc.bot.store.Store;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
    private static final String ALERT = """
            {"version":"4","groupKey":"{}:{}","status":"firing","commonLabels":{"alertname":"A"},
             "alerts":[{"status":"firing","labels":{"alertname":"A"},"annotations":{},"startsAt":"2026-11-20T07:50:00.123Z",
             "generatorURL":"http://x","fingerprint":"f"}],"truncatedAlerts":0}""";

    @TempDir
    Path folder;

    private final List<AlertGroup> taken = new CopyOnWriteArrayList<>();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final AtomicBoolean away = new AtomicBoolean();
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebServer server =
            WebServer.start(new WebConfig(Optional.of(0), Optional.of("127.0.0.1")), () -> "netdoc_store_up 1.0\n");

    @BeforeEach
    void serve() {
        server.serve(new WebServer.Service(
                ready::get,
                Optional.of(new WebServer.Webhook(
                        WebhookSecret.of(Map.of(WebhookSecret.TOKEN, "t0ken", WebhookSecret.KEY, "k3y")), this::take)),
                Optional.empty()));
    }

    private void take(AlertGroup group) {
        if (away.get()) {
            Store store = Store.open(folder.resolve("netdoc.db"));
            store.close();
            store.execute(handle -> handle.execute("SELECT 1"));
        }
        taken.add(group);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> call(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    private int post(String body, String header, String value) throws IOException, InterruptedException {
        return call(to("/webhooks/alertmanager").header(header, value).POST(BodyPublishers.ofString(body)))
                .statusCode();
    }

    private static String signature(String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("k3y".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void alertsComeInWithATokenOrASignature() throws Exception {
        assertThat(post(ALERT, "Authorization", "Bearer t0ken")).isEqualTo(202);
        assertThat(post(ALERT, "X-Hub-Signature-256", signature(ALERT))).isEqualTo(202);
        assertThat(taken)
                .hasSize(2)
                .allSatisfy(group -> assertThat(group.firing()).isTrue());
    }

    @Test
    void withoutThemNothingComesIn() throws Exception {
        assertThat(post(ALERT, "Authorization", "Bearer t0ke")).isEqualTo(401);
        assertThat(post(ALERT, "Authorization", "Bearer ")).isEqualTo(401);
        assertThat(post(ALERT, "Authorization", "Basic t0ken")).isEqualTo(401);
        assertThat(post(ALERT, "X-Other", "t0ken")).isEqualTo(401);
        assertThat(post(ALERT + " ", "X-Hub-Signature-256", signature(ALERT))).isEqualTo(401);
        assertThat(taken).isEmpty();
    }

    @Test
    void whatIsNoAlertIsRefusedWithAReason() throws Exception {
        for (String body : List.of("", "{", "null", "[]", "{}", "{\"groupKey\":\"x\",\"alerts\":[]}", "\u0000")) {
            assertThat(post(body, "Authorization", "Bearer t0ken")).as(body).isEqualTo(400);
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void whatIsTooLargeIsRefusedByWhatItAnnounces() throws Exception {
        String answer = raw("Content-Length: " + (10 << 20), "");
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("the body is larger than 2 MiB");
        assertThat(taken).isEmpty();
    }

    @Test
    void whatTurnsOutTooLargeIsRefusedAsWell() throws Exception {
        int size = (2 << 20) + 1;
        String chunks = Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n0\r\n\r\n";
        assertThat(raw("Transfer-Encoding: chunked", chunks)).startsWith("HTTP/1.1 413 ");
        assertThat(taken).isEmpty();
    }

    /** A call by a plain socket: an HTTP client that still sends when the connection is closed may lose the answer. */
    private String raw(String length, String body) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.port())) {
            String head = "POST /webhooks/alertmanager HTTP/1.1\r\nHost: netdoc\r\nAuthorization: Bearer t0ken\r\n"
                    + "Connection: close\r\n" + length + "\r\n\r\n";
            socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whenTheStoreIsAwayAlertmanagerIsAskedToComeBack() throws Exception {
        away.set(true);
        assertThat(post(ALERT, "Authorization", "Bearer t0ken")).isEqualTo(503);
    }

    @Test
    void itSaysWhetherItLivesAndWhetherItIsReady() throws Exception {
        assertThat(call(to("/livez")).statusCode()).isEqualTo(200);
        assertThat(call(to("/readyz")).statusCode()).isEqualTo(503);
        ready.set(true);
        assertThat(call(to("/readyz")).statusCode()).isEqualTo(200);
    }

    @Test
    void beforeNetdocIsThereItLivesAndAsksToComeAgain() throws Exception {
        try (var starting = WebServer.start(new WebConfig(Optional.of(0), Optional.of("127.0.0.1")), () -> "")) {
            String address = "http://127.0.0.1:" + starting.port();
            assertThat(call(HttpRequest.newBuilder(URI.create(address + "/livez")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(call(HttpRequest.newBuilder(URI.create(address + "/readyz")))
                            .statusCode())
                    .isEqualTo(503);
            HttpResponse<String> early = call(HttpRequest.newBuilder(URI.create(address + "/webhooks/alertmanager"))
                    .POST(BodyPublishers.ofString(ALERT)));
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).contains("5");
        }
    }

    @Test
    void whatIsNotConfiguredIsNotFound() throws Exception {
        assertThat(call(to("/slack/events").POST(BodyPublishers.ofString("{}"))).statusCode())
                .isEqualTo(404);
    }

    @Test
    void metricsAreServedAsPrometheusReadsThem() throws Exception {
        HttpResponse<String> scraped = call(to("/metrics"));
        assertThat(scraped.headers().firstValue("Content-Type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(scraped.body()).isEqualTo("netdoc_store_up 1.0\n");
    }

    @Test
    void aWebhookThatAnybodyCouldUseIsNotServed() {
        assertThatThrownBy(() -> WebhookSecret.of(Map.of(WebhookSecret.TOKEN, " ")))
                .hasMessageContaining(WebhookSecret.TOKEN);
    }
}
