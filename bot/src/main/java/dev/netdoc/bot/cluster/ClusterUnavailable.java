package dev.netdoc.bot.cluster;

/** The API server could not be reached, or refused this kubeconfig; the message says which and what to do. */
public final class ClusterUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ClusterUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
