package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Reply.Button;
import dev.netdoc.bot.conversation.Reply.Buttons;
import dev.netdoc.bot.conversation.Reply.Style;
import java.util.List;
import java.util.Optional;

/**
 * What can be pressed under a proposal. The buttons carry what was seen; who may press them, and whether it still holds,
 * is decided on the server.
 */
record ProposalButtons(Proposal proposal, ProposalDescription description, Words words) {

    Buttons toDecide() {
        String confirm = proposal.plan().changes().isEmpty()
                ? words.plain(
                        "proposal.confirm.restart",
                        "count",
                        proposal.plan().restarts().stream()
                                .mapToInt(restart -> restart.pods().size())
                                .sum(),
                        "object",
                        description.objects(),
                        "cluster",
                        proposal.cluster())
                : words.plain("proposal.confirm", "object", description.objects(), "cluster", proposal.cluster());
        return new Buttons(List.of(
                new Button(
                        "approve",
                        words.plain("proposal.approve"),
                        Style.PRIMARY,
                        value(),
                        // Where words are to be typed, a form asks.
                        proposal.plan().confirmation().isPresent() ? Optional.empty() : Optional.of(confirm)),
                new Button("reject", words.plain("proposal.reject"), Style.DANGER, value(), Optional.empty()),
                details()));
    }

    Buttons toTakeBack() {
        return new Buttons(List.of(
                new Button("undo", words.plain("proposal.undo.button"), Style.PLAIN, value(), Optional.empty()),
                details()));
    }

    private Button details() {
        return new Button("details", words.plain("details.button"), Style.PLAIN, value(), Optional.empty());
    }

    private String value() {
        return proposal.id() + ":" + proposal.digest();
    }
}
