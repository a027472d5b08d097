package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netdoc.bot.trace.Step;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One API server under one identity. Thread-safe. Requests are raw: only what is asked for crosses the line, and pages
 * can be read object by object.
 */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    static final ObjectMapper JSON = new ObjectMapper();
    private static final int ATTEMPTS = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final KubernetesClient client;
    private final String base;
    private final Duration limit;
    private final Pace pace;

    /** @param limit how long one request may take */
    ApiServer(KubernetesClient client, Duration limit, Pace pace) {
        this.client = client;
        this.base = client.getMasterUrl().toString().replaceFirst("/$", "");
        this.limit = limit;
        this.pace = pace;
    }

    /** {@return e.g. {@code https://10.0.0.1:6443}} */
    public String address() {
        return base;
    }

    /**
     * Reads; tries again, up to three times, where that can help.
     *
     * @param path with its query, from the first slash
     */
    Answer get(String path) {
        return retried(() -> once(request(path).build()));
    }

    /** Writes, once: after no answer nobody knows, so trying again is the caller's decision. Only a 429 did nothing. */
    Answer send(String method, String path, String contentType, JsonNode body) {
        HttpRequest request =
                request(path).method(method, contentType, body.toString()).build();
        return retried(
                () -> once(request), answer -> answer instanceof Answer.Refused(int code, var m, var r) && code == 429);
    }

    /** Reads an answer that goes on; pieces come to the consumer as they arrive, which asks for the next. */
    ChangeSignals.Stream stream(String path, AsyncBody.Consumer<List<ByteBuffer>> pieces) {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(base + path)
                .header("Accept", "application/json")
                .build();
        CompletableFuture<HttpResponse<AsyncBody>> pending;
        try {
            pending = client.getHttpClient().consumeBytes(request, pieces);
        } catch (KubeconfigUnusable e) {
            pending = CompletableFuture.failedFuture(e);
        }
        return new ChangeSignals.Stream(pending.thenApply(response -> {
            AsyncBody body = response.body();
            if (response.isSuccessful()) {
                body.consume();
            } else {
                body.cancel();
            }
            return body;
        }));
    }

    private HttpRequest.Builder request(String path) {
        return client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(base + path)
                .header("Accept", "application/json, */*")
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private interface Attempt {
        Answer make();
    }

    private interface Worth {
        boolean anotherTry(Answer answer);
    }

    private Answer retried(Attempt attempt) {
        return retried(attempt, answer -> switch (answer) {
            case Answer.Ok ok -> false;
            case Answer.Refused refused -> refused.transientFailure();
            case Answer.Silent silent -> true;
        });
    }

    private Answer retried(Attempt attempt, Worth worth) {
        Answer answer = attempt.make();
        for (int tries = 1; tries < ATTEMPTS && worth.anotherTry(answer); tries++) {
            try {
                pace.pause(pauseBefore(tries, answer));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = attempt.make();
        }
        return answer;
    }

    private static Duration pauseBefore(int tries, Answer answer) {
        Duration asked =
                answer instanceof Answer.Refused refused ? refused.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << (tries - 1));
        // The jitter keeps replicas that failed together from coming back together.
        Duration jittered = doubled.plusMillis(ThreadLocalRandom.current().nextLong(doubled.toMillis()));
        Duration pause = asked.compareTo(jittered) > 0 ? asked : jittered;
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private Answer once(HttpRequest request) {
        return Step.in("kubernetes " + request.method(), step -> {
            step.with("resource", KubePaths.resource(request.uri().toString().substring(base.length())));
            Answer answer = logged(request);
            switch (answer) {
                case Answer.Ok(byte[] body) -> step.with("bytes", body.length).outcome("ok");
                // A 404 or 403 is an answer like others: what it means is for who asked.
                case Answer.Refused refused -> step.outcome(Integer.toString(refused.code()));
                case Answer.Silent silent -> step.failed(silent.timedOut() ? "timeout" : "silent");
            }
            return answer;
        });
    }

    private Answer logged(HttpRequest request) {
        long begun = System.nanoTime();
        Answer answer = sent(request);
        if (LOG.isDebugEnabled()) {
            String came = switch (answer) {
                case Answer.Ok(byte[] body) -> body.length + " bytes";
                case Answer.Refused refused -> Integer.toString(refused.code());
                case Answer.Silent silent -> silent.why();
            };
            LOG.debug(
                    "{} {}: {} after {} ms",
                    request.method(),
                    request.uri(),
                    came,
                    Duration.ofNanos(System.nanoTime() - begun).toMillis());
        }
        return answer;
    }

    private Answer sent(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> pending;
        try {
            pending = client.getHttpClient().sendAsync(request, byte[].class);
        } catch (KubeconfigUnusable e) { // a token file that is gone: nothing was sent
            return new Answer.Silent(String.valueOf(e.getMessage()), false, e);
        }
        try {
            return answer(pending.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            pending.cancel(true);
            return new Answer.Silent("no answer within " + limit.toSeconds() + " s", true, e);
        } catch (ExecutionException e) {
            return Silence.of(e.getCause() == null ? e : e.getCause(), limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            pending.cancel(true);
            return new Answer.Silent("interrupted while waiting", true, e);
        }
    }

    private static Answer answer(HttpResponse<byte[]> response) {
        byte @Nullable [] body = response.body();
        if (response.isSuccessful()) {
            return new Answer.Ok(body == null ? new byte[0] : body);
        }
        Optional<Duration> retryAfter = Optional.ofNullable(response.header("Retry-After"))
                .filter(seconds -> seconds.matches("[0-9]{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
        return new Answer.Refused(response.code(), message(body), retryAfter);
    }

    private static String message(byte @Nullable [] body) {
        if (body == null) {
            return "";
        }
        try {
            return JSON.readTree(body).path("message").asText("").replaceAll("\\s+", " ");
        } catch (IOException e) {
            return ""; // a proxy's own page; the code says enough
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
