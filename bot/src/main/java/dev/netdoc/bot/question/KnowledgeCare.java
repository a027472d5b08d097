package dev.netdoc.bot.question;

import dev.netdoc.knowledge.Language;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What those who keep the knowledge see and do. Thread-safe. */
public interface KnowledgeCare {

    /**
     * When and where they are shown the questions of the week.
     *
     * @param channel its id
     */
    record Digest(String channel, DayOfWeek day, int hour, ZoneId zone, Language language) {}

    /** {@return ids of users ({@code U…}) and user groups ({@code S…}) that may add phrasings; none means nobody} */
    Set<String> owners();

    /** {@return empty to show nothing} */
    Optional<Digest> digest();

    /** {@return what came up at this time or later, the most frequent first} */
    List<OpenQuestion> since(Instant from);

    Optional<OpenQuestion> find(String id);

    /** {@return topics, those that are likeliest to answer it first, at most so many} */
    List<String> topics(OpenQuestion question, int most);

    /** {@return the title of a topic; empty if there is no such topic} */
    Optional<String> title(String topic, Language language);

    /**
     * Adds a phrasing; it leads to the topic from now on, here at once and in other replicas within a minute.
     *
     * @return false if it could not be kept
     */
    boolean teach(String topic, Language language, String text);
}
