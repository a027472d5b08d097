package dev.netdoc.bot.incident;

import dev.netdoc.bot.conversation.AlertView;
import dev.netdoc.bot.conversation.Situation;
import dev.netdoc.rules.finding.Finding;
import java.util.List;

/** A group of alerts, with what the rules conclude of the clusters that it is about. The detail is the group. */
public final class AlertDrafter implements Drafter {
    private final AlertView view;

    public AlertDrafter(AlertView view) {
        this.view = view;
    }

    @Override
    public Draft draft(Bulletin bulletin, List<Situation> situations) {
        AlertGroup group = AlertGroup.stored(bulletin.detail());
        var alert = new AlertView.Alert(
                group.name(), group.firingAlerts(), group.since(), group.text(), group.objects(), group.firing());
        List<Told> told = situations.stream()
                .flatMap(s -> s.findings().stream())
                .map(Finding::fingerprint)
                .map(Told::present)
                .toList();
        return new Draft(
                view.telling(bulletin.id(), alert, situations, bulletin.language()), told, List.of(), !group.firing());
    }
}
