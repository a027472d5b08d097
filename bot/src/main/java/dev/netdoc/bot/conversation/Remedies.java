package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Approvals;
import dev.netdoc.bot.approval.Approvals.Proposed;
import dev.netdoc.bot.approval.Limits.Limit;
import dev.netdoc.bot.approval.Person;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.FindingView.Remedy;
import dev.netdoc.rules.finding.Finding;
import dev.netdoc.rules.finding.Severity;
import dev.netdoc.rules.fix.FixPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides for each finding of one reply what can be done about it, and proposes what should be. */
final class Remedies {
    private static final int PROPOSALS_IN_A_REPLY = 3;

    private final Approvals approvals;
    private final FindingView view;
    private final Words words;
    private final String cluster;
    private final Optional<Person> person;
    private final List<Proposal> proposals = new ArrayList<>();

    Remedies(Approvals approvals, FindingView view, Words words, String cluster, Optional<Person> person) {
        this.approvals = approvals;
        this.view = view;
        this.words = words;
        this.cluster = cluster;
        this.person = person;
    }

    /** Commands by hand for everything. */
    static Remedies none(FindingView view, Words words, String cluster) {
        return new Remedies(new ReadOnly(), view, words, cluster, Optional.empty());
    }

    List<Proposal> proposals() {
        return List.copyOf(proposals);
    }

    /** @param wanted whether to propose at once; else it is offered, for findings that are only worth knowing */
    Remedy of(Finding finding, Severity severity, boolean wanted) {
        Optional<FixPlan> fix = finding.fix();
        if (fix.isEmpty() || person.isEmpty() || !approvals.writable(cluster)) {
            return new Remedy.ByHand();
        }
        if (!wanted || proposals.size() >= PROPOSALS_IN_A_REPLY) {
            return new Remedy.Offered();
        }
        FixPlan plan = ProposalContext.with(fix.get(), severity, view.text(finding), finding.evidence());
        return switch (approvals.propose(cluster, plan, person.get(), words.language())) {
            case Proposed.Open(Proposal proposal) -> {
                proposals.add(proposal);
                yield new Remedy.Proposed(proposal.id());
            }
            case Proposed.NotPossible(String reason) -> new Remedy.NotPossible(reason);
            case Proposed.Withheld(Limit limit) -> new Remedy.NotPossible(LimitText.of(limit, words));
            case Proposed.EditedSince edited ->
                throw new IllegalStateException("only an undo is refused for " + edited.change());
        };
    }
}
