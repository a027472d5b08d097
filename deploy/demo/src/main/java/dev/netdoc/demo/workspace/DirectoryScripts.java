package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.netdoc.demo.workspace.Directory.Standing;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/**
 * The addresses under {@code /demo/} for what an administrator does with people; forgotten when the workspace ends.
 *
 * <ul>
 *   <li>{@code POST people {who, guest?, deactivated?, stranger?, locale?}}: what is not named stays
 *   <li>{@code POST groups {group?, members}}: who is in a user group, the approvers by default
 * </ul>
 */
final class DirectoryScripts {
    private final Directory directory;
    private final LivePages pages;

    DirectoryScripts(Directory directory, LivePages pages) {
        this.directory = directory;
        this.pages = pages;
    }

    void route(RoutesConfig routes) {
        routes.post("/demo/people", ctx -> people(ctx, Scripts.body(ctx)));
        routes.post("/demo/groups", ctx -> groups(ctx, Scripts.body(ctx)));
    }

    private void people(Context ctx, JsonNode body) {
        String who = id(body.path("who"));
        Standing now = directory.standing(who);
        directory.put(
                who,
                new Standing(
                        body.path("guest").asBoolean(now.guest()),
                        body.path("deactivated").asBoolean(now.deactivated()),
                        body.path("stranger").asBoolean(now.stranger()),
                        body.path("locale").asText(now.locale())));
        done(ctx);
    }

    private void groups(Context ctx, JsonNode body) {
        List<String> members =
                body.path("members").valueStream().map(DirectoryScripts::id).toList();
        directory.put(body.path("group").asText(People.APPROVERS_GROUP), members);
        done(ctx);
    }

    private void done(Context ctx) {
        pages.people();
        AppScripts.done(ctx);
    }

    private static String id(JsonNode name) {
        return People.find(name.asText())
                .map(Person::id)
                .orElseThrow(() -> BadRequest.notFound("there is nobody called \"" + name.asText() + "\""));
    }
}
