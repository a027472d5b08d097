package dev.netdoc.bot.conversation;

import dev.netdoc.rules.engine.Diagnosis;
import dev.netdoc.rules.engine.Doctor;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.FindingKind;
import dev.netdoc.rules.finding.FindingText;
import dev.netdoc.rules.fix.FixPlan;
import dev.netdoc.rules.fix.FixText;
import dev.netdoc.rules.why.Explanation;
import java.util.List;
import java.util.Locale;

/** Concludes what it was told to. */
public record FakeDoctor(List<Finding> findings) implements Doctor {
    @Override
    public Diagnosis diagnose(Facts facts) {
        return new Diagnosis(facts, Samples.mode(), findings);
    }

    @Override
    public FindingText text(Finding finding, Locale language) {
        return new FindingText(
                "summary-" + language + " kube_flannel_cfg *x*",
                "Meaning-" + language + " with `code`.",
                List.of("Step-" + language + ":\n\n```bash\nkubectl get cm\n```"));
    }

    @Override
    public FixText text(FixPlan fix, Locale language) {
        return new FixText(
                "Fix-title-" + language,
                "Blast-" + language,
                List.of("Warn-" + language),
                "Verify-" + language,
                "Undo-" + language);
    }

    @Override
    public Explanation explain(Facts facts, String finding) {
        throw new UnsupportedOperationException("nobody asks why");
    }

    @Override
    public List<FindingKind> findingKinds() {
        return List.of();
    }

    @Override
    public List<String> findingIds() {
        return List.of();
    }

    @Override
    public List<String> nearest(String misspelt) {
        return List.of();
    }
}
