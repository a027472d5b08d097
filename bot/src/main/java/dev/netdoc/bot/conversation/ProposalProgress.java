package dev.netdoc.bot.conversation;

import dev.netdoc.bot.approval.Limits.Limit;
import dev.netdoc.bot.approval.Proposal;
import dev.netdoc.bot.conversation.Reply.Code;
import dev.netdoc.bot.conversation.Reply.Paragraph;
import dev.netdoc.bot.conversation.Reply.Part;
import dev.netdoc.rules.fix.FixText;
import java.util.ArrayList;
import java.util.List;

/** How far a decided proposal has come, or how it ended. */
record ProposalProgress(Proposal proposal, FixText text, Words words) {

    List<Part> parts() {
        var parts = new ArrayList<Part>();
        switch (proposal.state()) {
            case PROPOSED -> {}
            case APPROVED -> say(parts, "proposal.approved");
            case APPLYING -> {
                say(parts, "proposal.applying");
                restarted(parts);
            }
            case VERIFYING -> {
                say(
                        parts,
                        proposal.plan().changes().isEmpty() ? "proposal.verifying.restart" : "proposal.verifying",
                        "text",
                        proposal.undoes().isPresent()
                                ? new Markdown(words.markdown("proposal.undo.proof"))
                                : new Markdown(text.verification()),
                        "minutes",
                        Math.max(1, proposal.plan().verifyWithin().toMinutes()));
                restarted(parts);
            }
            case VERIFIED -> {
                if (proposal.undoes().isPresent()) {
                    say(parts, "proposal.undone");
                } else if (proposal.detail().isBlank()) {
                    say(parts, "proposal.verified");
                } else {
                    say(parts, "proposal.verified.remainder");
                    detail(parts);
                }
                restarted(parts);
                if (proposal.undoable()) {
                    undo(parts);
                }
            }
            case UNDONE -> say(parts, "proposal.undone");
            case REJECTED -> {
                String reason =
                        proposal.decision().map(Proposal.Decision::reason).orElse("");
                if (reason.isBlank()) {
                    say(parts, "proposal.rejected");
                } else {
                    say(parts, "proposal.rejected.reason", "reason", reason);
                }
            }
            case EXPIRED -> say(parts, "proposal.expired");
            case STALE -> {
                say(parts, "proposal.stale");
                detail(parts);
            }
            case FAILED -> {
                if (proposal.limit().isPresent()) {
                    heldBack(parts, proposal.limit().get());
                    return parts;
                }
                say(parts, "proposal.failed");
                detail(parts);
                restarted(parts);
                if (!proposal.plan().undoCommands().isEmpty()) {
                    say(parts, "proposal.undo.commands");
                    parts.add(new Code(String.join("\n", proposal.plan().undoCommands())));
                }
            }
        }
        return parts;
    }

    private void say(List<Part> parts, String key, Object... values) {
        parts.add(new Paragraph(words.markdown(key, values)));
    }

    private void heldBack(List<Part> parts, Limit limit) {
        say(parts, "proposal.held.back", "limit", LimitText.of(limit, words));
        switch (limit) {
            case Limit.Protected byHand -> {}
            case Limit.DayIsFull later -> say(parts, "proposal.held.back.day");
            case Limit.ApproverMayNot other -> say(parts, "proposal.held.back.approver");
        }
    }

    private void restarted(List<Part> parts) {
        int total = proposal.plan().restarts().stream()
                .mapToInt(restart -> restart.pods().size())
                .sum();
        if (!proposal.plan().restarts().isEmpty()) {
            say(parts, "proposal.progress", "done", proposal.restarted(), "total", total);
        }
    }

    private void detail(List<Part> parts) {
        if (!proposal.detail().isBlank()) {
            say(parts, "proposal.detail", "detail", proposal.detail());
        }
    }

    private void undo(List<Part> parts) {
        if (!text.undo().isBlank()) {
            say(parts, "proposal.undo", "text", new Markdown(text.undo()));
        }
    }
}
