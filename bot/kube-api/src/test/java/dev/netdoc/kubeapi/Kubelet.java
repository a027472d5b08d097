package dev.netdoc.kubeapi;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SelfSignedCertificate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands in for the kubelets of all nodes: the API server fetches logs from it, and checks the request before. */
final class Kubelet implements AutoCloseable {
    private static final Pattern PATH = Pattern.compile("/containerLogs/([^/]+/[^/]+/[^/]+)");

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, String> logs;
    private final int port;

    /** @param logs texts by {@code namespace/pod/container}, as they are when they are asked for */
    Kubelet(Map<String, String> logs) throws Exception {
        this.logs = logs;
        var options = new HttpServerOptions()
                .setSsl(true)
                .setKeyCertOptions(SelfSignedCertificate.create().keyCertOptions());
        HttpServer server = vertx.createHttpServer(options).requestHandler(this::answer);
        port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();
    }

    private void answer(HttpServerRequest request) {
        Matcher path = PATH.matcher(request.path());
        String log = path.matches() ? logs.get(path.group(1)) : null;
        if (log == null) {
            request.response().setStatusCode(404).end("no such container");
        } else {
            request.response().end(log);
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        vertx.close();
    }
}
