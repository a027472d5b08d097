package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Situation;
import java.util.List;

/** Says what a bulletin of one kind is to say. */
@FunctionalInterface
public interface Drafter {

    /** @param situations of the clusters that it tells of, in the order of the configuration */
    Draft draft(Bulletin bulletin, List<Situation> situations);
}
