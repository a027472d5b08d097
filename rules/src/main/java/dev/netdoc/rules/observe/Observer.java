package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Facts;

/**
 * Takes what a cluster answers, piece by piece, and keeps only what the facts need. Not thread-safe: one for each
 * gathering.
 */
public interface Observer {

    /** One object as the API returned it, with apiVersion and kind. Kinds that no fact needs are ignored. */
    void object(JsonNode object);

    /** The whole of a resource was read; what was not handed in does not exist. */
    void complete(Resource resource);

    /** A resource could not be read. @param reason plain English, e.g. {@code forbidden: list events} */
    void unreadable(Resource resource, String reason);

    /** The tail of a container's log. */
    void log(String namespace, String pod, String container, String text);

    void serverVersion(String gitVersion);

    /** Ends the gathering. */
    Facts facts();
}
