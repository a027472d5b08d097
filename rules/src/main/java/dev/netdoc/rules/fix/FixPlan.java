package dev.netdoc.rules.fix;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What removes a finding, exactly: changes, and then restarts. It has at least one of them.
 *
 * @param id the folder's name under {@code fixes/}
 * @param finding the id of the finding it removes
 * @param fingerprint of that finding
 * @param changes written one after the other, each to another object; none where a restart alone is enough
 * @param restarts carried out one after the other, after the changes; none where the change alone is enough
 * @param verifyWithin how long it may take until it is proven, see {@link Fix#proof}
 * @param confirmation the exact words that the approver has to type; empty where a click is enough
 * @param mendsAgent whether the agent that restarts may be unhealthy when this is applied, because that is what it mends
 * @param values what fills the placeholders of its texts
 * @param commands the same by hand: kubectl lines with the real names
 * @param undoCommands the way back by hand; none where there is nothing to take back
 */
public record FixPlan(
        String id,
        String finding,
        String fingerprint,
        List<Change> changes,
        List<RestartPlan> restarts,
        Duration verifyWithin,
        Optional<String> confirmation,
        boolean mendsAgent,
        Map<String, String> values,
        List<String> commands,
        List<String> undoCommands) {
    public FixPlan {
        if (changes.isEmpty() && restarts.isEmpty()) {
            throw new IllegalArgumentException(id + " would do nothing");
        }
        if (changes.stream().map(Change::object).distinct().count() < changes.size()) {
            throw new IllegalArgumentException(
                    id + " would change an object twice; what is written is noted once at it");
        }
        changes = List.copyOf(changes);
        restarts = List.copyOf(restarts);
        values = Map.copyOf(values);
        commands = List.copyOf(commands);
        undoCommands = List.copyOf(undoCommands);
    }

    /**
     * A plan that a click approves, with the commands that do the same by hand.
     *
     * @param values what fills the placeholders of its texts
     */
    static FixPlan of(
            String id,
            Target target,
            List<Change> changes,
            List<RestartPlan> restarts,
            Duration verifyWithin,
            Map<String, String> values) {
        return new FixPlan(
                id,
                target.finding(),
                target.fingerprint(),
                changes,
                restarts,
                verifyWithin,
                Optional.empty(),
                false,
                values,
                Kubectl.apply(changes, restarts),
                Kubectl.undo(changes, restarts));
    }

    /** {@return the same, but whoever approves it has to type this} */
    FixPlan inWords(String words) {
        return but(Optional.of(words), mendsAgent, values);
    }

    /** {@return the same, but the agent may be unhealthy before} */
    FixPlan mendingAgent() {
        return but(confirmation, true, values);
    }

    /** {@return the same with other values for its texts} */
    public FixPlan with(Map<String, String> others) {
        return but(confirmation, mendsAgent, others);
    }

    private FixPlan but(Optional<String> words, boolean whateverTheAgent, Map<String, String> others) {
        return new FixPlan(
                id,
                finding,
                fingerprint,
                changes,
                restarts,
                verifyWithin,
                words,
                whateverTheAgent,
                others,
                commands,
                undoCommands);
    }

    /**
     * The way back: what was written to be again as it was, the last first, and the same restarts. Whatever state the
     * agent is in must not keep it from being taken back. Who had to type words has to type them again, and that they
     * are about the way back.
     *
     * @return empty where nothing was changed that could be taken back
     */
    public Optional<FixPlan> reversed() {
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(new FixPlan(
                        id,
                        finding,
                        fingerprint,
                        changes.reversed().stream().map(Change::reversed).toList(),
                        restarts,
                        verifyWithin,
                        confirmation.map(words -> "undo: " + words),
                        true,
                        values,
                        undoCommands,
                        commands));
    }
}
