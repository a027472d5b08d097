package dev.netdoc.bot.conversation;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.FixPlan;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;

/** What a proposal's message says about the finding: stored with the plan, so that it can be drawn again later. */
final class ProposalContext {
    static final String SEVERITY = "finding.severity";
    static final String MEANING = "finding.meaning";

    static final String EVIDENCE = "finding.evidence";

    private ProposalContext() {}

    static FixPlan with(FixPlan plan, Severity severity, FindingText text, List<Evidence> evidence) {
        var values = new HashMap<>(plan.values());
        values.put(SEVERITY, severity.key());
        values.put(MEANING, Markdown.escape(text.summary()).text() + "\n\n" + text.meaning());
        values.put(
                EVIDENCE,
                evidence.stream()
                        .map(one -> one.fact() + ": " + one.value() + "\n    " + one.source())
                        .collect(Collectors.joining("\n")));
        return plan.with(values);
    }
}
