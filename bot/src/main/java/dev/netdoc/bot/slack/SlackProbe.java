package dev.netdoc.bot.slack;

import com.slack.api.Slack;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.ConversationType;
import dev.netdoc.bot.approval.Members.Found;
import dev.netdoc.bot.approval.Members.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Slack what an operator wants to know before the bot runs. Says nothing to anybody. Blocks. */
public final class SlackProbe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackProbe.class);
    private static final String SCOPES = "x-oauth-scopes";
    private static final int PAGE = 999;
    private static final int PAGES = 20;

    private final Slack slack;
    private final SlackSettings settings;
    private final MethodsClient client;

    public SlackProbe(SlackSettings settings) {
        this.slack = SlackApp.slack(SlackApp.config(settings), SlackCalls.UNHEARD);
        this.settings = settings;
        this.client = slack.methods(settings.botToken());
    }

    /**
     * Whom the bot token belongs to.
     *
     * @param teamId its workspace, {@code T…}
     * @param scopes what it may do; empty where Slack does not say
     */
    public record Self(String user, String team, String teamId, Set<String> scopes) {}

    /**
     * A channel that the bot may know of.
     *
     * @param member whether the bot is in it
     */
    public record Channel(String id, String name, boolean member) {}

    /** Asks {@code auth.test}. */
    public Found<Self> self() {
        return found("auth.test", () -> client.authTest(r -> r), response -> {
            var headers = Optional.ofNullable(response.getHttpResponseHeaders());
            Set<String> scopes = headers.map(all -> all.getOrDefault(SCOPES, List.of())).orElse(List.of()).stream()
                    .flatMap(line -> Stream.of(line.split(",")))
                    .map(String::strip)
                    .filter(scope -> !scope.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
            return new Self(response.getUser(), response.getTeam(), response.getTeamId(), scopes);
        });
    }

    /** Asks whether a socket could be opened with the app token, by {@code apps.connections.open}; opens none. */
    public Found<Boolean> socket() {
        return found(
                "apps.connections.open",
                () -> client.appsConnectionsOpen(r -> r.token(settings.appToken())),
                response -> true);
    }

    /** Lists the channels that are not archived: public ones, and private ones that the bot is in. */
    public Found<List<Channel>> channels() {
        List<Channel> all = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < PAGES; page++) {
            String from = cursor;
            Found<String> next = found(
                    "conversations.list",
                    () -> client.conversationsList(
                            r -> r.types(List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL))
                                    .excludeArchived(true)
                                    .limit(PAGE)
                                    .cursor(from)),
                    (ConversationsListResponse response) -> {
                        response.getChannels()
                                .forEach(it -> all.add(new Channel(it.getId(), it.getName(), it.isMember())));
                        var metadata = response.getResponseMetadata();
                        return metadata == null || metadata.getNextCursor() == null ? "" : metadata.getNextCursor();
                    });
            switch (next) {
                case Found.Unknown<String>(String why) -> {
                    return new Found.Unknown<>(why);
                }
                case Found.Known<String>(String following) -> cursor = following;
            }
            if (cursor.isEmpty()) {
                break;
            }
        }
        return new Found.Known<>(List.copyOf(all));
    }

    /** {@return how many users a user group has} */
    public Found<Integer> group(String id) {
        return found(
                "usergroups.users.list of " + id,
                () -> client.usergroupsUsersList(r -> r.usergroup(id).includeDisabled(false)),
                response ->
                        response.getUsers() == null ? null : response.getUsers().size());
    }

    /** @param team the bot's workspace */
    public Found<Standing> standing(String user, String team) {
        return found(
                "users.info of " + user,
                () -> client.usersInfo(r -> r.user(user)),
                response -> response.getUser() == null ? null : SlackMembers.standing(response.getUser(), team));
    }

    private static <T, R extends SlackApiTextResponse> Found<T> found(
            String question, Attempt.Call<R> call, Function<R, @Nullable T> read) {
        Attempt<R> attempt = Attempt.of(call);
        if (attempt instanceof Attempt.Later<R>(Duration after)) {
            try {
                Thread.sleep(after);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            attempt = Attempt.of(call);
        }
        return switch (attempt) {
            case Attempt.Answered<R>(R response) -> {
                T value = read.apply(response);
                yield value == null
                        ? new Found.Unknown<>(question + ": the answer does not say")
                        : new Found.Known<>(value);
            }
            case Attempt.Later<R>(Duration after) -> new Found.Unknown<>(question + ": Slack asks to wait");
            case Attempt.Unsure<R>(String why) -> new Found.Unknown<>(question + ": no answer (" + why + ")");
            case Attempt.Refused<R>(String error, String detail) ->
                new Found.Unknown<>(question + ": " + SlackMembers.hint(error, detail));
        };
    }

    @Override
    public void close() {
        try {
            slack.close();
        } catch (Exception e) {
            LOG.debug("closing the Slack client", e);
        }
    }
}
