package dev.netdoc.bot.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/** As much of Slack as these tests need: remembers calls, answers them, and can be told to fail the next one. */
final class FakeSlack implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<String> acknowledged = new CopyOnWriteArrayList<>();
    private final Map<String, ConcurrentLinkedQueue<String>> faults = new ConcurrentHashMap<>();
    private final Map<String, ObjectNode> traits = new ConcurrentHashMap<>();
    private final Map<String, List<String>> groups = new ConcurrentHashMap<>();
    private final List<JsonNode> answers = new CopyOnWriteArrayList<>();
    private final List<JsonNode> whispers = new CopyOnWriteArrayList<>();
    private final Set<String> outside = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ids = new AtomicInteger();
    private final HttpServer http;
    private final Socket socket = new Socket();

    /** @param traits what {@code users.info} says of the user besides the ids, or instead of the team's */
    void user(String id, String traits) {
        try {
            this.traits.put(id, (ObjectNode) JSON.readTree(traits));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void group(String id, String... users) {
        groups.put(id, List.of(users));
    }

    /** {@return the payloads of acknowledgements, where there were any} */
    List<JsonNode> answers() {
        return List.copyOf(answers);
    }

    /** {@return what was sent to addresses that came with commands and shortcuts} */
    List<JsonNode> whispers() {
        return List.copyOf(whispers);
    }

    /** The bot is not in this channel, and knows nothing of it. */
    void leave(String channel) {
        outside.add(channel);
    }

    /** @param form what was sent */
    record Call(String method, Map<String, String> form, String ts) {
        String get(String key) {
            return form.getOrDefault(key, "");
        }
    }

    private final class Socket extends WebSocketServer {
        private Socket() {
            super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            setReuseAddr(true);
        }

        @Override
        public void onOpen(WebSocket connection, ClientHandshake handshake) {
            connection.send("{\"type\":\"hello\",\"num_connections\":1}");
        }

        @Override
        public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

        @Override
        public void onMessage(WebSocket connection, String message) {
            try {
                JsonNode acknowledgement = JSON.readTree(message);
                if (acknowledgement.has("payload")) {
                    answers.add(acknowledgement.path("payload"));
                }
                acknowledged.add(acknowledgement.path("envelope_id").asText());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void onError(WebSocket connection, Exception fault) {}

        @Override
        public void onStart() {}
    }

    FakeSlack() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/api/", this::handle);
        http.createContext("/response/", exchange -> {
            whispers.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
            send(exchange, 200, JSON.createObjectNode());
        });
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.start();
        socket.start();
    }

    URI api() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/");
    }

    /** The next call of this method fails: an error word, {@code 429}, or {@code lost} for done without an answer. */
    void failNext(String method, String fault) {
        faults.computeIfAbsent(method, m -> new ConcurrentLinkedQueue<>()).add(fault);
    }

    List<Call> calls(String... methods) {
        return calls.stream()
                .filter(call -> List.of(methods).contains(call.method()))
                .toList();
    }

    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    boolean hasSockets() {
        return !socket.getConnections().isEmpty();
    }

    void drop() {
        socket.getConnections().forEach(connection -> connection.close(CloseFrame.GOING_AWAY));
    }

    private void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestURI().getPath().substring("/api/".length());
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String fault =
                faults.getOrDefault(method, new ConcurrentLinkedQueue<>()).poll();
        if ("429".equals(fault)) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            send(exchange, 429, JSON.createObjectNode().put("ok", false).put("error", "ratelimited"));
            return;
        }
        if (fault != null && !fault.equals("lost")) {
            send(exchange, 200, JSON.createObjectNode().put("ok", false).put("error", fault));
            return;
        }
        String ts = "1700000000.%06d".formatted(ids.incrementAndGet());
        calls.add(new Call(method, form, ts));
        if (fault != null) {
            exchange.close();
            return;
        }
        send(exchange, 200, answer(method, form, ts));
    }

    private ObjectNode answer(String method, Map<String, String> form, String ts) throws IOException {
        ObjectNode ok = JSON.createObjectNode().put("ok", true);
        switch (method) {
            case "auth.test" ->
                ok.put("team", "t")
                        .put("user", "netdoc")
                        .put("team_id", "T1")
                        .put("user_id", "UBOT")
                        .put("bot_id", "B1")
                        .put("url", "http://x/");
            case "apps.connections.open" -> ok.put("url", "ws://127.0.0.1:" + socket.getPort() + "/link");
            case "chat.postMessage", "chat.update" ->
                ok.put("channel", form.get("channel")).put("ts", ts);
            case "conversations.replies" -> {
                for (Call call : calls("chat.postMessage")) {
                    if (call.get("thread_ts").equals(form.get("ts"))) {
                        ObjectNode message = ok.withArray("messages")
                                .addObject()
                                .put("type", "message")
                                .put("ts", call.ts());
                        message.set("metadata", JSON.readTree(call.get("metadata")));
                    }
                }
                ok.withArray("messages");
            }
            case "users.info" -> {
                ObjectNode user =
                        ok.putObject("user").put("id", form.get("user")).put("team_id", "T1");
                user.setAll(traits.getOrDefault(form.getOrDefault("user", ""), JSON.createObjectNode()));
            }
            case "usergroups.users.list" -> {
                List<String> users = groups.get(form.getOrDefault("usergroup", ""));
                if (users == null) {
                    return JSON.createObjectNode().put("ok", false).put("error", "no_such_subteam");
                }
                users.forEach(ok.putArray("users")::add);
            }
            case "files.getUploadURLExternal" ->
                ok.put("upload_url", api() + "upload").put("file_id", "F1");
            case "files.completeUploadExternal" ->
                ok.putArray("files").addObject().put("id", "F1").put("title", "a diff");
            case "views.open" -> ok.putObject("view").put("id", "V1");
            case "views.publish" -> ok.putObject("view").put("id", "V2").put("hash", "hash." + ts);
            case "chat.getPermalink" ->
                ok.put("permalink", "https://t.slack.com/archives/C1/p" + form.get("message_ts"));
            case "conversations.info" -> {
                if (outside.contains(form.getOrDefault("channel", ""))) {
                    return JSON.createObjectNode().put("ok", false).put("error", "channel_not_found");
                }
                ok.putObject("channel")
                        .put("id", form.get("channel"))
                        .put("name", "general")
                        .put("is_member", true);
            }
            default -> {}
        }
        return ok;
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> form(String body) {
        return Stream.of(body.split("&"))
                .filter(pair -> pair.contains("="))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> URLDecoder.decode(pair[0], StandardCharsets.UTF_8),
                        pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8),
                        (first, second) -> second));
    }

    /** @param event without its type */
    void event(String eventId, String type, Map<String, String> event) {
        ObjectNode envelope = envelope("events_api");
        ObjectNode payload = envelope.putObject("payload")
                .put("team_id", "T1")
                .put("api_app_id", "A1")
                .put("type", "event_callback")
                .put("event_id", eventId);
        ObjectNode node = payload.putObject("event").put("type", type);
        event.forEach(node::put);
        socket.broadcast(envelope.toString());
    }

    void mention(String eventId, String ts, String text) {
        event(
                eventId,
                "app_mention",
                Map.of("user", "U0ANN", "team", "T1", "channel", "C1", "ts", ts, "text", "<@UBOT> " + text));
    }

    void click(String user, String action, String value, String messageTs, String threadTs) {
        ObjectNode envelope = envelope("interactive");
        ObjectNode payload = envelope.putObject("payload")
                .put("type", "block_actions")
                .put("trigger_id", "t." + ids.incrementAndGet());
        payload.putObject("team").put("id", "T1");
        payload.putObject("user").put("id", user).put("team_id", "T1");
        payload.putObject("container")
                .put("type", "message")
                .put("channel_id", "C1")
                .put("message_ts", messageTs)
                .put("thread_ts", threadTs);
        payload.withArray("actions")
                .addObject()
                .put("type", "button")
                .put("action_id", action)
                .put("value", value)
                .put("action_ts", "17." + ids.incrementAndGet());
        socket.broadcast(envelope.toString());
    }

    void submit(String user, String view, String reason) {
        ObjectNode envelope = envelope("interactive");
        ObjectNode payload = envelope.putObject("payload").put("type", "view_submission");
        payload.putObject("team").put("id", "T1");
        payload.putObject("user").put("id", user).put("team_id", "T1");
        try {
            JsonNode shown = JSON.readTree(view);
            ObjectNode node = payload.putObject("view")
                    .put("id", "V1")
                    .put("type", "modal")
                    .put("callback_id", shown.path("callback_id").asText())
                    .put("private_metadata", shown.path("private_metadata").asText());
            node.putObject("state")
                    .putObject("values")
                    .putObject("reason")
                    .putObject("text")
                    .put("type", "plain_text_input")
                    .put("value", reason);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket.broadcast(envelope.toString());
    }

    /** {@return the id of the envelope in which a payload of one's own was sent} */
    String send(String type, String payload) {
        ObjectNode envelope = envelope(type);
        try {
            envelope.set("payload", JSON.readTree(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        socket.broadcast(envelope.toString());
        return envelope.path("envelope_id").asText();
    }

    void command(String user, String channel, String text) {
        ObjectNode envelope = envelope("slash_commands");
        envelope.putObject("payload")
                .put("command", "/netdoc")
                .put("text", text)
                .put("team_id", "T1")
                .put("user_id", user)
                .put("channel_id", channel)
                .put("trigger_id", "t." + ids.incrementAndGet())
                .put("response_url", responseUrl());
        socket.broadcast(envelope.toString());
    }

    /** @param message as it stands in the channel */
    void shortcut(String user, String channel, String message) {
        ObjectNode payload = interaction("message_action", user);
        payload.put("callback_id", "diagnose_message").put("response_url", responseUrl());
        payload.putObject("channel").put("id", channel);
        ObjectNode node = node(message);
        payload.put("message_ts", node.path("ts").asText());
        payload.set("message", node);
        interact(payload);
    }

    void homeOpened(String user) {
        event("EvHome" + ids.incrementAndGet(), "app_home_opened", Map.of("user", user, "tab", "home"));
    }

    /** Something pressed or chosen in the home tab. @param action besides its id, e.g. the option */
    void atHome(String user, String actionId, String action) {
        ObjectNode payload = interaction("block_actions", user);
        payload.putObject("container").put("type", "view").put("view_id", "V2");
        payload.withArray("actions").add(node(action).put("action_id", actionId).put("action_ts", "17.1"));
        interact(payload);
    }

    /** @param values by block and input */
    void submitted(String user, String view, String values) {
        ObjectNode payload = interaction("view_submission", user);
        JsonNode shown = node(view);
        ObjectNode sent = payload.putObject("view")
                .put("id", "V" + ids.incrementAndGet())
                .put("type", "modal")
                .put("callback_id", shown.path("callback_id").asText())
                .put("private_metadata", shown.path("private_metadata").asText());
        sent.putObject("state").set("values", node(values));
        interact(payload);
    }

    private String responseUrl() {
        return api().resolve("/response/" + ids.incrementAndGet()).toString();
    }

    private ObjectNode interaction(String type, String user) {
        ObjectNode payload = JSON.createObjectNode().put("type", type).put("trigger_id", "t." + ids.incrementAndGet());
        payload.putObject("team").put("id", "T1");
        payload.putObject("user").put("id", user).put("team_id", "T1");
        return payload;
    }

    private void interact(ObjectNode payload) {
        ObjectNode envelope = envelope("interactive");
        envelope.set("payload", payload);
        socket.broadcast(envelope.toString());
    }

    private static ObjectNode node(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode envelope(String type) {
        return JSON.createObjectNode()
                .put("envelope_id", "e" + ids.incrementAndGet())
                .put("type", type);
    }

    @Override
    public void close() {
        http.stop(0);
        try {
            socket.stop(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
