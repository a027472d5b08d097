package dev.netdoc.knowledge.document;

/** A file that cannot be read as text; the message says why. */
final class FileSkipped extends Exception {
    private static final long serialVersionUID = 1;

    FileSkipped(String reason) {
        super(reason);
    }
}
