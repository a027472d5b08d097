package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Person;
import dev.netdoc.knowledge.Language;
import java.util.Optional;

/**
 * What somebody wrote to netdoc.
 *
 * @param text plain text without the surface's own marks; blank and very long are welcome
 * @param person who asks; empty on the command line, where nothing is proposed
 * @param language what to answer in; empty to recognise it from the text
 * @param channelCluster the cluster that the channel is configured for
 * @param threadCluster the cluster that the thread is about so far
 */
public record Question(
        String text,
        Optional<Person> person,
        Optional<Language> language,
        Optional<String> channelCluster,
        Optional<String> threadCluster) {

    public static Question of(String text) {
        return new Question(text, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** {@return the same with other words} */
    Question asking(String words) {
        return new Question(words, person, language, channelCluster, threadCluster);
    }

    public Question in(Language wanted) {
        return new Question(text, person, Optional.of(wanted), channelCluster, threadCluster);
    }
}
