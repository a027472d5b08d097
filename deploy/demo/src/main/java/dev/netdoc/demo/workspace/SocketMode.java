package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The server side of Socket Mode: up to ten sockets of the app, each delivery on one of them, acknowledged on any, and
 * events sent again until they are. Thread-safe.
 */
final class SocketMode {
    private static final Duration STALE = Duration.ofHours(2);
    private final Pace pace;
    private final InstantSource clock;
    private final Timer timer;
    private final Runnable changed;
    private final Links links = new Links();
    private final Map<String, Delivery> pending = new LinkedHashMap<>();
    private final Map<String, Delivery> byEnvelope = new HashMap<>();
    private final Latencies latencies = new Latencies();
    private Optional<ObjectNode> lastEvent = Optional.empty();
    private int acksToLose;
    private long resent;
    private long lost;

    /** @param changed called when the queue or the sockets change; must be quick */
    SocketMode(Pace pace, InstantSource clock, Timer timer, Runnable changed) {
        this.pace = pace;
        this.clock = clock;
        this.timer = timer;
        this.changed = changed;
        timer.every(pace.pings(), this::pingAll);
    }

    synchronized String ticket() {
        return links.ticket();
    }

    /** A socket opened with a ticket. Returns whether it was let in. */
    synchronized boolean connected(Link link, String ticket) {
        if (!links.redeem(ticket)) {
            link.close();
            return false;
        }
        if (links.full()) {
            link.send(disconnect("too_many_websockets"));
            link.close();
            return false;
        }
        links.add(link);
        ObjectNode hello = Json.object()
                .put("type", "hello")
                .put("num_connections", links.all().size());
        hello.putObject("connection_info").put("app_id", AppInstall.APP);
        hello.putObject("debug_info")
                .put("host", "applink-1")
                .put("build_number", 10)
                .put("approximate_connection_time", 18_060);
        link.send(Json.write(hello));
        List.copyOf(pending.values()).stream().filter(Delivery::waiting).forEach(this::send);
        changed.run();
        return true;
    }

    synchronized void closed(Link link) {
        if (!links.remove(link)) {
            return;
        }
        for (Delivery delivery : List.copyOf(pending.values())) {
            if (delivery.on.equals(Optional.of(link)) && delivery.isEvent()) {
                delivery.failed("timeout");
                send(delivery);
            }
        }
        changed.run();
    }

    /**
     * A frame arrived. While its socket is frozen this does not return, so that the server reads nothing more of it and
     * answers no ping.
     */
    void received(Link link, String text) throws InterruptedException {
        Optional<CountDownLatch> frozen;
        synchronized (this) {
            frozen = links.frozen(link);
        }
        if (frozen.isPresent()) {
            frozen.get().await();
        }
        acknowledged(text);
    }

    /** An acknowledgement, on whichever socket. */
    private synchronized void acknowledged(String text) {
        JsonNode frame = Json.parse(text);
        if (acksToLose > 0) {
            acksToLose--;
            return;
        }
        Delivery delivery = byEnvelope.remove(frame.path("envelope_id").asText());
        if (delivery == null) {
            return;
        }
        latencies.add(System.nanoTime() - delivery.sentNanos);
        forget(delivery);
        delivery.acknowledged.complete(frame.path("payload"));
    }

    /** Delivers an event until it is acknowledged. */
    synchronized void event(ObjectNode payload) {
        Delivery delivery = new Delivery("events_api", payload, false);
        lastEvent = Optional.of(payload);
        pending.put(payload.path("event_id").asText(), delivery);
        send(delivery);
        changed.run();
    }

    /**
     * Delivers something once. The future holds what the app answered with, and times out if it does not.
     *
     * @param type of the envelope: {@code interactive} or {@code slash_commands}
     */
    synchronized CompletableFuture<JsonNode> ask(String type, ObjectNode payload, boolean answerable) {
        Delivery delivery = new Delivery(type, payload, answerable);
        pending.put(Ids.secret(), delivery);
        send(delivery);
        long within = pace.ackWithin().toMillis();
        return delivery.acknowledged
                .orTimeout(within, TimeUnit.MILLISECONDS)
                .whenComplete((ack, failure) -> discard(delivery));
    }

    /** Sends the newest event again, whether it was acknowledged or not. */
    synchronized int redeliver(int times, boolean newEventId) {
        if (lastEvent.isEmpty()) {
            return 0;
        }
        for (int i = 0; i < times; i++) {
            ObjectNode copy = lastEvent.get().deepCopy();
            if (newEventId) {
                copy.put("event_id", Ids.upper("Ev0"));
            }
            Delivery delivery = new Delivery("events_api", copy, false);
            delivery.failed("timeout");
            pending.put(Ids.secret(), delivery);
            send(delivery);
        }
        resent += times;
        return times;
    }

    /** Tells every socket to reconnect, and closes it after a while. */
    void disconnectAll(String reason, Duration grace) {
        List<Link> old;
        synchronized (this) {
            old = links.all();
            old.forEach(link -> links.send(link, disconnect(reason)));
        }
        timer.after(grace, () -> old.forEach(Link::close));
    }

    void dropAll() {
        List<Link> old;
        synchronized (this) {
            old = links.all();
        }
        old.forEach(Link::drop);
    }

    /** The next acknowledgements get lost on their way. */
    synchronized void loseAcks(int howMany) {
        acksToLose = howMany;
    }

    /** See {@link Links#silence()}. */
    synchronized void silence() {
        links.silence();
    }

    /** See {@link Links#freeze()}. */
    synchronized void freeze() {
        links.freeze();
    }

    synchronized void thaw() {
        links.thaw();
    }

    /** How many sockets the app may have from now on. */
    synchronized void limit(int howMany) {
        links.limit(howMany);
    }

    synchronized boolean connected() {
        return !links.all().isEmpty();
    }

    synchronized ObjectNode json() {
        ObjectNode json = Json.object()
                .put("connections", links.all().size())
                .put("pending", pending.size())
                .put("redelivered", resent)
                .put("lost", lost);
        json.set("acks", latencies.json());
        return json;
    }

    /** Events that were not acknowledged, for the state file. */
    synchronized ArrayNode stored() {
        ArrayNode events = Json.array();
        pending.values().stream().filter(Delivery::isEvent).forEach(delivery -> events.add(delivery.payload));
        return events;
    }

    synchronized void restore(JsonNode events) {
        for (JsonNode event : events) {
            if (event instanceof ObjectNode payload) {
                Delivery delivery = new Delivery("events_api", payload, false);
                delivery.failed("timeout");
                pending.put(payload.path("event_id").asText(), delivery);
            }
        }
    }

    private void send(Delivery delivery) {
        long age = clock.instant().getEpochSecond()
                - delivery.payload.path("event_time").asLong(Long.MAX_VALUE);
        if (delivery.isEvent() && age > STALE.toSeconds()) {
            lost++;
            forget(delivery);
            return;
        }
        Optional<Link> next = links.next();
        if (next.isEmpty()) {
            if (delivery.attempt == 0 && delivery.isEvent()) {
                delivery.failed("timeout");
            }
            return;
        }
        delivery.on = next;
        delivery.envelope = Ids.secret();
        delivery.sentNanos = System.nanoTime();
        byEnvelope.put(delivery.envelope, delivery);
        resent += delivery.attempt > 0 ? 1 : 0;
        links.send(next.get(), delivery.frame());
        if (delivery.isEvent()) {
            String envelope = delivery.envelope;
            timer.after(pace.ackWithin(), () -> overdue(delivery, envelope));
        }
    }

    private synchronized void overdue(Delivery delivery, String envelope) {
        if (delivery.acknowledged.isDone() || !delivery.envelope.equals(envelope) || delivery.waiting()) {
            return;
        }
        delivery.failed("timeout");
        delivery.failures++;
        if (delivery.failures > pace.retries().size()) {
            lost++;
            forget(delivery);
            return;
        }
        Duration wait = pace.retries().get(delivery.failures - 1);
        timer.after(wait, () -> sendIfWaiting(delivery));
    }

    private synchronized void sendIfWaiting(Delivery delivery) {
        if (delivery.waiting() && !delivery.acknowledged.isDone()) {
            send(delivery);
        }
    }

    private synchronized void discard(Delivery delivery) {
        forget(delivery);
    }

    private void forget(Delivery delivery) {
        pending.values().remove(delivery);
        byEnvelope.values().removeIf(other -> other == delivery);
        changed.run();
    }

    private synchronized void pingAll() {
        links.ping();
    }

    private static String disconnect(String reason) {
        ObjectNode frame = Json.object().put("type", "disconnect").put("reason", reason);
        frame.putObject("debug_info").put("host", "applink-1");
        return Json.write(frame);
    }
}
