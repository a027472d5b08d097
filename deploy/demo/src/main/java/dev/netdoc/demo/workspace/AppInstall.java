package dev.netdoc.demo.workspace;

import java.util.Set;

/**
 * The one app installed in the workspace.
 *
 * @param botToken what the Web API is called with, {@code xoxb-…}
 * @param appToken what a socket is opened with, {@code xapp-…}
 * @param scopes what the bot token may do
 * @param events the bot events it is subscribed to, e.g. {@code message.im}
 */
public record AppInstall(String botToken, String appToken, Set<String> scopes, Set<String> events) {
    static final String TEAM = "T0ACME";
    static final String TEAM_NAME = "Acme Platform";
    static final String DOMAIN = "acme-platform";
    static final String APP = "A0NETDOC";
    static final String BOT = "B0NETDOC";
    static final String BOT_USER = "UNETDOC";

    public AppInstall {
        scopes = Set.copyOf(scopes);
        events = Set.copyOf(events);
    }

    /** As the project's app manifest installs it. The tokens open nothing but this workspace. */
    public static AppInstall netdoc() {
        return new AppInstall(
                "xoxb-demo-netdoc",
                "xapp-demo-netdoc",
                Set.of(
                        "app_mentions:read",
                        "channels:history",
                        "channels:join",
                        "channels:read",
                        "chat:write",
                        "commands",
                        "files:write",
                        "groups:history",
                        "groups:read",
                        "im:history",
                        "im:read",
                        "im:write",
                        "reactions:write",
                        "usergroups:read",
                        "users:read"),
                Set.of(
                        "app_mention",
                        "message.im",
                        "channel_created",
                        "channel_archive",
                        "channel_unarchive",
                        "channel_rename",
                        "member_joined_channel"));
    }

    /** Subscribed to other events. */
    public AppInstall withEvents(Set<String> others) {
        return new AppInstall(botToken, appToken, scopes, others);
    }
}
