package dev.netdoc.bot.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.netdoc.bot.approval.Members.Found;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.slack.SlackProbe;
import dev.netdoc.bot.slack.SlackSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Tokens, scopes, channels and approvers. */
final class SlackChecks {
    private static final String AREA = "slack";
    private static final String SECRET_FORM = "[0-9a-f]{32}";

    private final NetdocConfig config;
    private final Map<String, String> environment;

    SlackChecks(NetdocConfig config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
    }

    void run(Consumer<Check> each) {
        SlackSettings settings;
        try {
            settings = SlackSettings.of(environment);
        } catch (IllegalArgumentException e) {
            each.accept(Check.broken(
                    AREA,
                    "tokens",
                    String.valueOf(e.getMessage()),
                    "make the app from deploy/slack/manifest.yaml, install it, and copy its tokens"));
            return;
        }
        try (var probe = new SlackProbe(settings)) {
            switch (probe.self()) {
                case Found.Known<SlackProbe.Self>(SlackProbe.Self self) -> {
                    each.accept(Check.well(AREA, "bot token", self.user() + " in " + self.team()));
                    scopes(self.scopes(), each);
                    channels(probe, each);
                    new PeopleChecks(config, probe, self.teamId()).run(each);
                }
                case Found.Unknown<SlackProbe.Self>(String why) -> {
                    each.accept(Check.broken(AREA, "bot token", why, tokenRemedy(why)));
                    each.accept(Check.leftOut(
                            AREA, "scopes, channels, approvers", "nothing can be asked without the bot token"));
                }
            }
            entrance(settings, probe, each);
        }
    }

    private static String tokenRemedy(String why) {
        return why.contains("no answer")
                ? "check that this machine reaches https://slack.com, and HTTPS_PROXY"
                : "copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions into SLACK_BOT_TOKEN";
    }

    private void entrance(SlackSettings settings, SlackProbe probe, Consumer<Check> each) {
        if (!settings.http()) {
            each.accept(
                    switch (probe.socket()) {
                        case Found.Known<Boolean> opens -> Check.well(AREA, "app token", "a socket may be opened");
                        case Found.Unknown<Boolean>(String why) ->
                            Check.broken(
                                    AREA,
                                    "app token",
                                    why,
                                    "make an app-level token with connections:write under Basic Information, turn Socket"
                                            + " Mode on, and set SLACK_APP_TOKEN");
                    });
            return;
        }
        if (config.web().port().isEmpty()) {
            each.accept(Check.broken(
                    AREA, "signing secret", "Slack is to call netdoc, which listens nowhere", "set web.port"));
        } else if (settings.signingSecret().matches(SECRET_FORM)) {
            each.accept(
                    Check.well(AREA, "signing secret", "it has the form of one; whether it fits, Slack's calls show"));
        } else {
            each.accept(Check.warning(
                    AREA,
                    "signing secret",
                    "it does not look like one",
                    "copy the Signing Secret from Basic Information into SLACK_SIGNING_SECRET"));
        }
    }

    private static void scopes(Set<String> granted, Consumer<Check> each) {
        Set<String> missing = new TreeSet<>(wanted());
        missing.removeAll(granted);
        if (granted.isEmpty()) {
            each.accept(Check.leftOut(AREA, "scopes", "Slack does not say which the token has"));
        } else if (missing.isEmpty()) {
            each.accept(Check.well(AREA, "scopes", "all " + wanted().size() + " of the manifest"));
        } else {
            each.accept(Check.broken(
                    AREA,
                    "scopes",
                    "missing: " + String.join(", ", missing),
                    "add them under OAuth & Permissions and install the app again"));
        }
    }

    /** {@return the scopes of the manifest that people install the app from} */
    static Set<String> wanted() {
        try (InputStream in = Objects.requireNonNull(SlackProbe.class.getResourceAsStream("manifest.yaml"))) {
            JsonNode manifest = new YAMLMapper().readTree(in);
            Set<String> scopes = new TreeSet<>();
            manifest.at("/oauth_config/scopes/bot").forEach(scope -> scopes.add(scope.asText()));
            return scopes;
        } catch (IOException e) {
            throw new UncheckedIOException("the manifest that is built in cannot be read", e);
        }
    }

    private void channels(SlackProbe probe, Consumer<Check> each) {
        Map<String, String> wanted = channelsByKey();
        if (wanted.isEmpty()) {
            return;
        }
        switch (probe.channels()) {
            case Found.Unknown<List<SlackProbe.Channel>>(String why) ->
                each.accept(Check.broken(
                        AREA,
                        "channels",
                        why,
                        "add the scopes channels:read and groups:read and install the app again"));
            case Found.Known<List<SlackProbe.Channel>>(List<SlackProbe.Channel> all) ->
                wanted.forEach((key, channel) -> each.accept(channel(key, channel, all)));
        }
    }

    private static Check channel(String key, String channel, List<SlackProbe.Channel> all) {
        String name = channel.replaceFirst("^#", "");
        return all.stream()
                .filter(known -> known.id().equals(name) || known.name().equals(name))
                .findFirst()
                .map(known -> known.member()
                        ? Check.well(AREA, key, "netdoc is in #" + known.name())
                        : Check.broken(
                                AREA,
                                key,
                                "netdoc is not in #" + known.name(),
                                "say /invite @netdoc in #" + known.name()))
                .orElseGet(() -> Check.broken(
                        AREA,
                        key,
                        "there is no channel " + channel + " that netdoc can see",
                        "check the spelling; say /invite @netdoc there if it is private"));
    }

    private Map<String, String> channelsByKey() {
        Map<String, String> wanted = new TreeMap<>();
        config.channels().keySet().forEach(channel -> wanted.put("channels." + channel, channel));
        config.clusters()
                .forEach(cluster -> cluster.findings()
                        .ifPresent(its -> wanted.put(cluster.name() + " findings.channel", its.channel())));
        config.alertmanager().ifPresent(its -> wanted.put("alertmanager.channel", its.channel()));
        config.knowledge().digest().ifPresent(its -> wanted.put("knowledge.digest.channel", its.channel()));
        return wanted;
    }
}
