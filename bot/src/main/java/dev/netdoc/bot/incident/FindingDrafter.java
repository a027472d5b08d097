package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Situation;
import dev.netdoc.bot.conversation.SituationView;
import dev.netdoc.bot.conversation.Telling;
import dev.netdoc.rules.finding.Finding;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** A critical finding in its cluster's channel, until it is gone. The detail is its summary. */
public final class FindingDrafter implements Drafter {
    private final SituationView view;
    private final InstantSource clock;

    public FindingDrafter(SituationView view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
    }

    /** @return the subject of the bulletin about a finding */
    static String subject(String cluster, String fingerprint) {
        return "finding/" + cluster + "/" + fingerprint;
    }

    @Override
    public Draft draft(Bulletin bulletin, List<Situation> situations) {
        Situation situation = situations.getFirst();
        String fingerprint = bulletin.subject().substring(bulletin.subject().lastIndexOf('/') + 1);
        Optional<Finding> finding = situation.findings().stream()
                .filter(f -> f.fingerprint().equals(fingerprint))
                .findFirst();
        if (finding.isPresent()) {
            return new Draft(
                    view.finding(bulletin.id(), situation, finding.get(), bulletin.language()),
                    List.of(Told.present(fingerprint)),
                    List.of(),
                    false);
        }
        // What cannot be seen, or was muted, is not said to be gone.
        boolean known = situation.whole() && !situation.present(fingerprint);
        Telling gone = view.gone(
                situation.cluster(), bulletin.detail(), bulletin.openedAt(), clock.instant(), bulletin.language());
        Telling unclear = view.incident(bulletin.id(), situations, bulletin.language());
        return new Draft(known ? gone : unclear, bulletin.told(), List.of(), known);
    }
}
