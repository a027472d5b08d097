package dev.netdoc.rules.observe;

/** A snapshot that cannot be read; the message is one sentence with the file, and the line where one is known. */
public final class SnapshotUnreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    public SnapshotUnreadable(String message) {
        super(message);
    }

    public SnapshotUnreadable(String message, Throwable cause) {
        super(message, cause);
    }
}
