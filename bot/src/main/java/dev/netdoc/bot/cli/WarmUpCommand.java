package dev.netdoc.bot.cli;

import dev.netdoc.bot.Bot;
import dev.netdoc.bot.config.LiveConfig;
import dev.netdoc.bot.slack.SlackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * Goes the way of the short commands, in each language, and of a bot's start, so that a Java that is told so can keep their
 * class data. Needs no network: what the bot calls is a port of this machine that nobody listens on.
 */
@Command(name = "warm-up", hidden = true)
final class WarmUpCommand implements Callable<Integer> {
    private static final List<String> QUESTIONS =
            List.of("Terway ENI vSwitch", "bagaimana cara cek mode Terway", "Terway のモードを確認する方法", "怎么查看 Terway 的模式");

    private static final String NOBODY = "http://127.0.0.1:9";
    private static final Map<String, String> FILES =
            Map.of("kubeconfig", """
            apiVersion: v1
            kind: Config
            current-context: none
            clusters: [{name: none, cluster: {server: '%s'}}]
            users: [{name: none, user: {token: none}}]
            contexts: [{name: none, context: {cluster: none, user: none}}]
            """.formatted(NOBODY), "netdoc.yaml", """
            clusters: [{name: none, kubeconfig: kubeconfig}]
            web: {port: 0, address: 127.0.0.1}
            """, "snapshot.yaml", """
            apiVersion: netdoc.dev/v1
            kind: Snapshot
            """);

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("netdoc-warm-up");
        try {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                Files.writeString(folder.resolve(file.getKey()), file.getValue());
            }
            startBot(folder.resolve("netdoc.yaml"));
            for (String question : QUESTIONS) {
                execute("ask", question);
                execute("ask", "--json", "--explain", question);
            }
            execute("diagnose", "--snapshot", folder.resolve("snapshot.yaml").toString());
        } finally {
            delete(folder);
        }
        return 0;
    }

    private static void startBot(Path config) throws IOException {
        var slack = new SlackSettings("xoxb-none", "xapp-none", "", URI.create(NOBODY));
        try (Bot bot = Bot.start(LiveConfig.of(config), slack, Map.of())) {
            for (String page : List.of("/livez", "/metrics")) {
                URI.create("http://127.0.0.1:" + bot.port().orElseThrow() + page)
                        .toURL()
                        .openStream()
                        .close();
            }
        }
    }

    private static void execute(String... command) {
        Main.commandLine()
                .setOut(new PrintWriter(Writer.nullWriter()))
                .setErr(new PrintWriter(Writer.nullWriter()))
                .execute(command);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
