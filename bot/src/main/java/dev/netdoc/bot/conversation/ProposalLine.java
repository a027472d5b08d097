package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.rules.engine.Doctor;
import java.util.Locale;

/** A proposal on one line, for lists. */
public final class ProposalLine {
    private final Doctor doctor;

    public ProposalLine(Doctor doctor) {
        this.doctor = doctor;
    }

    /** {@return how it stands and what it is, as Markdown for a note, where people and times are drawn} */
    public String of(Proposal proposal, Words words) {
        String title = doctor.text(proposal.plan(), words.language().locale()).title();
        boolean undo = proposal.undoes().isPresent();
        ProposalState state =
                undo && proposal.state() == ProposalState.VERIFIED ? ProposalState.UNDONE : proposal.state();
        String line = words.plain(
                "proposal.state." + state.name().toLowerCase(Locale.ROOT),
                "title",
                undo ? words.plain("proposal.undo.title", "title", title) : title,
                "cluster",
                proposal.cluster());
        return words.markdown(
                state == ProposalState.PROPOSED ? "fixes.waits" : "fixes.line",
                "line",
                line,
                "cluster",
                Markdown.bold(proposal.cluster()),
                "id",
                Markdown.code(proposal.id()),
                "person",
                Markdown.person(proposal.requester().user()),
                "time",
                Markdown.time(state == ProposalState.PROPOSED ? proposal.expiresAt() : proposal.changedAt()));
    }
}
