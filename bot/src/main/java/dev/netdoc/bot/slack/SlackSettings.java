package dev.netdoc.bot.slack;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How to reach Slack.
 *
 * @param botToken {@code xoxb-…}
 * @param appToken {@code xapp-…} with {@code connections:write}, for Socket Mode; blank in HTTP mode
 * @param signingSecret what Slack signs its calls with, for HTTP mode; blank in Socket Mode
 * @param apiUrl prefix of the Web API; {@link #SLACK} unless it is a workspace of one's own
 */
public record SlackSettings(String botToken, String appToken, String signingSecret, URI apiUrl) {
    private static final String BOT_TOKEN = "SLACK_BOT_TOKEN";
    private static final String APP_TOKEN = "SLACK_APP_TOKEN";
    private static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";
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

    /**
     * As the environment says; a signing secret chooses HTTP mode.
     *
     * @throws IllegalArgumentException if a token is missing or of the wrong kind; the message does not contain it
     */
    public static SlackSettings of(Map<String, String> environment) {
        String secret = environment.getOrDefault(SIGNING_SECRET, "").strip();
        List<String> missing = Stream.of(BOT_TOKEN, secret.isEmpty() ? APP_TOKEN : SIGNING_SECRET)
                .filter(name -> environment.getOrDefault(name, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(String.join(" and ", missing)
                    + " must be set in the environment; README.md says where Slack shows the tokens");
        }
        String api = environment.getOrDefault("SLACK_API_URL", "").strip();
        return new SlackSettings(
                environment.getOrDefault(BOT_TOKEN, "").strip(),
                environment.getOrDefault(APP_TOKEN, "").strip(),
                secret,
                api.isEmpty() ? SLACK : URI.create(api));
    }

    /** Whether Slack calls netdoc, rather than netdoc opening a socket. */
    public boolean http() {
        return !signingSecret.isBlank();
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
