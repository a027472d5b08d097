package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Somebody in the workspace, human or bot.
 *
 * @param id Slack's id, e.g. {@code URINA}
 * @param name the handle people type after {@code @}
 * @param title what the profile says they do
 */
public record Person(String id, String name, String realName, String title, String timeZone) {
    boolean isBot() {
        return List.of(AppInstall.BOT_USER, People.ALERTS, People.SLACKBOT).contains(id);
    }

    /** As {@code users.info} shows them. */
    ObjectNode slack(Directory.Standing standing) {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", standing.team())
                .put("name", name)
                .put("deleted", standing.deactivated())
                .put("real_name", realName)
                .put("tz", timeZone)
                .put("is_admin", false)
                .put("is_bot", isBot())
                .put("is_restricted", standing.guest())
                .put("is_stranger", standing.stranger())
                .put("is_ultra_restricted", false)
                .put("is_app_user", false);
        user.putObject("profile")
                .put("display_name", name)
                .put("real_name", realName)
                .put("title", title);
        return user;
    }
}
