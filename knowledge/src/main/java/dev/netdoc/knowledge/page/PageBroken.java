package dev.netdoc.knowledge.page;

/** A file that cannot be read as what its name says it is; the message says why, for the person who keeps it. */
public final class PageBroken extends Exception {
    private static final long serialVersionUID = 1;

    PageBroken(String reason) {
        super(reason);
    }
}
