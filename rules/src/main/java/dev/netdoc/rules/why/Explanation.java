package dev.netdoc.rules.why;

import dev.netdoc.rules.finding.Gap;
import java.util.List;

/**
 * Why one finding holds in a cluster, or why not.
 *
 * @param finding its id
 * @param holds whether the rules conclude it
 * @param rules if it holds, the rule of each finding with this id; else the rules that could conclude it, those that came
 *     furthest first
 * @param unknown what could not be read and this finding needs
 */
public record Explanation(String finding, boolean holds, List<RuleTrace> rules, List<Gap> unknown) {
    public Explanation {
        rules = List.copyOf(rules);
        unknown = List.copyOf(unknown);
    }
}
