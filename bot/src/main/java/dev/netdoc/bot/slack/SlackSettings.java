package dev.netdoc.bot.slack;

import java.net.URI;

/**
 * How to reach Slack.
 *
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…} with {@code connections:write}, for Socket Mode; blank in HTTP mode
 * @param signingSecret what Slack signs its calls with, for HTTP mode; blank in Socket Mode
 * @param apiUrl prefix of the Web API; {@link #SLACK} unless it is a workspace of one's own
 */
public record SlackSettings(String botToken, String appToken, String signingSecret, URI apiUrl) {
    public static final URI SLACK = URI.create("https://slack.com/api/");

    /** @throws IllegalArgumentException if a token is of the wrong kind; the message does not contain it */
    public SlackSettings {
        if (!botToken.startsWith("xoxb-")) {
            throw new IllegalArgumentException("the bot token must begin with xoxb-; copy it from OAuth & Permissions");
        }
        if (signingSecret.isBlank() && !appToken.startsWith("xapp-")) {
            throw new IllegalArgumentException(
                    "the app token must begin with xapp-; make one with connections:write under Basic Information");
        }
        if (!apiUrl.toString().endsWith("/")) {
            apiUrl = URI.create(apiUrl + "/");
        }
    }

    /** Socket Mode. */
    public SlackSettings(String botToken, String appToken, URI apiUrl) {
        this(botToken, appToken, "", apiUrl);
    }

    /** Without the tokens: settings are logged. */
    @Override
    public String toString() {
        return "SlackSettings[apiUrl=" + apiUrl + "]";
    }
}
