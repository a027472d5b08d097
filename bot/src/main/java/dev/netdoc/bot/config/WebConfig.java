package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import java.util.Optional;

/**
 * The web endpoints.
 *
 * @param port where they listen; none if not set
 * @param address to listen on; all of them if not set
 */
public record WebConfig(Optional<Integer> port, Optional<String> address) {
    public static final WebConfig OFF = new WebConfig(Optional.empty(), Optional.empty());

    public WebConfig {
        port = requireNonNullElse(port, Optional.empty());
        address = requireNonNullElse(address, Optional.empty());
        if (port.filter(p -> p < 0 || p > 65_535).isPresent()) {
            throw new IllegalArgumentException("web.port must be between 0 and 65535, not " + port.get());
        }
    }
}
