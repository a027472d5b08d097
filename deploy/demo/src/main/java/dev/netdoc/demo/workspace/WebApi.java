package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Slack's Web API: who calls, may they, and then the method itself. */
final class WebApi {
    private static final String READ = "channels:read,groups:read,im:read,mpim:read";
    private static final String HISTORY = "channels:history,groups:history,im:history,mpim:history";
    private static final String TOPIC = "channels:manage,channels:write.topic,groups:write,groups:write.topic";
    private final AppInstall app;
    private final RateLimits limits;
    private final Map<String, Method> methods = new HashMap<>();

    /**
     * A method.
     *
     * @param scopes one of these is needed; none for empty
     * @param perMinute its tier; 0 where the method itself watches the rate
     */
    private record Method(
            List<String> scopes, boolean forSockets, int perMinute, BiFunction<Arguments, String, ObjectNode> call) {}

    WebApi(
            AppInstall app,
            RateLimits limits,
            DirectoryMethods directory,
            ChatMethods chat,
            ConversationMethods conversations,
            FileMethods files,
            Views views,
            Homes homes,
            Triggers triggers,
            SocketMode socket) {
        this.app = app;
        this.limits = limits;
        plain("auth.test", 600, "", (a, base) -> DirectoryMethods.authTest(base));
        plain("users.info", 100, "users:read", (a, base) -> directory.user(a));
        plain("bots.info", 50, "users:read", (a, base) -> DirectoryMethods.bot(a));
        plain("usergroups.users.list", 20, "usergroups:read", (a, base) -> directory.group(a));
        plain("chat.postMessage", 0, "chat:write", (a, base) -> chat.postMessage(a));
        plain("chat.postEphemeral", 100, "chat:write", (a, base) -> chat.postEphemeral(a));
        plain("chat.update", 50, "chat:write", (a, base) -> chat.update(a));
        plain("chat.delete", 50, "chat:write", (a, base) -> chat.delete(a));
        plain("chat.getPermalink", 600, "", chat::permalink);
        plain("reactions.add", 50, "reactions:write", (a, base) -> conversations.react(a, true));
        plain("reactions.remove", 50, "reactions:write", (a, base) -> conversations.react(a, false));
        plain("conversations.open", 50, "im:write", (a, base) -> conversations.open(a));
        plain("conversations.info", 50, READ, (a, base) -> conversations.info(a));
        plain("conversations.list", 20, READ, (a, base) -> conversations.list(a));
        plain("conversations.join", 50, "channels:join", (a, base) -> conversations.join(a));
        plain("conversations.setTopic", 20, TOPIC, (a, base) -> conversations.setTopic(a));
        plain("conversations.history", 50, HISTORY, (a, base) -> conversations.history(a));
        plain("conversations.replies", 50, HISTORY, (a, base) -> conversations.replies(a));
        plain("files.getUploadURLExternal", 100, "files:write", files::uploadUrl);
        plain("files.completeUploadExternal", 100, "files:write", files::complete);
        plain(
                "views.open",
                100,
                "",
                (a, base) ->
                        view(views.open(triggers.exchange(a.find("trigger_id").orElse("")), a.json("view"))));
        plain("views.update", 100, "", (a, base) -> {
            Optional<String> home = a.find("view_id").flatMap(homes::owner);
            return view(
                    home.isPresent()
                            ? homes.publish(home.get(), a.find("hash"), a.json("view"))
                            : views.update(a.find("view_id"), a.find("external_id"), a.find("hash"), a.json("view")));
        });
        plain(
                "views.publish",
                100,
                "",
                (a, base) -> view(homes.publish(a.require("user_id"), a.find("hash"), a.json("view"))));
        methods.put(
                "apps.connections.open",
                new Method(
                        List.of(),
                        true,
                        60,
                        (a, base) -> ChatMethods.ok()
                                .put(
                                        "url",
                                        base.replaceFirst("^http", "ws") + "/link/?ticket=" + socket.ticket()
                                                + "&app_id=" + AppInstall.APP)));
    }

    /**
     * Carries out one call.
     *
     * @param base the address under which the caller reaches this workspace
     * @throws Refusal for every {@code ok: false}
     * @throws Throttled for HTTP 429
     */
    ObjectNode call(String name, Optional<String> token, Arguments arguments, String base) {
        Method method = methods.get(name);
        if (method == null) {
            throw new Refusal("unknown_method");
        }
        authorize(name, method, token.orElseThrow(() -> new Refusal("not_authed")));
        if (method.perMinute() > 0) {
            limits.take(name, method.perMinute(), method.perMinute());
        }
        return method.call().apply(arguments, base);
    }

    /** What {@code x-oauth-scopes} says. */
    String scopes() {
        return app.granted();
    }

    private void authorize(String name, Method method, String token) {
        boolean bot = token.equals(app.botToken());
        if (!bot && !token.equals(app.appToken())) {
            throw new Refusal("invalid_auth");
        }
        // auth.test alone takes either token: the SDK asks it for the team of both.
        if (bot == method.forSockets() && !name.equals("auth.test")) {
            throw new Refusal("not_allowed_token_type");
        }
        if (!method.scopes().isEmpty() && method.scopes().stream().noneMatch(app.scopes()::contains)) {
            throw Refusal.missingScope(String.join(",", method.scopes()), scopes());
        }
    }

    /** @param scope one, or several of which one is enough, with commas between */
    private void plain(String name, int perMinute, String scope, BiFunction<Arguments, String, ObjectNode> call) {
        methods.put(name, new Method(scope.isEmpty() ? List.of() : List.of(scope.split(",")), false, perMinute, call));
    }

    private static ObjectNode view(ObjectNode view) {
        ObjectNode answer = ChatMethods.ok();
        answer.set("view", view);
        return answer;
    }
}
