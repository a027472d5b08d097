package dev.netdoc.standin;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How a stand-in starts.
 *
 * @param port on 127.0.0.1; 0 for any that is free
 * @param serverVersion what {@code /version} says, e.g. {@code v1.31.1-aliyun.1}
 * @param stateFile where every object is kept after each write, to go on from at the next start
 * @param termination how long a deleted pod takes to go; never longer than its grace period
 * @param clock what times in objects are taken from
 */
public record Setup(
        int port, String serverVersion, Optional<Path> stateFile, Duration termination, InstantSource clock) {

    /** Any port, a current server, nothing kept, pods gone after 100 ms. */
    public static Setup standard() {
        return new Setup(0, "v1.31.1-aliyun.1", Optional.empty(), Duration.ofMillis(100), InstantSource.system());
    }

    public Setup onPort(int newPort) {
        return new Setup(newPort, serverVersion, stateFile, termination, clock);
    }

    public Setup withServerVersion(String version) {
        return new Setup(port, version, stateFile, termination, clock);
    }

    public Setup keptIn(Path file) {
        return new Setup(port, serverVersion, Optional.of(file), termination, clock);
    }

    public Setup withTermination(Duration time) {
        return new Setup(port, serverVersion, stateFile, time, clock);
    }

    public Setup at(InstantSource newClock) {
        return new Setup(port, serverVersion, stateFile, termination, newClock);
    }
}
