package dev.netdoc.demo.workspace;

import io.javalin.websocket.WsContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.websocket.api.Callback;

/** A WebSocket of the embedded server. Sending never blocks; sending to a closed socket does nothing. */
record JettyLink(WsContext socket) implements Link {
    private static final int NORMAL = 1000;

    @Override
    public void send(String text) {
        if (socket.session.isOpen()) {
            socket.session.sendText(text, Callback.NOOP);
        }
    }

    @Override
    public void ping() {
        if (socket.session.isOpen()) {
            ByteBuffer words = ByteBuffer.wrap("Ping from applink-1".getBytes(StandardCharsets.UTF_8));
            socket.session.sendPing(words, Callback.NOOP);
        }
    }

    @Override
    public void close() {
        socket.session.close(NORMAL, "", Callback.NOOP);
    }

    @Override
    public void drop() {
        socket.session.disconnect();
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof JettyLink link && link.socket.sessionId().equals(socket.sessionId());
    }

    @Override
    public int hashCode() {
        return socket.sessionId().hashCode();
    }
}
