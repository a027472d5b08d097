package dev.netdoc.bot.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.netdoc.bot.approval.Approved;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FieldValue;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes a cluster through its API server. */
public final class LiveClusterWriter implements ClusterWriter {
    private static final Logger LOG = LoggerFactory.getLogger(LiveClusterWriter.class);
    private static final String JSON_PATCH = "application/json-patch+json";
    private static final String AS_NETDOC = "fieldManager=" + ObjectReader.FIELD_MANAGER;

    private final ApiServer server;
    private final InstantSource clock;

    /** @param server under the identity that may write, best not the one that reads */
    public LiveClusterWriter(ApiServer server, InstantSource clock) {
        this.server = server;
        this.clock = clock;
    }

    @Override
    public Look<Seen> read(ObjectRef object, String path) {
        return look(
                server.get(KubePaths.object(object)), permission("get", object), json -> ObjectReader.seen(json, path));
    }

    @Override
    public Look<List<PodSeen>> pods(String namespace, String selector) {
        List<PodSeen> pods = new ArrayList<>();
        String next = "";
        do {
            String path = KubePaths.list("v1", namespace, "pods") + "?limit=500&labelSelector="
                    + KubePaths.encode(selector) + (next.isEmpty() ? "" : "&continue=" + KubePaths.encode(next));
            String permission = KubePaths.permission("list", "pods", "", namespace);
            Look<String> page = look(server.get(path), permission, json -> {
                json.path("items").forEach(pod -> pods.add(ObjectReader.pod(pod)));
                return json.path("metadata").path("continue").asText("");
            });
            switch (page) {
                case Look.Found<String>(String token) -> next = token;
                case Look.Missing<String>() -> {
                    return new Look.Missing<>();
                }
                case Look.Forbidden<String>(String why) -> {
                    return new Look.Forbidden<>(why);
                }
                case Look.NoAnswer<String>(String why) -> {
                    return new Look.NoAnswer<>(why);
                }
            }
        } while (!next.isEmpty());
        return new Look.Found<>(List.copyOf(pods));
    }

    @Override
    public Look<DaemonSetSeen> daemonSet(ObjectRef daemonSet) {
        return look(server.get(KubePaths.object(daemonSet)), permission("get", daemonSet), ObjectReader::daemonSet);
    }

    @Override
    public Look<Permission> may(String verb, ObjectRef object) {
        ObjectNode spec = ApiServer.JSON.createObjectNode();
        return review("SelfSubjectAccessReview", spec, verb, object, Denials.grant(permission(verb, object)));
    }

    @Override
    public Look<Permission> may(String user, List<String> groups, String verb, ObjectRef object) {
        ObjectNode spec = ApiServer.JSON.createObjectNode().put("user", user);
        groups.forEach(spec.putArray("groups")::add);
        String where = object.namespace().isEmpty() ? "" : " in namespace " + object.namespace();
        return review(
                "SubjectAccessReview",
                spec,
                verb,
                object,
                user + " may not " + verb + " " + KubePaths.kind(object.kind()).plural()
                        + (object.name().isEmpty() ? "" : " " + object.name()) + where);
    }

    private Look<Permission> review(String kind, ObjectNode spec, String verb, ObjectRef object, String denial) {
        KubePaths.KindPath path = KubePaths.kind(object.kind());
        ObjectNode review = ApiServer.JSON.createObjectNode();
        review.put("apiVersion", "authorization.k8s.io/v1").put("kind", kind);
        review.set("spec", spec);
        spec.putObject("resourceAttributes")
                .put("verb", verb)
                .put("group", path.group())
                .put("resource", path.plural())
                .put("namespace", object.namespace())
                .put("name", object.name());
        String plural = kind.toLowerCase(Locale.ROOT) + "s";
        Answer answer = server.send("POST", "/apis/authorization.k8s.io/v1/" + plural, "application/json", review);
        return look(answer, "create " + plural + ".authorization.k8s.io", json -> {
            JsonNode status = json.path("status");
            boolean allowed = status.path("allowed").asBoolean(false)
                    && !status.path("denied").asBoolean(false);
            String why = allowed ? status.path("reason").asText("") : denial;
            return new Permission(allowed, why.isEmpty() ? Optional.empty() : Optional.of(why));
        });
    }

    @Override
    public WriteResult dryRun(Change change, Seen seen) {
        String path = KubePaths.object(change.object()) + "?dryRun=All&" + AS_NETDOC;
        return patched(path, change, seen, Optional.empty());
    }

    @Override
    public WriteResult patch(Approved fix, Change change, Seen seen) {
        var mark = new ChangePatch.Mark(fix.id(), clock.instant().truncatedTo(ChronoUnit.SECONDS));
        return patched(KubePaths.object(change.object()) + "?" + AS_NETDOC, change, seen, Optional.of(mark));
    }

    private WriteResult patched(String path, Change change, Seen seen, Optional<ChangePatch.Mark> mark) {
        Answer answer = server.send("PATCH", path, JSON_PATCH, ChangePatch.of(change, seen, mark));
        return written(
                answer,
                permission("patch", change.object()),
                body -> ObjectReader.seen(body, change.path()).value());
    }

    @Override
    public WriteResult deletePod(Approved fix, PodSeen pod) {
        ObjectNode options = ApiServer.JSON.createObjectNode();
        options.put("apiVersion", "v1").put("kind", "DeleteOptions");
        options.putObject("preconditions").put("uid", pod.uid());
        Answer answer = server.send("DELETE", KubePaths.object(pod.ref()), "application/json", options);
        return written(answer, permission("delete", pod.ref()), body -> new FieldValue.Missing());
    }

    @Override
    public void emitEvent(Approved fix, ObjectRef object, String uid, String reason, String message) {
        String namespace = object.namespace().isEmpty() ? "default" : object.namespace();
        JsonNode event = ChangeEvent.of(fix, object, uid, reason, message, namespace, clock.instant());
        Answer answer = server.send("POST", KubePaths.list("v1", namespace, "events"), "application/json", event);
        if (!(answer instanceof Answer.Ok)) {
            LOG.info("no event could be written about {} for {}: {}", object, fix.id(), answer);
        }
    }

    private static <T> Look<T> look(Answer answer, String permission, Function<JsonNode, T> read) {
        return switch (answer) {
            case Answer.Ok(byte[] body) -> parsed(body, read);
            case Answer.Refused(int code, String message, var retryAfter) ->
                switch (code) {
                    case 404 -> new Look.Missing<>();
                    case 401, 403 -> new Look.Forbidden<>(Denials.of(code, permission));
                    default -> new Look.NoAnswer<>("the API server answered " + code + ": " + message);
                };
            case Answer.Silent(String why, boolean timedOut, Throwable cause) -> new Look.NoAnswer<>(why);
        };
    }

    private static <T> Look<T> parsed(byte[] body, Function<JsonNode, T> read) {
        try {
            return new Look.Found<>(read.apply(ApiServer.JSON.readTree(body)));
        } catch (IOException e) {
            return new Look.NoAnswer<>("the answer cannot be read: " + e.getMessage());
        }
    }

    private static WriteResult written(Answer answer, String permission, Function<JsonNode, FieldValue> value) {
        return switch (answer) {
            case Answer.Ok(byte[] body) ->
                switch (parsed(body, value)) {
                    case Look.Found<FieldValue>(FieldValue found) -> new WriteResult.Done(found);
                    case Look.Missing<FieldValue>() -> new WriteResult.Done(new FieldValue.Missing());
                    case Look.Forbidden<FieldValue>(String why) -> new WriteResult.Unclear(why);
                    case Look.NoAnswer<FieldValue>(String why) -> new WriteResult.Unclear(why);
                };
            case Answer.Refused(int code, String message, var retryAfter) ->
                switch (code) {
                    case 404, 409, 410, 412, 422 -> new WriteResult.Conflict(code + ": " + message);
                    case 401, 403 -> new WriteResult.Refused(Denials.of(code, permission));
                    default ->
                        code >= 500 || code == 429
                                ? new WriteResult.Unclear("the API server answered " + code + ": " + message)
                                : new WriteResult.Refused("the API server answered " + code + ": " + message);
                };
            case Answer.Silent(String why, boolean timedOut, Throwable cause) -> new WriteResult.Unclear(why);
        };
    }

    private static String permission(String verb, ObjectRef object) {
        KubePaths.KindPath kind = KubePaths.kind(object.kind());
        return KubePaths.permission(verb, kind.plural(), kind.group(), object.namespace());
    }
}
