package dev.netdoc.knowledge.entry;

/** A bundled file has not the shape that it needs. */
public final class TopicBroken extends RuntimeException {
    TopicBroken(String path, String reason) {
        super(path + " " + reason);
    }
}
