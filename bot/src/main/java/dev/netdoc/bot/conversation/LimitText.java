package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Limits.Limit;
import java.time.Instant;

/** Why an installation does not offer a fix, as the end of a sentence. */
final class LimitText {
    private LimitText() {}

    static String of(Limit limit, Words words) {
        return switch (limit) {
            case Limit.Protected(String namespace) -> words.plain("limit.protected", "namespace", namespace);
            case Limit.DayIsFull(int perDay, Instant next) ->
                words.plain("limit.day.full", "count", perDay, "time", Markdown.plainTime(next));
            case Limit.ApproverMayNot(String user, String why) ->
                words.plain("limit.approver.may.not", "user", user, "reason", why);
        };
    }
}
