package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.why.Explanation;
import java.util.List;

/** Says why a finding holds, or why not. Compiles rules for it, so it takes a second or so. Thread-safe. */
public interface Explainer {

    /**
     * @param finding an id of the catalogue
     * @throws IllegalArgumentException if there is no such finding
     */
    Explanation explain(Facts facts, String finding);

    /** @return the ids of all findings, sorted */
    List<String> findingIds();

    /** @return every finding as its folder declares it, in order of group, then id */
    List<FindingKind> findingKinds();

    /** @return the ids nearest in spelling, nearest first; at most three */
    List<String> nearest(String misspelt);
}
