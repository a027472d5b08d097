package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Reply;
import dev.netdoc.bot.conversation.Telling;
import java.util.List;

/**
 * What a bulletin is to say now.
 *
 * @param told the findings that its readers know of once it is shown
 * @param notices what they must be notified of, to stand below it; left out with the first drawing, which notifies by itself
 * @param over whether what it tells of is over, so that it is not drawn again
 */
public record Draft(Telling telling, List<Told> told, List<Notice> notices, boolean over) {
    public Draft {
        told = List.copyOf(told);
        notices = List.copyOf(notices);
    }

    /** @param job the same job is said once below a bulletin */
    public record Notice(String job, Reply reply) {}
}
