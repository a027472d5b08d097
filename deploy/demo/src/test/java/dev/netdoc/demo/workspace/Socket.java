package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;

/** A bare socket of the app: keeps every frame, acknowledges only when told to. */
final class Socket extends WebSocketClient {
    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final List<String> pongs = new CopyOnWriteArrayList<>();
    private final boolean acknowledging;

    private Socket(URI url, boolean acknowledging) {
        super(url);
        this.acknowledging = acknowledging;
    }

    /** Opens one and waits until it is greeted or turned away. */
    static Socket open(Http http, boolean acknowledging) {
        JsonNode opened = Json.parse(
                http.raw("apps.connections.open", http.workspace().app().appToken())
                        .body());
        Socket socket = at(URI.create(opened.path("url").asText()), acknowledging);
        Awaitility.await().until(() -> !socket.frames.isEmpty());
        return socket;
    }

    static Socket at(URI url, boolean acknowledging) {
        Socket socket = new Socket(url, acknowledging);
        try {
            socket.connectBlocking();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return socket;
    }

    /** The first frame like this, waited for. */
    JsonNode await(Predicate<JsonNode> like) {
        return Awaitility.await()
                .until(() -> frames.stream().filter(like).findFirst(), java.util.Optional::isPresent)
                .orElseThrow();
    }

    JsonNode awaitType(String type) {
        return await(frame -> frame.path("type").asText().equals(type));
    }

    JsonNode awaitEvent(String type) {
        return await(frame ->
                frame.path("payload").path("event").path("type").asText().equals(type));
    }

    JsonNode awaitInteraction(String type) {
        return await(frame -> frame.path("payload").path("type").asText().equals(type));
    }

    void acknowledge(JsonNode frame, JsonNode... payload) {
        ObjectNode ack =
                Json.object().put("envelope_id", frame.path("envelope_id").asText());
        if (payload.length > 0) {
            ack.set("payload", payload[0]);
        }
        send(Json.write(ack));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
        JsonNode frame = Json.parse(message);
        if (acknowledging && frame.has("envelope_id")) {
            acknowledge(frame);
        }
        frames.add(frame);
    }

    @Override
    public void onWebsocketPong(WebSocket socket, Framedata frame) {
        pongs.add(java.nio.charset.StandardCharsets.UTF_8
                .decode(frame.getPayloadData())
                .toString());
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception problem) {}
}
