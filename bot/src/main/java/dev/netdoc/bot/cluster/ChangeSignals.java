package dev.netdoc.bot.cluster;

import dev.netdoc.rules.observe.Resource;
import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches of the kinds whose changes say that the network may have changed. Only that something came is taken from them,
 * so that nothing of the cluster is kept in memory; what holds is read anew. A watch that may not be opened is left out,
 * and the cluster is then looked at by the clock alone.
 */
public final class ChangeSignals implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeSignals.class);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final List<Resource> KINDS = List.of(
            new Resource("v1", "nodes", "Node", "", List.of(), false),
            new Resource("v1", "pods", "Pod", "", List.of(), false),
            new Resource("v1", "events", "Event", "", List.of(), false),
            new Resource("v1", "services", "Service", "", List.of(), false),
            new Resource("apps/v1", "daemonsets", "DaemonSet", "kube-system", List.of(), false));

    private final String cluster;
    private final ApiServer server;
    private final Runnable changed;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    ChangeSignals(String cluster, ApiServer server, Runnable changed) {
        this.cluster = cluster;
        this.server = server;
        this.changed = changed;
    }

    static List<Resource> kinds() {
        return KINDS;
    }

    ChangeSignals start() {
        for (Resource kind : KINDS) {
            threads.add(Thread.ofVirtual()
                    .name("watch-" + cluster + "-" + kind.plural())
                    .start(() -> keep(kind)));
        }
        return this;
    }

    private void keep(Resource kind) {
        try {
            while (!closing && watch(kind)) {
                Thread.sleep(AGAIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether it is worth another try */
    private boolean watch(Resource kind) throws InterruptedException {
        String list = KubePaths.list(kind.apiVersion(), kind.namespace(), kind.plural());
        return switch (server.get(list + "?limit=1")) {
            case Answer.Ok(byte[] body) -> {
                follow(list, version(body));
                yield true;
            }
            case Answer.Refused(int code, String message, var after)
            when code == 401 || code == 403 -> {
                LOG.info("cluster {}: {} may not be watched; they are looked at by the clock", cluster, kind.plural());
                yield false;
            }
            case Answer.Refused refused -> true;
            case Answer.Silent silent -> true;
        };
    }

    private void follow(String list, String version) throws InterruptedException {
        String path = list + "?watch=true&resourceVersion=" + KubePaths.encode(version) + "&timeoutSeconds="
                + LONGEST.toSeconds();
        try (var stream = server.stream(path, this::heard)) {
            stream.ended(LONGEST.plusSeconds(30));
        }
    }

    private void heard(List<ByteBuffer> bytes, AsyncBody body) {
        if (!closing) {
            changed.run();
            body.consume();
        } else {
            body.cancel();
        }
    }

    private static String version(byte[] list) {
        try {
            return ApiServer.JSON
                    .readTree(list)
                    .path("metadata")
                    .path("resourceVersion")
                    .asText("");
        } catch (IOException e) {
            return "";
        }
    }

    @Override
    public void close() {
        closing = true;
        threads.forEach(Thread::interrupt);
    }

    /** An answer that goes on. */
    record Stream(CompletableFuture<AsyncBody> opened) implements AutoCloseable {

        /** Waits until the server ends it, or the time is over. */
        void ended(Duration longest) throws InterruptedException {
            try {
                opened.thenCompose(AsyncBody::done).get(longest.toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                LOG.debug("a watch ended: {}", e.toString());
            }
        }

        @Override
        public void close() {
            opened.thenAccept(AsyncBody::cancel);
        }
    }
}
