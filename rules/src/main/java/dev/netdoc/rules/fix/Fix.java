package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.Facts;
import java.util.Optional;

/** Computes the change that removes a finding. Touches nothing. Thread-safe. */
public interface Fix {

    /** @return the folder's name under {@code fixes/} */
    String id();

    /**
     * @return empty where the change cannot be made safely without a person, e.g. text that does not parse
     */
    Optional<FixPlan> plan(Target target, Facts facts);

    /**
     * Whether a plan of this fix is felt far beyond the objects that it changes, so that more than one person may have
     * to approve it.
     *
     * @return unless a fix knows better, whether the approver has to type words
     */
    default boolean highBlastRadius(FixPlan plan) {
        return plan.confirmation().isPresent();
    }

    /**
     * {@return whether it does away with what is wrong; one that only keeps it from spreading leaves the steps of the
     * finding to a person}
     */
    default boolean mends() {
        return true;
    }

    /**
     * Whether a plan of this fix has done its work. That every pod to be replaced is new and Ready is looked at
     * elsewhere.
     *
     * @param now the cluster after the plan was carried out
     * @return unless a fix knows better, proven when its finding is gone
     */
    default Proof proof(FixPlan plan, Aftermath now) {
        return now.fingerprints().contains(plan.fingerprint())
                ? new Proof.NotYet("the finding " + plan.finding() + " still holds")
                : new Proof.Proven(Optional.empty());
    }
}
