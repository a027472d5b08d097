package dev.netdoc.bot.approval;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** People of a workspace, for tests: everybody is a full member, until a test says otherwise. */
public final class Colleagues implements Members {
    private final Map<Person, Found<Standing>> standings = new ConcurrentHashMap<>();
    private final Map<String, Found<Set<String>>> groups = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Where nobody asks more than whether somebody is listed. */
    public static Checks everybody() {
        return new Checks(new Colleagues(), (cluster, user, plan) -> Optional.empty(), plan -> false);
    }

    void is(Person person, Standing standing) {
        standings.put(person, new Found.Known<>(standing));
    }

    void group(String id, String... users) {
        groups.put(id, new Found.Known<>(Set.of(users)));
    }

    void silent(String group) {
        groups.put(group, new Found.Unknown<>("usergroups.users.list of " + group + ": ratelimited"));
    }

    void silent(Person person) {
        standings.put(person, new Found.Unknown<>("users.info of " + person.user() + ": no answer"));
    }

    /** How often anything was asked. */
    int asked() {
        return asked.get();
    }

    @Override
    public Found<Standing> standing(Person person) {
        asked.incrementAndGet();
        return standings.getOrDefault(person, new Found.Known<>(Standing.FULL));
    }

    @Override
    public Found<Set<String>> group(String id) {
        asked.incrementAndGet();
        return groups.getOrDefault(id, new Found.Unknown<>("no_such_subteam"));
    }
}
