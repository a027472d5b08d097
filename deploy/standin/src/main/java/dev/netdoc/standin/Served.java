package dev.netdoc.standin;

import java.time.Instant;

/**
 * A request that was answered.
 *
 * @param query as it was sent, empty if there was none
 * @param user who asked; empty if that could not be told
 * @param code of the answer; 0 if the connection was closed instead
 */
public record Served(String method, String path, String query, Instant at, String user, int code) {}
