package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import java.util.Optional;

/** Computes the change that removes a finding. Touches nothing. Thread-safe. */
public interface Fix {

    /** @return the folder's name under {@code fixes/} */
    String id();

    /**
     * @param finding the id of the finding to remove
     * @param fingerprint of that finding
     * @return empty where the change cannot be made safely without a person, e.g. text that does not parse
     */
    Optional<FixPlan> plan(String finding, String fingerprint, Facts facts);
}
