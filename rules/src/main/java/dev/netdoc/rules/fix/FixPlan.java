package dev.netdoc.rules.fix;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A change that removes a finding, exactly.
 *
 * @param id the folder's name under {@code fixes/}
 * @param finding the id of the finding it removes
 * @param fingerprint of that finding; the fix is verified when it is gone
 * @param verifyWithin how long that may take
 * @param values what fills the placeholders of its texts
 * @param commands the same by hand: kubectl lines with the real names
 * @param undoCommands the way back by hand
 */
public record FixPlan(
        String id,
        String finding,
        String fingerprint,
        List<Change> changes,
        Optional<RestartPlan> restart,
        Duration verifyWithin,
        Map<String, String> values,
        List<String> commands,
        List<String> undoCommands) {
    public FixPlan {
        changes = List.copyOf(changes);
        values = Map.copyOf(values);
        commands = List.copyOf(commands);
        undoCommands = List.copyOf(undoCommands);
    }
}
