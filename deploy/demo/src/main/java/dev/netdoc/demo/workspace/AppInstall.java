package dev.netdoc.demo.workspace;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

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
    static final List<Command> COMMANDS = List.of(new Command(
            "/netdoc", "[ask|mode|diagnose|why|fixes|status|help]", "Networks of your clusters: ask, look, mend"));
    static final List<Shortcut> SHORTCUTS = List.of(new Shortcut("diagnose_message", "Diagnose this"));

    /**
     * A slash command.
     *
     * @param name with its slash
     * @param usage what may follow
     */
    record Command(String name, String usage, String description) {}

    /** A shortcut in the menu of every message. */
    record Shortcut(String callbackId, String name) {}

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
                        "reactions:write",
                        "usergroups:read",
                        "users:read"),
                Set.of(
                        "app_home_opened",
                        "app_mention",
                        "message.im",
                        "channel_created",
                        "channel_archive",
                        "channel_left",
                        "channel_rename",
                        "group_left",
                        "member_joined_channel"));
    }

    /** The commands that people can type; none without the scope. */
    List<Command> commands() {
        return scopes.contains("commands") ? COMMANDS : List.of();
    }

    /** The shortcuts that people see; none without the scope. */
    List<Shortcut> shortcuts() {
        return scopes.contains("commands") ? SHORTCUTS : List.of();
    }

    /** Whether the app hears of an event: it must be subscribed to it and have the scope for such a channel. */
    boolean hears(String subscription, Channel channel) {
        String scope = switch (subscription) {
            case "app_home_opened" -> "";
            case "app_mention" -> "app_mentions:read";
            default -> channel.family() + (subscription.startsWith("message.") ? ":history" : ":read");
        };
        return events.contains(subscription) && (scope.isEmpty() || scopes.contains(scope));
    }

    /** The scopes as answers name them. */
    String granted() {
        return String.join(",", new TreeSet<>(scopes));
    }

    /** Subscribed to other events. */
    public AppInstall withEvents(Set<String> others) {
        return new AppInstall(botToken, appToken, scopes, others);
    }
}
