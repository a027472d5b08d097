package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.Situation;
import dev.netdoc.bot.conversation.SituationView;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The diagnosis in an incident channel. It stays, green, when everything is gone, for it may come back. */
public final class IncidentDrafter implements Drafter {
    // What comes back so soon was never gone: the message turns red again, and nobody is notified once more.
    private static final Duration SAME = Duration.ofMinutes(30);

    private final SituationView view;
    private final InstantSource clock;

    public IncidentDrafter(SituationView view, InstantSource clock) {
        this.view = view;
        this.clock = clock;
    }

    @Override
    public Draft draft(Bulletin bulletin, List<Situation> situations) {
        Map<String, Told> known = known(bulletin);
        var told = new LinkedHashMap<String, Told>();
        var notices = new ArrayList<Draft.Notice>();
        for (Situation situation : situations) {
            if (!situation.seen()) {
                // Nobody knows what became of it meanwhile.
                told.putAll(known);
            }
            for (Finding finding : situation.findings()) {
                String fingerprint = finding.fingerprint();
                if (finding.severity() == Severity.CRITICAL && !known.containsKey(fingerprint)) {
                    notices.add(new Draft.Notice(
                            "new-" + fingerprint + "-" + bulletin.version(),
                            view.news(situation.cluster(), finding, bulletin.language())));
                }
                if (finding.severity() != Severity.INFO) {
                    told.put(fingerprint, Told.present(fingerprint));
                }
            }
        }
        if (!told.isEmpty()) {
            Instant now = clock.instant();
            known.forEach((fingerprint, before) -> told.putIfAbsent(
                    fingerprint, Told.gone(fingerprint, before.gone().orElse(now))));
        } else if (!known.isEmpty()) {
            // Who was told that all is gone is to be told when something is back: nothing is kept as known.
            notices.add(new Draft.Notice(
                    "over-" + bulletin.version(),
                    view.over(situations.stream().map(Situation::cluster).toList(), bulletin.language())));
        }
        return new Draft(
                view.incident(bulletin.id(), situations, bulletin.language()),
                List.copyOf(told.values()),
                notices,
                false);
    }

    private Map<String, Told> known(Bulletin bulletin) {
        Instant limit = clock.instant().minus(SAME);
        var known = new LinkedHashMap<String, Told>();
        bulletin.told().stream()
                .filter(told ->
                        told.gone().filter(since -> !since.isAfter(limit)).isEmpty())
                .forEach(told -> known.put(told.fingerprint(), told));
        return known;
    }
}
