package dev.netdoc.standin;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** HTTP on 127.0.0.1. Each request is served on a thread of its own; watches go over WebSocket or chunked HTTP. */
final class HttpFront implements AutoCloseable {
    private final Vertx vertx;
    private final HttpServer server;
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Api api;

    /**
     * Listens from here on.
     *
     * @param port 0 for any that is free
     * @throws IllegalStateException if the port is taken
     */
    HttpFront(int port, Api api) {
        this.api = api;
        vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        server = vertx.createHttpServer(new HttpServerOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setHttp2ClearTextEnabled(false)
                        .setMaxHeaderSize(64 * 1024)
                        .setMaxInitialLineLength(64 * 1024))
                .requestHandler(this::receive);
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            close();
            throw new IllegalStateException("cannot listen on 127.0.0.1:" + port + ": choose another port", e);
        }
    }

    int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        workers.shutdownNow();
        try {
            // What is being answered must be out before the event loop goes.
            workers.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    private void receive(HttpServerRequest request) {
        if ("websocket".equalsIgnoreCase(request.getHeader("upgrade"))) {
            // The upgrade must be answered at once, before anything else of the request is read.
            Answer answer = api.answer(call(request, Buffer.buffer()));
            if (answer instanceof Answer.Stream stream) {
                request.toWebSocket().onSuccess(socket -> stream(socket, stream));
            } else {
                send(request, answer);
            }
            return;
        }
        Context context = vertx.getOrCreateContext();
        request.body()
                .onSuccess(body -> workers.execute(() -> {
                    Answer answer = api.answer(call(request, body));
                    context.runOnContext(none -> send(request, answer));
                }));
    }

    private static Call call(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return Call.of(request.method().name(), request.uri(), headers, body.getBytes());
    }

    private void send(HttpServerRequest request, Answer answer) {
        HttpServerResponse response = request.response();
        if (response.closed()) {
            return;
        }
        switch (answer) {
            case Answer.Nothing nothing -> request.connection().close();
            case Answer.Whole whole -> {
                response.setStatusCode(whole.code()).putHeader("content-type", whole.contentType());
                whole.headers().forEach(response::putHeader);
                response.end(Buffer.buffer(whole.body()));
            }
            case Answer.Stream stream -> {
                response.setChunked(true).putHeader("content-type", "application/json");
                response.writeHead();
                Runnable end = begin(
                        stream,
                        event -> {
                            if (!response.ended() && !response.closed()) {
                                response.write(event + "\n");
                            }
                        },
                        () -> {
                            if (!response.ended() && !response.closed()) {
                                response.end();
                            }
                        });
                response.closeHandler(none -> end.run());
            }
        }
    }

    private void stream(ServerWebSocket socket, Answer.Stream stream) {
        Runnable end = begin(
                stream,
                event -> {
                    if (!socket.isClosed()) {
                        socket.writeTextMessage(event);
                    }
                },
                () -> {
                    if (!socket.isClosed()) {
                        socket.close();
                    }
                });
        socket.closeHandler(none -> end.run());
    }

    /** Events come from whatever thread wrote the object; they go out in order on the event loop. */
    private Runnable begin(Answer.Stream stream, Consumer<String> write, Runnable close) {
        Context context = vertx.getOrCreateContext();
        Runnable end = stream.begin().apply(new Watches.Sink() {
            @Override
            public void send(String event) {
                context.runOnContext(none -> write.accept(event));
            }

            @Override
            public void close() {
                context.runOnContext(none -> close.run());
            }
        });
        long timer = vertx.setTimer(TimeUnit.SECONDS.toMillis(Math.max(1, stream.timeoutSeconds())), none -> {
            end.run();
            close.run();
        });
        return () -> {
            vertx.cancelTimer(timer);
            end.run();
        };
    }
}
