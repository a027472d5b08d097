package dev.netdoc.rules.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that every age is counted from. Rules never read a clock. */
public record GatheredAt(Instant now) {

    /** @return whether the time lies more than so many seconds before now */
    public boolean olderThan(Instant time, long seconds) {
        return time.isBefore(now.minus(Duration.ofSeconds(seconds)));
    }

    /** As above; a time that is not known is not older than anything. */
    public boolean olderThan(Optional<Instant> time, long seconds) {
        return time.isPresent() && olderThan(time.get(), seconds);
    }

    /** @return whether the time is known to lie at most so many seconds before now */
    public boolean youngerThan(Optional<Instant> time, long seconds) {
        return time.isPresent() && !olderThan(time.get(), seconds);
    }
}
