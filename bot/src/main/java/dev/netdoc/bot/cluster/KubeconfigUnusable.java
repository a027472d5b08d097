package dev.netdoc.bot.cluster;

/** There is no kubeconfig, or it does not hold what was asked for; the message names the file and what it does hold. */
public final class KubeconfigUnusable extends RuntimeException {
    private static final long serialVersionUID = 1;

    KubeconfigUnusable(String message) {
        super(message);
    }

    KubeconfigUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
