package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.util.Optional;

/**
 * @param kubeconfig empty for the one that reads
 * @param context empty for the one that reads
 * @param tokenFile a file with the bearer token of this identity, in place of what the kubeconfig or the pod says of who
 *     asks; read anew for each request. Within a pod this is how a second ServiceAccount is used
 */
public record WriteAccess(Optional<Path> kubeconfig, Optional<String> context, Optional<Path> tokenFile) {
    public WriteAccess {
        kubeconfig = requireNonNullElse(kubeconfig, Optional.empty());
        context = requireNonNullElse(context, Optional.empty());
        tokenFile = requireNonNullElse(tokenFile, Optional.empty());
    }

    /** As that context says who asks. */
    public WriteAccess(Optional<Path> kubeconfig, Optional<String> context) {
        this(kubeconfig, context, Optional.empty());
    }

    /** {@return this with a relative path taken from {@code base}} */
    WriteAccess from(Path base) {
        return new WriteAccess(kubeconfig.map(base::resolve), context, tokenFile.map(base::resolve));
    }
}
