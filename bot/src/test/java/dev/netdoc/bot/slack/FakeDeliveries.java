package dev.netdoc.bot.slack;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers in memory. */
final class FakeDeliveries implements Deliveries {
    private final Set<Object> claimed = ConcurrentHashMap.newKeySet();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<Delivery> left;

    FakeDeliveries(Delivery... left) {
        this.left = List.of(left);
    }

    @Override
    public synchronized boolean claim(Delivery delivery) {
        boolean fresh = claimed.add(delivery.eventId());
        boolean freshMessage = delivery.message()
                .map(m -> claimed.add(List.of(delivery.team(), m)))
                .orElse(true);
        return fresh && freshMessage;
    }

    @Override
    public void done(String eventId) {
        done.add(eventId);
    }

    List<String> done() {
        return List.copyOf(done);
    }

    @Override
    public List<Delivery> unfinished(Instant before) {
        return left.stream().filter(d -> !done.contains(d.eventId())).toList();
    }
}
