package dev.netdoc.rules.finding;

import java.util.List;
import java.util.Optional;

/**
 * What can be done about a finding.
 *
 * @param fix the folder's name under {@code fixes/}; there exactly if {@code kind} is {@code FIX}
 * @param except variants that the fix is not offered for
 */
public record Remedy(Kind kind, Optional<String> fix, List<String> except) {
    public Remedy {
        except = List.copyOf(except);
        if ((kind == Kind.FIX) != fix.isPresent()) {
            throw new IllegalArgumentException(
                    "a fix must be named exactly if the kind is fix, was " + kind + " " + fix);
        }
    }

    /** @return the fix to offer for a variant */
    public Optional<String> fixFor(String variant) {
        return fix.filter(id -> !except.contains(variant));
    }

    public enum Kind {
        FIX,
        /** Steps that people take themselves. */
        GUIDED,
        NONE
    }
}
