package dev.netdoc.bot.conversation;

import dev.netdoc.bot.conversation.Examinations.Cause;
import dev.netdoc.bot.conversation.Examinations.Examined;
import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One cluster as it stands, for a message that nobody asked for.
 *
 * @param since when a finding was first seen, by fingerprint; a finding that was not seen before has no entry
 * @param gone findings that went away within the last hour
 * @param muted by finding id
 * @param writable whether fixes are offered for this cluster
 */
public record Situation(
        Examined examined, Map<String, Instant> since, List<Gone> gone, Map<String, Muted> muted, boolean writable) {
    public Situation {
        since = Map.copyOf(since);
        gone = List.copyOf(gone);
        muted = Map.copyOf(muted);
    }

    /** @param finding its id */
    public record Gone(String finding, Instant at) {}

    /**
     * @param person the chat's user id
     * @param reason as they wrote it
     */
    public record Muted(Instant until, String person, String reason) {}

    public String cluster() {
        return examined.cluster();
    }

    Optional<Diagnosis> diagnosis() {
        return examined instanceof Examined.Seen(String cluster, Diagnosis diagnosis)
                ? Optional.of(diagnosis)
                : Optional.empty();
    }

    public boolean seen() {
        return examined instanceof Examined.Seen;
    }

    /** @return whether it is still being looked at */
    boolean open() {
        return examined instanceof Examined.Down down && down.cause() == Cause.LOOKING;
    }

    /** @return whether everything could be read, so that what is not there is gone */
    public boolean whole() {
        return diagnosis().filter(d -> d.facts().unknown().isEmpty()).isPresent();
    }

    /** @return whether a finding is there, muted or not */
    public boolean present(String fingerprint) {
        return diagnosis().stream()
                .flatMap(d -> d.findings().stream())
                .anyMatch(f -> f.fingerprint().equals(fingerprint));
    }

    /** @return what is to be told, worst first */
    public List<Finding> findings() {
        return diagnosis().stream()
                .flatMap(d -> d.findings().stream())
                .filter(f -> !muted.containsKey(f.id()))
                .toList();
    }

    long count(Severity severity) {
        return findings().stream().filter(f -> f.severity() == severity).count();
    }

    /** @return whether nothing here needs anybody: it answers, and what it has is worth knowing at most */
    public boolean calm() {
        return examined instanceof Examined.Seen && count(Severity.CRITICAL) + count(Severity.WARNING) == 0;
    }
}
