package dev.netdoc.rules.engine;

import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import java.util.Locale;

/** The compiled rules and the texts of what they conclude. Thread-safe; make one and keep it. */
public interface Doctor extends Explainer {

    /** @throws RulesRunaway if the rules do not come to rest */
    Diagnosis diagnose(Facts facts);

    /** @param language one of en, id, ja, zh; anything else reads English */
    FindingText text(Finding finding, Locale language);

    FixText text(FixPlan fix, Locale language);
}
