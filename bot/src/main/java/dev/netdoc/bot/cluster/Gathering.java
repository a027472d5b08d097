package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.bot.cluster.Cluster.Progress;
import dev.netdoc.bot.log.Correlation;
import dev.netdoc.rules.observe.LogRequest;
import dev.netdoc.rules.observe.Observer;
import dev.netdoc.rules.observe.Resource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One gathering: reads resources, a few at a time, and hands what comes to the observer, one thing at a time. */
final class Gathering implements AutoCloseable {
    private static final int AT_ONCE = 4;
    private static final int SILENT_IN_A_ROW = 4;

    private final ApiServer server;
    private final Observer observer;
    private final Progress progress;
    private final Discovered discovered;
    private final AtomicInteger silent = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().daemon().name("gather-", 0).factory());

    Gathering(ApiServer server, Observer observer, Progress progress) {
        this.server = server;
        this.observer = observer;
        this.progress = progress;
        this.discovered = new Discovered(server);
    }

    /** The API server answered at first and then no more: the rest would only be more of the same. */
    static final class StoppedAnswering extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Answer.Silent last;

        StoppedAnswering(Answer.Silent last) {
            super(last.why(), last.cause());
            this.last = last;
        }

        Answer.Silent last() {
            return last;
        }
    }

    void read(List<Resource> resources) {
        inParallel(resources.stream()
                .<Runnable>map(resource -> () -> read(resource))
                .toList());
        observing(o -> o.customKinds(discovered.names()));
    }

    void readLogs(List<LogRequest> requests) {
        inParallel(requests.stream()
                .<Runnable>map(request -> () -> readLog(request))
                .toList());
    }

    private void read(Resource resource) {
        if (resource.names().isEmpty()) {
            readList(resource);
        } else {
            resource.names().forEach(name -> readOne(resource, name));
        }
    }

    private void readList(Resource resource) {
        if (resource.optional() && resource.apiVersion().contains("/") && discovered.knownToBeMissing(resource)) {
            observing(o -> o.missing(resource));
            return;
        }
        var list = new ListRequest(server, resource, object -> observing(o -> o.object(object)));
        Answer last = list.read();
        report(resource, last, "list");
        progress.read(resource.groupResource(), list.count());
    }

    private void readOne(Resource resource, String name) {
        var one = new Resource(
                resource.apiVersion(),
                resource.plural(),
                resource.kind(),
                resource.namespace(),
                List.of(name),
                resource.optional());
        String path = KubePaths.list(resource.apiVersion(), resource.namespace(), resource.plural()) + "/"
                + KubePaths.encode(name);
        Answer answer = server.get(path);
        if (answer instanceof Answer.Ok(byte[] body)) {
            try {
                JsonNode object = ApiServer.JSON.readTree(body);
                observing(o -> o.object(object));
            } catch (IOException e) {
                observing(o -> o.unreadable(one, "the answer is not JSON: " + e.getMessage()));
                return;
            }
        }
        boolean absent = answer instanceof Answer.Refused(int code, var m, var r) && code == 404;
        report(one, absent ? new Answer.Ok(new byte[0]) : answer, "get");
        progress.read(resource.groupResource() + "/" + name, absent ? 0 : 1);
    }

    private void report(Resource resource, Answer answer, String verb) {
        switch (answer) {
            case Answer.Ok ok -> {
                silent.set(0);
                observing(o -> o.complete(resource));
            }
            case Answer.Refused(int code, String message, var retryAfter) -> {
                silent.set(0);
                if (code == 404 && resource.optional()) {
                    observing(o -> o.missing(resource));
                } else {
                    observing(o -> o.unreadable(resource, reason(code, message, verb, resource)));
                }
            }
            case Answer.Silent none -> {
                observing(o -> o.unreadable(resource, none.why() + "; try again, or look at the API server's load"));
                if (silent.incrementAndGet() >= SILENT_IN_A_ROW) {
                    throw new StoppedAnswering(none);
                }
            }
        }
    }

    private static String reason(int code, String message, String verb, Resource resource) {
        if (code == 401 || code == 403) {
            return Denials.of(
                    code, KubePaths.permission(verb, resource.plural(), resource.group(), resource.namespace()));
        }
        return "the API server answered " + code + (message.isEmpty() ? "" : ": " + message);
    }

    private void readLog(LogRequest log) {
        String path = KubePaths.list("v1", log.namespace(), "pods") + "/" + KubePaths.encode(log.pod())
                + "/log?container="
                + KubePaths.encode(log.container()) + "&tailLines=" + log.tailLines()
                + log.since().map(since -> "&sinceSeconds=" + since.toSeconds()).orElse("");
        switch (server.get(path)) {
            case Answer.Ok(byte[] body) -> {
                String text = new String(body, StandardCharsets.UTF_8);
                observing(o -> o.log(log.namespace(), log.pod(), log.container(), text));
            }
            case Answer.Refused(int code, String message, var retryAfter) -> {
                if (code == 401 || code == 403) {
                    observing(o -> o.logsUnreadable(
                            Denials.of(code, KubePaths.permission("get", "pods/log", "", log.namespace()))));
                } // else the container has not run yet, or went away meanwhile: there is no log
            }
            case Answer.Silent none -> observing(o -> o.logsUnreadable(none.why()));
        }
    }

    private void observing(Consumer<Observer> call) {
        synchronized (observer) {
            call.accept(observer);
        }
    }

    private void inParallel(List<Runnable> work) {
        List<Future<?>> running = new ArrayList<>();
        work.forEach(each -> running.add(threads.submit(Correlation.carry(each))));
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException e) {
                running.forEach(other -> other.cancel(true));
                if (e.getCause() instanceof RuntimeException fault) {
                    throw fault;
                }
                throw new IllegalStateException("reading the cluster failed", e);
            } catch (InterruptedException e) {
                running.forEach(other -> other.cancel(true));
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while reading the cluster", e);
            }
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
