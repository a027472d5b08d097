package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.rules.observe.Resource;
import java.io.IOException;
import java.util.function.Function;

/** Asks a cluster whether it is there and what an identity may do. Changes nothing. */
public final class ClusterProbe implements AutoCloseable {
    private static final String REVIEWS = "selfsubjectaccessreviews";

    private final ApiServer server;
    private final Discovered discovered;

    /** @param server under the identity that is asked about */
    public ClusterProbe(ApiServer server) {
        this.server = server;
        this.discovered = new Discovered(server);
    }

    /** {@return e.g. {@code https://10.0.0.1:6443}} */
    public String address() {
        return server.address();
    }

    /** {@return the server's version, e.g. {@code v1.31.1-aliyun.1}} */
    public Look<String> version() {
        return look(
                server.get("/version"),
                "get /version",
                json -> json.path("gitVersion").asText("unknown"));
    }

    /** Whether discovery says that the cluster has no such kind. */
    public boolean lacks(Resource resource) {
        return resource.optional() && resource.apiVersion().contains("/") && discovered.knownToBeMissing(resource);
    }

    /** Whether there is at least one pod in a namespace, as far as the identity may see. */
    public Look<Boolean> hasPods(String namespace) {
        return look(
                server.get(KubePaths.list("v1", namespace, "pods") + "?limit=1"),
                KubePaths.permission("list", "pods", "", namespace),
                json -> !json.path("items").isEmpty());
    }

    /** Asks by SelfSubjectAccessReview, which everybody may. */
    public Look<Boolean> may(Right right) {
        ObjectNode review = ApiServer.JSON.createObjectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", "SelfSubjectAccessReview");
        String[] resource = right.resource().split("/", 2);
        ObjectNode attributes = review.putObject("spec").putObject("resourceAttributes");
        attributes
                .put("verb", right.verb())
                .put("group", right.group())
                .put("resource", resource[0])
                .put("namespace", right.namespace())
                .put("name", right.name());
        if (resource.length > 1) {
            attributes.put("subresource", resource[1]);
        }
        Answer answer = server.send("POST", "/apis/authorization.k8s.io/v1/" + REVIEWS, "application/json", review);
        return look(
                answer,
                KubePaths.permission("create", REVIEWS, "authorization.k8s.io", ""),
                json -> json.at("/status/allowed").asBoolean(false)
                        && !json.at("/status/denied").asBoolean(false));
    }

    private static <T> Look<T> look(Answer answer, String permission, Function<JsonNode, T> read) {
        return switch (answer) {
            case Answer.Ok(byte[] body) -> {
                try {
                    yield new Look.Found<>(read.apply(ApiServer.JSON.readTree(body)));
                } catch (IOException e) {
                    yield new Look.NoAnswer<>("the answer is not JSON; is this an API server?");
                }
            }
            case Answer.Refused(int code, String message, var retryAfter) ->
                switch (code) {
                    case 404 -> new Look.Missing<>();
                    case 401, 403 -> new Look.Forbidden<>(Denials.of(code, permission));
                    default -> new Look.NoAnswer<>("the API server answered " + code + ": " + message);
                };
            case Answer.Silent silent -> new Look.NoAnswer<>(silent.why() + "; " + Silence.nextStep(silent));
        };
    }

    @Override
    public void close() {
        server.close();
    }
}
