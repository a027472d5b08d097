package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.rules.observe.Resource;
import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Reads one list to its end. Not thread-safe; used once.
 *
 * <p>Pages are asked for without {@code resourceVersion=0}: with it, servers answer from their cache and ignore the limit,
 * so that all pods would come in one piece, and a fix could be verified against the past.
 */
final class ListRequest {
    private static final int PAGE = 500;
    private static final int GONE = 410;

    private final ApiServer server;
    private final Resource resource;
    private final Consumer<JsonNode> each;
    private final Set<String> handedOn = new HashSet<>();
    private int count;

    ListRequest(ApiServer server, Resource resource, Consumer<JsonNode> each) {
        this.server = server;
        this.resource = resource;
        this.each = each;
    }

    /** {@return how many objects there were} */
    int count() {
        return count;
    }

    /** {@return the answer that ended it: Ok after the last page, else what went wrong} */
    Answer read() {
        Answer answer = pages();
        // The token of a long list can outlive what it stands for. Once more from the start, then without repeating.
        return answer instanceof Answer.Refused(int code, var m, var r) && code == GONE ? pages() : answer;
    }

    private Answer pages() {
        String base = KubePaths.list(resource.apiVersion(), resource.namespace(), resource.plural()) + "?limit=" + PAGE;
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            String token = next.get();
            Answer answer = server.get(token.isEmpty() ? base : base + "&continue=" + KubePaths.encode(token));
            if (!(answer instanceof Answer.Ok(byte[] body))) {
                return answer;
            }
            try {
                String following = PageReader.read(body, resource.apiVersion(), resource.kind(), this::handOn);
                next = following.isEmpty() ? Optional.empty() : Optional.of(following);
            } catch (IOException e) {
                return new Answer.Silent("the answer cannot be read: " + e.getMessage(), false, e);
            }
        }
        return new Answer.Ok(new byte[0]);
    }

    private void handOn(JsonNode object) {
        if (handedOn.add(object.path("metadata").path("uid").asText())) {
            count++;
            each.accept(object);
        }
    }
}
