package dev.netdoc.bot.web;

import dev.netdoc.bot.config.WebConfig;
import dev.netdoc.bot.incident.AlertGroup;
import dev.netdoc.bot.slack.SlackHttp;
import dev.netdoc.bot.store.StoreUnavailable;
import io.javalin.Javalin;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * netdoc's own web endpoints. They listen before the rest of netdoc is there, so that a probe of life is answered at once;
 * until {@link #serve} everything else is asked to come again.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    /** A group of a thousand alerts is smaller. */
    private static final long LARGEST = 2L << 20;

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Javalin server;
    private volatile @Nullable Service service;

    private WebServer(WebConfig config, Supplier<String> metrics) {
        server = Javalin.create(setup -> {
            setup.startup.showJavalinBanner = false;
            setup.startup.showOldJavalinVersionWarning = false;
            setup.concurrency.useVirtualThreads = true;
            setup.http.maxRequestSize = LARGEST;
            setup.routes.get("/livez", ctx -> ctx.result("ok\n"));
            setup.routes.get(
                    "/readyz",
                    ctx -> served(ctx, its -> {
                        boolean well = its.ready().getAsBoolean();
                        ctx.status(well ? 200 : 503).result(well ? "ok\n" : "not connected to Slack\n");
                    }));
            setup.routes.get("/metrics", ctx -> ctx.contentType(PROMETHEUS).result(metrics.get()));
            setup.routes.post("/slack/events", ctx -> served(ctx, its -> slack(ctx, offered(its.slack()))));
            setup.routes.post("/webhooks/alertmanager", ctx -> served(ctx, its -> alerts(ctx, offered(its.webhook()))));
        });
    }

    /** What is served at {@code POST /webhooks/alertmanager}. */
    public record Webhook(WebhookSecret secret, Consumer<AlertGroup> alerts) {}

    /**
     * What is served once netdoc is there.
     *
     * @param ready whether the process can do its work at this moment
     * @param slack takes Slack's calls at {@code POST /slack/events}; empty in Socket Mode
     */
    public record Service(BooleanSupplier ready, Optional<Webhook> webhook, Optional<SlackHttp> slack) {}

    /**
     * Starts listening.
     *
     * @param metrics what is served at {@code /metrics}, in the text format of Prometheus
     * @throws io.javalin.util.JavalinBindException if the port is taken
     */
    public static WebServer start(WebConfig config, Supplier<String> metrics) {
        var web = new WebServer(config, metrics);
        web.server.start(config.address().orElse("0.0.0.0"), config.port().orElse(0));
        LOG.info("listening on port {}", web.port());
        return web;
    }

    public void serve(Service offered) {
        service = offered;
    }

    private void served(Context ctx, Consumer<Service> handler) {
        Service now = service;
        if (now == null) {
            ctx.status(503).header("Retry-After", "5").result("starting\n");
        } else {
            handler.accept(now);
        }
    }

    private static <T> T offered(Optional<T> what) {
        return what.orElseThrow(NotFoundResponse::new);
    }

    public int port() {
        return server.port();
    }

    private static Optional<byte[]> body(Context ctx) {
        try {
            if (ctx.req().getContentLengthLong() <= LARGEST) {
                return Optional.of(ctx.bodyAsBytes());
            }
        } catch (ContentTooLargeResponse e) {
            LOG.debug("a body without a length went past the limit", e);
        }
        ctx.status(413).result("the body is larger than " + (LARGEST >> 20) + " MiB\n");
        return Optional.empty();
    }

    private static void slack(Context ctx, SlackHttp http) {
        Optional<byte[]> body = body(ctx);
        if (body.isPresent()) {
            Map<String, List<String>> headers = new HashMap<>();
            ctx.headerMap().forEach((name, value) -> headers.put(name, List.of(value)));
            SlackHttp.Answer answer = http.take(headers, body.get());
            ctx.status(answer.status()).contentType(answer.contentType()).result(answer.body());
        }
    }

    private static void alerts(Context ctx, Webhook hook) {
        Optional<byte[]> read = body(ctx);
        if (read.isEmpty()) {
            return;
        }
        byte[] body = read.get();
        if (!hook.secret().proven(header(ctx, "Authorization"), header(ctx, "X-Hub-Signature-256"), body)) {
            LOG.warn("a webhook call from {} was refused: no valid token or signature", ctx.ip());
            ctx.status(401)
                    .header("WWW-Authenticate", "Bearer")
                    .result("a bearer token or a signature of the body is needed\n");
            return;
        }
        try {
            hook.alerts().accept(AlertGroup.of(body));
            ctx.status(202).result("taken\n");
        } catch (IllegalArgumentException e) {
            ctx.status(400).result("this is not what Alertmanager sends: " + e.getMessage() + "\n");
        } catch (StoreUnavailable e) {
            // Alertmanager sends it again.
            LOG.warn("alerts could not be kept: {}", e.getMessage());
            ctx.status(503).header("Retry-After", "30").result("the store is away; please send it again\n");
        }
    }

    private static String header(Context ctx, String name) {
        return Objects.requireNonNullElse(ctx.header(name), "");
    }

    @Override
    public void close() {
        server.stop();
    }
}
