package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Situation;
import dev.netdoc.bot.conversation.SituationView;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** The diagnosis in an incident channel. It stays, green, when everything is gone, for it may come back. */
public final class IncidentDrafter implements Drafter {
    private final SituationView view;

    public IncidentDrafter(SituationView view) {
        this.view = view;
    }

    @Override
    public Draft draft(Bulletin bulletin, List<Situation> situations) {
        var serious = new LinkedHashSet<String>();
        var notices = new ArrayList<Draft.Notice>();
        for (Situation situation : situations) {
            if (!situation.seen()) {
                // Nobody knows what became of it meanwhile.
                serious.addAll(bulletin.told());
            }
            for (Finding finding : situation.findings()) {
                boolean critical = finding.severity() == Severity.CRITICAL;
                if (critical && !bulletin.told().contains(finding.fingerprint())) {
                    notices.add(new Draft.Notice(
                            "new-" + finding.fingerprint() + "-" + bulletin.version(),
                            view.news(situation.cluster(), finding, bulletin.language())));
                }
                if (finding.severity() != Severity.INFO) {
                    serious.add(finding.fingerprint());
                }
            }
        }
        if (serious.isEmpty() && !bulletin.told().isEmpty()) {
            notices.add(new Draft.Notice(
                    "over-" + bulletin.version(),
                    view.over(situations.stream().map(Situation::cluster).toList(), bulletin.language())));
        }
        return new Draft(
                view.incident(bulletin.id(), situations, bulletin.language()), List.copyOf(serious), notices, false);
    }
}
