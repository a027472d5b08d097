package dev.netdoc.demo.workspace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Passes to open a modal: short-lived, each for one use. Thread-safe. */
final class Triggers {
    private final Duration life;
    private final InstantSource clock;
    private final Map<String, Trigger> issued = new HashMap<>();

    private int late;

    private record Trigger(String user, Instant at, boolean used) {}

    Triggers(Duration life, InstantSource clock) {
        this.life = life;
        this.clock = clock;
    }

    /** The next triggers have expired before they arrive. */
    synchronized void expire(int howMany) {
        late = howMany;
    }

    synchronized String issue(String user) {
        Instant now = clock.instant();
        issued.values().removeIf(trigger -> trigger.at().isBefore(now.minus(Duration.ofMinutes(10))));
        Instant since = late > 0 ? now.minus(life).minusMillis(1) : now;
        late = Math.max(0, late - 1);
        String id = now.toEpochMilli() + ".4711." + Ids.secret().replace("-", "");
        issued.put(id, new Trigger(user, since, false));
        return id;
    }

    /** Uses a trigger up. Returns whose it was. */
    synchronized String exchange(String id) {
        Trigger trigger = issued.get(id);
        if (trigger == null) {
            throw new Refusal("invalid_trigger_id");
        }
        if (trigger.used()) {
            throw new Refusal("exchanged_trigger_id");
        }
        if (Duration.between(trigger.at(), clock.instant()).compareTo(life) > 0) {
            throw new Refusal("expired_trigger_id");
        }
        issued.put(id, new Trigger(trigger.user(), trigger.at(), true));
        return trigger.user();
    }
}
