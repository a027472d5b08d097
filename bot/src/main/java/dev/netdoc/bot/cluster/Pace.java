package dev.netdoc.bot.cluster;

import java.time.Duration;

/** How waiting is done; a test waits less. */
@FunctionalInterface
public interface Pace {
    Pace REAL = time -> Thread.sleep(time);

    void pause(Duration time) throws InterruptedException;
}
