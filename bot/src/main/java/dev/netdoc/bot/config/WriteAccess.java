package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.util.Optional;

/**
 * @param kubeconfig empty for the one that reads
 * @param context empty for the one that reads
 */
public record WriteAccess(Optional<Path> kubeconfig, Optional<String> context) {
    public WriteAccess {
        kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
        context = requireNonNullElse(context, Optional.empty());
    }

    /** {@return this with a relative path taken from {@code base}} */
    WriteAccess from(Path base) {
        return new WriteAccess(kubeconfig.map(base::resolve), context);
    }
}
