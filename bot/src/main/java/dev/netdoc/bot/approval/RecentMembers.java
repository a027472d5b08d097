package dev.netdoc.bot.approval;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What the chat said lately. Only answers are kept: a question that failed is asked again. Thread-safe; holds no lock
 * while it asks.
 */
final class RecentMembers {
    /** How long somebody who left a group may still decide. */
    static final Duration KEPT = Duration.ofMinutes(5);

    private final Members members;
    private final InstantSource clock;
    private final Map<Person, Kept<Members.Standing>> standings = new ConcurrentHashMap<>();
    private final Map<String, Kept<Set<String>>> groups = new ConcurrentHashMap<>();

    private record Kept<T>(Members.Found<T> found, Instant at) {}

    RecentMembers(Members members, InstantSource clock) {
        this.members = members;
        this.clock = clock;
    }

    /** @param fresh whether the chat is asked even if it answered a moment ago */
    Members.Found<Members.Standing> standing(Person person, boolean fresh) {
        return found(standings, person, fresh, () -> members.standing(person));
    }

    /** @param fresh whether the chat is asked even if it answered a moment ago */
    Members.Found<Set<String>> group(String id, boolean fresh) {
        return found(groups, id, fresh, () -> members.group(id));
    }

    private <K, T> Members.Found<T> found(Map<K, Kept<T>> kept, K key, boolean fresh, Supplier<Members.Found<T>> ask) {
        Instant now = clock.instant();
        kept.values().removeIf(old -> !now.isBefore(old.at().plus(KEPT)));
        Kept<T> known = kept.get(key);
        if (known != null && !fresh) {
            return known.found();
        }
        Members.Found<T> found = ask.get();
        switch (found) {
            // Dated to before the question: the answer may have been true only then.
            case Members.Found.Known<T> answer -> kept.put(key, new Kept<>(answer, now));
            case Members.Found.Unknown<T> silence -> kept.remove(key);
        }
        return found;
    }
}
