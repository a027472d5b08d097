package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.Change;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.RestartPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What holds for every fix, whoever approves it.
 *
 * @param approvalsIfHigh how many persons must approve a fix with a high blast radius; every other fix takes one
 * @param protectedNamespaces where no fix touches an object
 * @param perDay how many fixes of a cluster may be begun within 24 hours; taking one back is always possible
 */
public record Limits(int approvalsIfHigh, Set<String> protectedNamespaces, int perDay) {
    public static final Limits USUAL = new Limits(1, Set.of(), 20);
    static final Duration DAY = Duration.ofHours(24);

    public Limits {
        protectedNamespaces = Set.copyOf(protectedNamespaces);
        if (approvalsIfHigh < 1) {
            throw new IllegalArgumentException("a fix needs at least one approval, not " + approvalsIfHigh);
        }
        if (perDay < 1) {
            throw new IllegalArgumentException(
                    "at least one fix a day, not " + perDay + "; to allow none, turn fixes off");
        }
    }

    /** Why a plan may not be carried out now. */
    public sealed interface Limit {

        /** It touches an object in a namespace that no fix may touch. */
        record Protected(String namespace) implements Limit {
            @Override
            public String reason() {
                return "no fix may touch an object in namespace " + namespace
                        + " (remediation.protectedNamespaces); do it by hand";
            }
        }

        /** @param next when one more may be begun */
        record DayIsFull(int perDay, Instant next) implements Limit {
            @Override
            public String reason() {
                return "this cluster has had " + perDay
                        + " fixes in 24 hours (remediation.perDay); the next is possible at " + next;
            }
        }

        /**
         * Whoever approved may not do it in the cluster themselves, as its API server says when it is to begin.
         *
         * @param user of Kubernetes, e.g. {@code jane@example.com}; of the chat where none is known
         * @param why plain English, as the API server gave it
         */
        record ApproverMayNot(String user, String why) implements Limit {
            @Override
            public String reason() {
                return user + " has approved this, but may not do it in the cluster: " + why;
            }
        }

        /** {@return plain English for the record} */
        String reason();
    }

    Optional<Limit> protection(FixPlan plan) {
        return Stream.concat(
                        plan.changes().stream().map(Change::object),
                        plan.restarts().stream().map(RestartPlan::daemonSet))
                .map(object -> object.kind().equals("Namespace") ? object.name() : object.namespace())
                .filter(protectedNamespaces::contains)
                .findFirst()
                .map(Limit.Protected::new);
    }

    /**
     * @param undoes set for the way back, which no count stands in the way of
     * @param begun when fixes of the cluster were begun in the last 24 hours, oldest first
     */
    Optional<Limit> fullDay(Optional<String> undoes, List<Instant> begun) {
        return undoes.isPresent() || begun.size() < perDay
                ? Optional.empty()
                : Optional.of(new Limit.DayIsFull(
                        perDay, begun.get(begun.size() - perDay).plus(DAY)));
    }
}
