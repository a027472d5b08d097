package dev.netdoc.bot.cli;

import dev.netdoc.bot.Bot;
import dev.netdoc.bot.config.LiveConfig;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.config.Secrets;
import dev.netdoc.bot.slack.SlackSettings;
import dev.netdoc.bot.web.WebhookSecret;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs the bot until it is stopped.",
        footer = {
            "",
            "Environment: SLACK_BOT_TOKEN (xoxb-...), SLACK_APP_TOKEN (xapp-..., with connections:write),",
            "SLACK_SIGNING_SECRET (instead of the app token: Slack then calls POST /slack/events on web.port),",
            "NETDOC_ALERTMANAGER_TOKEN or NETDOC_ALERTMANAGER_KEY (for alertmanager:),",
            "SLACK_API_URL (only for a workspace other than Slack itself), NETDOC_STORE_USER and NETDOC_STORE_PASSWORD",
            "(only for a store on PostgreSQL). Each secret may stand in a file instead, named by the variable with _FILE at its",
            "end: SLACK_BOT_TOKEN_FILE=/run/secrets/bot-token.",
            "",
            "Examples:",
            "  SLACK_BOT_TOKEN=xoxb-... SLACK_APP_TOKEN=xapp-... netdoc run",
            "  netdoc run -c /etc/netdoc/netdoc.yaml"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            defaultValue = "netdoc.yaml",
            description = "The configuration (default: ./netdoc.yaml).")
    private Path config;

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    RunCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> environment = Secrets.of(System.getenv());
        LiveConfig live = LiveConfig.of(config);
        NetdocConfig settings = live.get();
        SlackSettings slack = slack(environment);
        checkWeb(settings, slack, environment);
        PrintWriter err = spec.commandLine().getErr();
        Bot bot = Bot.start(live, slack, environment);
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("netdoc-stop").unstarted(() -> {
                    bot.close();
                    stopped.countDown();
                }));
        boolean told = false;
        while (!stopped.await(200, TimeUnit.MILLISECONDS)) {
            Optional<String> refusal = bot.refusal();
            if (refusal.isPresent()) {
                throw UserError.outside("Slack refuses this bot: " + refusal.get());
            }
            if (!told && bot.connected()) {
                told = true;
                err.println("netdoc: connected to Slack; mention it in a channel or write to it. Ctrl-C stops it.");
            }
        }
        return 0;
    }

    private void checkWeb(NetdocConfig settings, SlackSettings slack, Map<String, String> environment) {
        boolean http = slack.http();
        if (settings.web().port().isEmpty() && (http || settings.alertmanager().isPresent())) {
            throw UserError.wrongUse(
                    config + " must set web.port: " + (http ? "Slack" : "Alertmanager") + " calls netdoc over HTTP");
        }
        if (settings.alertmanager().isPresent()) {
            try {
                WebhookSecret.of(environment);
            } catch (IllegalArgumentException e) {
                throw UserError.wrongUse(String.valueOf(e.getMessage()));
            }
        }
    }

    private static SlackSettings slack(Map<String, String> environment) {
        try {
            return SlackSettings.of(environment);
        } catch (IllegalArgumentException e) {
            throw UserError.wrongUse(String.valueOf(e.getMessage()));
        }
    }
}
