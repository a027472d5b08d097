package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.mode.ModeReport;
import java.util.List;

/**
 * What holds in one cluster.
 *
 * @param facts what it was concluded from
 * @param findings in order of severity, then id, then objects
 */
public record Diagnosis(Facts facts, ModeReport mode, List<Finding> findings) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }
}
