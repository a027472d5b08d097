package dev.netdoc.bot.slack;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.response.usergroups.users.UsergroupsUsersListResponse;
import com.slack.api.methods.response.users.UsersInfoResponse;
import com.slack.api.model.User;
import dev.netdoc.bot.approval.Members;
import dev.netdoc.bot.approval.Person;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is who, by {@code users.info} and {@code usergroups.users.list}; needs {@code users:read} and
 * {@code usergroups:read}. Somebody waits for the answer, so there is one more attempt at most. Thread-safe.
 */
final class SlackMembers implements Members {
    private static final Logger LOG = LoggerFactory.getLogger(SlackMembers.class);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final MethodsClient client;
    private final Patience patience;

    SlackMembers(MethodsClient client, Patience patience) {
        this.client = client;
        this.patience = patience;
    }

    @Override
    public Found<Standing> standing(Person person) {
        return found(
                "users.info of " + person.user(),
                () -> client.usersInfo(r -> r.user(person.user())),
                (UsersInfoResponse response) -> {
                    User user = response.getUser();
                    return user == null || !person.user().equals(user.getId()) ? null : standing(user, person.team());
                });
    }

    static Standing standing(User user, String team) {
        if (user.isStranger() || !team.equals(user.getTeamId())) {
            return Standing.OTHER_WORKSPACE;
        }
        if (user.isDeleted() || user.isBot()) {
            return Standing.INACTIVE;
        }
        return user.isRestricted() || user.isUltraRestricted() ? Standing.GUEST : Standing.FULL;
    }

    @Override
    public Found<Set<String>> group(String id) {
        // Without the disabled ones: Slack then does not know such a group.
        return found(
                "usergroups.users.list of " + id,
                () -> client.usergroupsUsersList(r -> r.usergroup(id).includeDisabled(false)),
                (UsergroupsUsersListResponse response) -> {
                    List<String> users = response.getUsers();
                    return users == null ? null : Set.copyOf(users);
                });
    }

    private <T, R extends SlackApiTextResponse> Found<T> found(
            String question, Attempt.Call<R> call, Function<R, @Nullable T> read) {
        Found<T> found = switch (again(Attempt.of(call), call)) {
            case Attempt.Answered<R>(R response) -> {
                T value = read.apply(response);
                yield value == null
                        ? new Found.Unknown<>(question + ": the answer does not say")
                        : new Found.Known<>(value);
            }
            case Attempt.Later<R>(Duration after) ->
                new Found.Unknown<>(question + ": Slack asks to wait " + after.toSeconds() + " s; try again then");
            case Attempt.Unsure<R>(String why) ->
                new Found.Unknown<>(question + ": no answer (" + why + "); try again");
            case Attempt.Refused<R>(String error, String detail) ->
                new Found.Unknown<>(question + ": " + hint(error, detail));
        };
        if (found instanceof Found.Unknown<T>(String why)) {
            LOG.warn("nobody may decide on the strength of {}", why);
        }
        return found;
    }

    private <R extends SlackApiTextResponse> Attempt<R> again(Attempt<R> first, Attempt.Call<R> call) {
        return switch (first) {
            case Attempt.Answered<R> answered -> answered;
            case Attempt.Refused<R> refused -> refused;
            case Attempt.Later<R>(Duration after) -> {
                if (after.compareTo(LONGEST) > 0) {
                    yield first;
                }
                patience.pause(after);
                yield Attempt.of(call);
            }
            case Attempt.Unsure<R> unsure -> {
                patience.pause(BETWEEN);
                yield Attempt.of(call);
            }
        };
    }

    static String hint(String error, String detail) {
        return switch (error) {
            case "no_such_subteam" -> error + "; there is no such user group, or it is disabled";
            case "plan_upgrade_required" -> error + "; this workspace has no user groups, list user ids";
            case "user_not_found", "user_not_visible" -> error + "; Slack does not know this user here";
            case "missing_scope" ->
                error + "; add the scope " + (detail.isEmpty() ? "that it needs" : detail)
                        + " to the Slack app and install it again";
            default -> error;
        };
    }
}
