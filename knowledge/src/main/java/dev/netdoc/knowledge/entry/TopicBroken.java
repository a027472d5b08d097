package dev.netdoc.knowledge.entry;

/** A bundled topic's file has not the shape that a topic needs. */
public final class TopicBroken extends RuntimeException {
    TopicBroken(String path, String reason) {
        super("topics/" + path + " " + reason);
    }
}
