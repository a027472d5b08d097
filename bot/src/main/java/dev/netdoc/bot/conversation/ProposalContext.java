package dev.netdoc.bot.conversation;

import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.FixPlan;
import java.util.HashMap;

/** What a proposal's message says about the finding: stored with the plan, so that it can be drawn again later. */
final class ProposalContext {
    static final String SEVERITY = "finding.severity";
    static final String MEANING = "finding.meaning";

    private ProposalContext() {}

    static FixPlan with(FixPlan plan, Severity severity, FindingText text) {
        var values = new HashMap<>(plan.values());
        values.put(SEVERITY, severity.key());
        values.put(MEANING, Markdown.escape(text.summary()).text() + "\n\n" + text.meaning());
        return new FixPlan(
                plan.id(),
                plan.finding(),
                plan.fingerprint(),
                plan.changes(),
                plan.restarts(),
                plan.verifyWithin(),
                plan.confirmation(),
                plan.mendsAgent(),
                values,
                plan.commands(),
                plan.undoCommands());
    }
}
