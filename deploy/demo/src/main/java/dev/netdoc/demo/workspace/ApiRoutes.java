package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The Web API and the response URLs over HTTP: always 200 with {@code ok}, except when limited or broken. */
final class ApiRoutes {
    private final WebApi api;
    private final ChatMethods chat;
    private final ResponseUrls responseUrls;
    private final Faults faults;
    private final Transcript transcript;
    private final AtomicReference<String> appBase;

    ApiRoutes(
            WebApi api,
            ChatMethods chat,
            ResponseUrls responseUrls,
            Faults faults,
            Transcript transcript,
            AtomicReference<String> appBase) {
        this.api = api;
        this.chat = chat;
        this.responseUrls = responseUrls;
        this.faults = faults;
        this.transcript = transcript;
        this.appBase = appBase;
    }

    void route(RoutesConfig routes) {
        routes.post("/api/{method}", this::call);
        routes.get("/api/{method}", this::call);
        routes.post("/response/{team}/{id}", this::respond);
    }

    private void call(Context ctx) throws IOException, InterruptedException {
        String method = ctx.pathParam("method");
        Arguments arguments = arguments(ctx);
        String base = "http://" + ctx.host();
        appBase.set(base);
        Optional<Faults.Trouble> trouble = faults.next(method);
        if (trouble.isPresent()) {
            switch (trouble.get()) {
                case Faults.TooMany(int seconds) -> {
                    limited(ctx, method, arguments, seconds);
                    return;
                }
                case Faults.Broken(int status) -> {
                    transcript.add(method, arguments, "http " + status);
                    ctx.status(status).result("");
                    return;
                }
                case Faults.Declined(String error) -> {
                    answer(ctx, method, arguments, new Refusal(error).answer());
                    return;
                }
                case Faults.Slow(long millis) -> Thread.sleep(millis);
                case Faults.AnswerLost() -> {
                    transcript.add(method, arguments, outcome(carryOut(ctx, method, arguments, base)) + ", lost");
                    // Announces more than it sends: the connection breaks before the answer is whole.
                    ctx.res().setContentLength(1_000);
                    ctx.res().getOutputStream().write('{');
                    ctx.res().flushBuffer();
                    return;
                }
            }
        }
        try {
            answer(ctx, method, arguments, carryOut(ctx, method, arguments, base));
        } catch (Throttled e) {
            limited(ctx, method, arguments, e.retryAfterSeconds());
        }
    }

    private ObjectNode carryOut(Context ctx, String method, Arguments arguments, String base) {
        Optional<String> token = Optional.ofNullable(ctx.header("Authorization"))
                .filter(header -> header.startsWith("Bearer "))
                .map(header -> header.substring("Bearer ".length()).strip())
                .or(() -> arguments.find("token"));
        try {
            return api.call(method, token, arguments, base);
        } catch (Refusal e) {
            return e.answer();
        }
    }

    private void answer(Context ctx, String method, Arguments arguments, ObjectNode answer) {
        transcript.add(method, arguments, outcome(answer));
        if (method.equals("auth.test") && answer.path("ok").asBoolean()) {
            ctx.header("x-oauth-scopes", api.scopes());
        }
        Scripts.reply(ctx, answer);
    }

    private void limited(Context ctx, String method, Arguments arguments, int seconds) {
        transcript.add(method, arguments, "http 429");
        ctx.status(429).header("Retry-After", Integer.toString(seconds));
        Scripts.reply(ctx, new Refusal("ratelimited").answer());
    }

    private void respond(Context ctx) {
        try {
            ResponseUrls.Grant grant = responseUrls.use(ctx.pathParam("id"));
            JsonNode body = Json.parse(ctx.body());
            transcript.add("response_url", new Arguments(Map.of("body", ctx.body())), "ok");
            chat.respond(grant, body);
            ctx.contentType("text/plain").result("ok");
        } catch (Refusal e) {
            boolean gone = e.error().endsWith("_url");
            ctx.status(gone ? 404 : 400);
            if (gone) {
                Scripts.reply(ctx, e.answer());
            } else {
                ctx.contentType("text/plain").result(e.error());
            }
        }
    }

    private static String outcome(ObjectNode answer) {
        return answer.path("ok").asBoolean() ? "ok" : answer.path("error").asText();
    }

    private static Arguments arguments(Context ctx) {
        Map<String, String> values = new HashMap<>();
        ctx.queryParamMap().forEach((name, given) -> values.put(name, given.get(0)));
        if (ctx.isJson()) {
            Json.parse(ctx.body()).properties().forEach(property -> {
                JsonNode value = property.getValue();
                if (!value.isNull()) {
                    values.put(property.getKey(), value.isTextual() ? value.textValue() : value.toString());
                }
            });
        } else {
            ctx.formParamMap().forEach((name, given) -> values.put(name, given.get(0)));
        }
        return new Arguments(values);
    }
}
