package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Somebody in the workspace, human or bot.
 *
 * @param id Slack's id, e.g. {@code URINA}
 * @param name the handle people type after {@code @}
 * @param title what the profile says they do
 * @param locale of their client, e.g. {@code ja-JP}
 */
public record Person(String id, String name, String realName, String title, String timeZone, String locale) {
    boolean isBot() {
        return id.equals(AppInstall.BOT_USER) || id.equals(People.SLACKBOT);
    }

    /** Somebody from outside, who sees some channels only. */
    boolean isGuest() {
        return id.equals(People.GUEST);
    }

    ObjectNode slack() {
        ObjectNode user = Json.object()
                .put("id", id)
                .put("team_id", AppInstall.TEAM)
                .put("name", name)
                .put("deleted", false)
                .put("real_name", realName)
                .put("tz", timeZone)
                .put("is_admin", false)
                .put("is_bot", isBot())
                .put("is_restricted", isGuest())
                .put("is_stranger", false)
                .put("is_ultra_restricted", false)
                .put("is_app_user", false);
        user.putObject("profile")
                .put("display_name", name)
                .put("real_name", realName)
                .put("title", title);
        return user;
    }
}
