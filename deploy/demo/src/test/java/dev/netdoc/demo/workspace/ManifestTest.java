package dev.netdoc.demo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.slack.api.methods.MethodsClient;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The app manifest that people install asks for what the bot uses, and for nothing else. */
class ManifestTest {
    private static final Path FILE =
            Path.of(System.getProperty("netdoc.root", "../..")).resolve("deploy/slack/manifest.yaml");

    private final JsonNode manifest = read();
    private final AppInstall app = AppInstall.netdoc();

    private static JsonNode read() {
        try {
            return new YAMLMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theDemosAppIsInstalledFromIt() {
        assertThat(texts(manifest.at("/oauth_config/scopes/bot"))).isEqualTo(new TreeSet<>(app.scopes()));
        assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events")))
                .isEqualTo(new TreeSet<>(app.events()));
        JsonNode command = manifest.at("/features/slash_commands/0");
        assertThat(app.commands()).singleElement().satisfies(c -> {
            assertThat(command.path("command").asText()).isEqualTo(c.name());
            assertThat(command.path("usage_hint").asText()).isEqualTo(c.usage());
        });
        JsonNode shortcut = manifest.at("/features/shortcuts/0");
        assertThat(app.shortcuts()).singleElement().satisfies(s -> {
            assertThat(shortcut.path("callback_id").asText()).isEqualTo(s.callbackId());
            assertThat(shortcut.path("name").asText()).isEqualTo(s.name());
        });
    }

    /** What the bot's code calls, as Slack names it. */
    private static Set<String> called() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.netdoc.bot.slack").stream()
                        .flatMap(c -> c.getMethodCallsFromSelf().stream())
                        .map(JavaCall::getTarget)
                        .filter(target -> target.getOwner().isEquivalentTo(MethodsClient.class))
                        .map(target -> Methods.named(target.getName()))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyScopeIsNeededAndNoneIsMissing() {
        Set<String> called = called();
        assertThat(called).contains("chat.postMessage", "conversations.join", "users.info");
        // Each method of conversations needs the scope of the kind of channel that it is used on.
        Stream<String> methods = called.stream().flatMap(method -> Methods.scopes(method).stream());
        Stream<String> events = app.events().stream().flatMap(event -> Methods.scopesOfEvent(event).stream());
        Set<String> needed = Stream.concat(Stream.concat(methods, events), Stream.of("commands"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(texts(manifest.at("/oauth_config/scopes/bot"))).isEqualTo(needed);
    }

    /** Slack's own table, as far as the bot goes. */
    private static final class Methods {
        static String named(String java) {
            String name = java.replaceFirst("([a-z]+)([A-Z])", "$1.$2");
            return name.substring(0, name.indexOf('.') + 1)
                    + Character.toLowerCase(name.charAt(name.indexOf('.') + 1))
                    + name.substring(name.indexOf('.') + 2);
        }

        static Set<String> scopes(String method) {
            return switch (method) {
                case "chat.postMessage", "chat.update", "chat.postEphemeral", "chat.delete" -> Set.of("chat:write");
                case "conversations.info", "conversations.list" -> Set.of("channels:read", "groups:read", "im:read");
                case "conversations.history", "conversations.replies" ->
                    Set.of("channels:history", "groups:history", "im:history");
                case "conversations.join" -> Set.of("channels:join");
                case "conversations.open" -> Set.of("im:write");
                case "reactions.add" -> Set.of("reactions:write");
                case "users.info" -> Set.of("users:read");
                case "usergroups.usersList", "usergroups.users.list" -> Set.of("usergroups:read");
                case "files.uploadV2" -> Set.of("files:write");
                case "auth.test",
                        "apps.connectionsOpen",
                        "views.open",
                        "views.update",
                        "views.publish",
                        "chat.getPermalink" -> Set.of();
                default -> throw new AssertionError("what scope does " + method + " need?");
            };
        }

        static Set<String> scopesOfEvent(String event) {
            return switch (event) {
                case "app_home_opened" -> Set.of();
                case "app_mention" -> Set.of("app_mentions:read");
                case "message.im" -> Set.of("im:history");
                case "channel_created", "channel_rename", "channel_archive", "channel_left" -> Set.of("channels:read");
                case "group_left" -> Set.of("groups:read");
                case "member_joined_channel" -> Set.of("channels:read", "groups:read");
                default -> throw new AssertionError("what scope does " + event + " need?");
            };
        }
    }
}
