package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.fact.Settings;
import java.util.Collection;
import java.util.List;

/**
 * Takes what a cluster answers, piece by piece, and keeps only what the facts need. Not thread-safe: one for each
 * gathering.
 *
 * <p>The order: everything in {@link Resources#all()}, then {@link #further()}, then {@link #logRequests()}.
 */
public interface Observer {

    /** One object as the API returned it, with apiVersion and kind. Kinds that no fact needs are ignored. */
    void object(JsonNode object);

    /** The whole of a resource was read; what was not handed in does not exist. */
    void complete(Resource resource);

    /** The API has no such kind. */
    void missing(Resource resource);

    /** A resource could not be read. @param reason plain English, e.g. {@code forbidden: list events} */
    void unreadable(Resource resource, String reason);

    /** Custom kinds that the API's discovery names, e.g. {@code ciliumnetworkpolicies.cilium.io}. */
    void customKinds(Collection<String> names);

    /** The tail of a container's log. */
    void log(String namespace, String pod, String container, String text);

    /** Logs could not be read. @param reason plain English, e.g. {@code forbidden: get pods/log} */
    void logsUnreadable(String reason);

    void serverVersion(String gitVersion);

    /** What people told netdoc about this cluster. */
    void settings(Settings settings);

    /** @return what else to read, known once nodes were read: ConfigMaps that nodes name in a label; may be empty */
    List<Resource> further();

    /** @return whose logs would settle more, known once pods and events were read; optional, in order of worth */
    List<LogRequest> logRequests();
}
