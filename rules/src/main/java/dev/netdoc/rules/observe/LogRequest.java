package dev.netdoc.rules.observe;

import java.time.Duration;
import java.util.Optional;

/**
 * A log to read the end of.
 *
 * @param tailLines how many lines at most
 * @param since how far back; empty for lines that a container prints only when it starts
 */
public record LogRequest(String namespace, String pod, String container, int tailLines, Optional<Duration> since) {}
