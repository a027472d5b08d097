package dev.netdoc.demo.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What people type behind a slash: told to the app, and what it answers at once is shown. */
final class Commands {
    private static final Pattern PERSON = Pattern.compile("<@(\\w+)>");
    private final AppInstall app;
    private final Conversations conversations;
    private final SocketMode socket;
    private final Triggers triggers;
    private final ResponseUrls responseUrls;
    private final ChatMethods chat;
    private final InstantSource clock;

    Commands(
            AppInstall app,
            Conversations conversations,
            SocketMode socket,
            Triggers triggers,
            ResponseUrls responseUrls,
            ChatMethods chat,
            InstantSource clock) {
        this.app = app;
        this.conversations = conversations;
        this.socket = socket;
        this.triggers = triggers;
        this.responseUrls = responseUrls;
        this.chat = chat;
        this.clock = clock;
    }

    /** Whether Slack's client takes a text for a command. */
    static boolean isCommand(String typed) {
        return typed.strip().startsWith("/");
    }

    /**
     * Runs a command and waits until the app has acknowledged it. What goes wrong is told to the person in the channel
     * as well.
     *
     * @param thread whether it was typed in a thread, where Slack takes no commands
     * @param base the address of this workspace, for the {@code response_url}
     */
    void run(Person person, Channel channel, String typed, boolean thread, String base) {
        String[] words = typed.strip().split("\\s+", 2);
        String name = words[0];
        boolean known =
                app.commands().stream().anyMatch(command -> command.name().equals(name));
        if (!known) {
            String notice = "`" + name + "` is not a valid command. Messages that start with “/” are commands; to send"
                    + " one as it is, put a space before the slash.";
            tell(person, channel, TypedText.escape(notice));
            throw new BadRequest(notice);
        }
        if (!channel.visibleTo(person.id()) || channel.archived()) {
            throw new BadRequest(person.name() + " cannot write in this channel");
        }
        if (thread) {
            throw new BadRequest(name + " is not supported in threads. Sorry!");
        }
        ObjectNode payload = Json.object()
                .put("token", "fixed-value")
                .put("team_id", AppInstall.TEAM)
                .put("team_domain", AppInstall.DOMAIN)
                .put("channel_id", channel.id())
                .put("channel_name", channel.shownName())
                .put("user_id", person.id())
                .put("user_name", person.name())
                .put("command", name)
                .put("text", escaped(words.length > 1 ? words[1] : ""))
                .put("api_app_id", AppInstall.APP)
                .put("is_enterprise_install", "false")
                .put("response_url", responseUrls.issue(base, channel.id(), Optional.empty(), person.id()))
                .put("trigger_id", triggers.issue(person.id()));
        show(person, channel, name, answer(person, channel, name, payload));
    }

    private JsonNode answer(Person person, Channel channel, String name, ObjectNode payload) {
        boolean connected = socket.connected();
        try {
            return socket.ask("slash_commands", payload, true).join();
        } catch (CompletionException e) {
            throw BadRequest.unanswered(
                    failed(person, channel, name, connected ? "operation_timeout" : "dispatch_failed"));
        }
    }

    private void show(Person person, Channel channel, String name, JsonNode answer) {
        if (!answer.path("text").isTextual() && !answer.has("blocks")) {
            return;
        }
        try {
            chat.respond(
                    new ResponseUrls.Grant(channel.id(), Optional.empty(), person.id(), clock.instant(), 0), answer);
        } catch (Refusal e) {
            throw new BadRequest(failed(person, channel, name, e.error()));
        }
    }

    private String failed(Person person, Channel channel, String name, String error) {
        String notice = name + " failed with the error \"" + error + "\"";
        tell(person, channel, notice);
        return notice;
    }

    private void tell(Person person, Channel channel, String text) {
        conversations.post(
                channel.id(),
                new Conversations.Draft(
                        Optional.empty(),
                        People.SLACKBOT,
                        Content.text(text),
                        Optional.of(person.id()),
                        Message.Marks.NONE));
    }

    /** As the manifest's {@code should_escape} asks: people and channels by id, with their names. */
    private String escaped(String typed) {
        String text = TypedText.read(typed, conversations::find).text();
        return PERSON.matcher(text).replaceAll(Commands::named);
    }

    private static String named(MatchResult person) {
        return "<@" + person.group(1) + "|" + People.name(person.group(1)) + ">";
    }
}
