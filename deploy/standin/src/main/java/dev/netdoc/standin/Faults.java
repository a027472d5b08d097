package dev.netdoc.standin;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Faults to come, each for certain requests and a certain number of times. The one added first wins. Thread-safe. */
public final class Faults {
    private record Planned(Pattern method, Pattern path, Fault fault, AtomicInteger left) {}

    private final List<Planned> planned = new CopyOnWriteArrayList<>();

    Faults() {}

    /**
     * Plans a fault.
     *
     * @param method regular expression for the whole method, e.g. {@code PATCH|DELETE}
     * @param path regular expression found anywhere in the path with its query, e.g. {@code /pods\?}
     * @param times how many requests it meets; {@link Integer#MAX_VALUE} for all
     */
    public void plan(String method, String path, int times, Fault fault) {
        planned.add(new Planned(Pattern.compile(method), Pattern.compile(path), fault, new AtomicInteger(times)));
    }

    /** Forgets all faults that have not happened. */
    public void clear() {
        planned.clear();
    }

    Optional<Fault> next(Call call) {
        String path = call.rawQuery().isEmpty() ? call.path() : call.path() + "?" + call.rawQuery();
        for (Planned plan : planned) {
            if (plan.method().matcher(call.method()).matches()
                    && plan.path().matcher(path).find()
                    && plan.left().getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return Optional.of(plan.fault());
            }
        }
        return Optional.empty();
    }
}
