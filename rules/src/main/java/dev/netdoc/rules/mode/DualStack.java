package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import java.util.List;

/** The cluster's pods or Services have addresses of both families. */
public record DualStack(List<Evidence> evidence) {
    public DualStack {
        evidence = List.copyOf(evidence);
    }
}
