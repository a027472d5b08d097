package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a request to an answer: faults first, then who asks, then what they may, then the work. Thread-safe. */
final class Api {
    private final Parts parts;
    private final Faults faults;
    private final Access access;
    private final RequestLog log;
    private final InstantSource clock;

    /** What does the work. */
    record Parts(
            Kinds kinds,
            Store store,
            Reads reads,
            Writes writes,
            Deletes deletes,
            Watches watches,
            PodLogs logs,
            Discovery discovery) {}

    Api(Parts parts, Faults faults, Access access, RequestLog log, InstantSource clock) {
        this.parts = parts;
        this.faults = faults;
        this.access = access;
        this.log = log;
        this.clock = clock;
    }

    Answer answer(Call call) {
        String user = "";
        Answer answer;
        try {
            Optional<Fault> fault = faults.next(call);
            if (fault.isPresent()) {
                answer = faulty(fault.get(), call);
            } else {
                Account account = access.identify(call);
                user = account.name();
                answer = serve(call, account);
            }
        } catch (Refusal refusal) {
            answer = Answer.refused(refusal);
        }
        log.add(new Served(call.method(), call.path(), call.rawQuery(), clock.instant(), user, answer.code()));
        return answer;
    }

    private Answer faulty(Fault fault, Call call) {
        return switch (fault) {
            case Fault.Delay delay -> {
                try {
                    Thread.sleep(delay.time());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                yield serve(call, access.identify(call));
            }
            case Fault.TooManyRequests wait -> {
                ObjectNode status = Refusal.plain(
                                429,
                                "TooManyRequests",
                                "the server has received too many requests, please try again later")
                        .status();
                Json.child(status, "details").put("retryAfterSeconds", wait.retryAfterSeconds());
                yield new Answer.Whole(
                        429,
                        "application/json",
                        Map.of("Retry-After", Integer.toString(wait.retryAfterSeconds())),
                        Json.bytes(status));
            }
            case Fault.Failure failure ->
                throw failure.code() == 503
                        ? Refusal.plain(
                                503, "ServiceUnavailable", "the server is currently unable to handle the request")
                        : Refusal.plain(
                                failure.code(),
                                "InternalError",
                                "Internal error occurred: etcdserver: request timed out");
            case Fault.Forbidden forbidden -> {
                Target target = Target.parse(call.path(), parts.kinds()).orElseThrow(Refusal::noSuchPath);
                Account nobody = new Account("", access.identify(call).name(), List.of());
                Access.check(nobody, target, target.verb(call.method(), call.watch()));
                throw Refusal.noSuchPath();
            }
            case Fault.Cut cut -> new Answer.Nothing();
            case Fault.DropAnswer drop -> {
                serve(call, access.identify(call));
                yield new Answer.Nothing();
            }
        };
    }

    private Answer serve(Call call, Account account) {
        if (call.path().matches("/(healthz|livez|readyz)(/.*)?")) {
            return Answer.text("ok");
        }
        if (call.method().equals("GET")) {
            Optional<ObjectNode> discovered = parts.discovery().answer(call.path());
            if (discovered.isPresent()) {
                return Answer.json(200, discovered.get());
            }
        }
        Target target = Target.parse(call.path(), parts.kinds()).orElseThrow(Refusal::noSuchPath);
        String verb = target.verb(call.method(), call.watch());
        Access.check(account, target, verb);
        if (call.header("content-type").contains("protobuf")) {
            throw Refusal.unsupportedMediaType(call.contentType());
        }
        return switch (verb) {
            case "watch" -> watch(target, call);
            case "list" -> Answer.json(200, shown(target, call, parts.reads().list(target, call)));
            case "get" -> get(target, call);
            case "create" -> create(target, call, account);
            case "update" -> {
                ObjectNode body = Json.parseObject(call.body());
                yield Answer.json(200, parts.writes().replace(target, body, manager(call), call.dryRun()));
            }
            case "patch" ->
                Answer.json(
                        200,
                        parts.writes().patch(target, call.contentType(), patch(call), manager(call), call.dryRun()));
            case "delete" -> Answer.json(200, parts.deletes().delete(target, options(call), call.dryRun()));
            default -> throw Refusal.methodNotAllowed();
        };
    }

    private Answer watch(Target target, Call call) {
        // Whatever is wrong with the request is said before the stream begins.
        Selectors.of(call);
        call.number("resourceVersion", 0);
        if (call.query("sendInitialEvents").equals("true")) {
            throw Refusal.plain(
                    422,
                    "Invalid",
                    "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled");
        }
        return new Answer.Stream(
                sink -> parts.watches().begin(target, call, sink), call.number("timeoutSeconds", 3_600));
    }

    private Answer get(Target target, Call call) {
        ObjectNode object = parts.writes().require(target);
        return switch (target.subresource()) {
            case "", "status" -> Answer.json(200, shown(target, call, object));
            case "log" -> Answer.text(parts.logs().read(object, call));
            default -> throw Refusal.noSuchPath();
        };
    }

    private ObjectNode shown(Target target, Call call, ObjectNode result) {
        return Tables.wanted(call) ? Tables.of(target.kind(), result, clock.instant()) : result;
    }

    private Answer create(Target target, Call call, Account account) {
        ObjectNode body = Json.parseObject(call.body());
        if (Access.isReview(target.kind())) {
            return Answer.json(201, access.review(target.kind(), account, body));
        }
        if (target.subresource().equals("eviction")) {
            Target pod = new Target(target.kind(), target.namespace(), target.name(), "");
            parts.deletes().delete(pod, body.path("deleteOptions"), call.dryRun());
            return Answer.json(
                    201,
                    Json.object().put("kind", "Status").put("apiVersion", "v1").put("status", "Success"));
        }
        if (!target.name().isEmpty()) {
            throw Refusal.methodNotAllowed();
        }
        return Answer.json(201, parts.writes().create(target, body, manager(call), call.dryRun()));
    }

    private static JsonNode patch(Call call) {
        return call.contentType().endsWith("+yaml") ? Manifests.parseOne(call.body()) : Json.parse(call.body());
    }

    /** DeleteOptions of the body; those of the query count where the body has none. */
    private static ObjectNode options(Call call) {
        ObjectNode options = call.body().length == 0 ? Json.object() : Json.parseObject(call.body());
        if (!call.query("gracePeriodSeconds").isEmpty() && !options.has("gracePeriodSeconds")) {
            options.put("gracePeriodSeconds", call.number("gracePeriodSeconds", 30));
        }
        return options;
    }

    /** Who is named in managedFields: the query's word, or the client's name up to the slash. */
    private static String manager(Call call) {
        String manager = call.query("fieldManager");
        if (!manager.isEmpty()) {
            return manager;
        }
        String agent = call.header("user-agent");
        int slash = agent.indexOf('/');
        String name = slash < 0 ? agent : agent.substring(0, slash);
        return name.isEmpty() ? "unknown" : name;
    }
}
