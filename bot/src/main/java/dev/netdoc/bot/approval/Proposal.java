package dev.netdoc.bot.approval;

import dev.netdoc.knowledge.Language;
import dev.netdoc.rules.fix.FixPlan;
import java.time.Instant;
import java.util.Optional;

/**
 * A fix that waits for a decision, or what became of it.
 *
 * @param id short and opaque, e.g. {@code p-7k2m9x}; the only thing a button carries, with the digest
 * @param undoes the proposal whose change it takes back; empty for a fix
 * @param digest SHA-256 over cluster, plan and dry run: what was seen is what is approved
 * @param requester who asked
 * @param language what the message is written in
 * @param tally who has approved so far, and how many must
 * @param decision who approved as the last or rejected, and when
 * @param detail why it ended as it did, or how far it has come; plain English for the record
 * @param limit what kept it from being begun although it was approved; nothing was written then
 * @param restarted how many pods of the plan have been replaced so far
 * @param changed how many objects hold its change so far
 * @param message where it is shown; empty until it is posted
 * @param version counts its transitions
 */
public record Proposal(
        String id,
        String cluster,
        FixPlan plan,
        Optional<String> undoes,
        String digest,
        ProposalState state,
        Person requester,
        Language language,
        Instant createdAt,
        Instant expiresAt,
        Tally tally,
        Optional<Decision> decision,
        String detail,
        Optional<Limits.Limit> limit,
        int restarted,
        int changed,
        Optional<MessageRef> message,
        Instant changedAt,
        int version) {

    /** @return whether there is something that can be taken back */
    public boolean undoable() {
        return (state == ProposalState.VERIFIED || state == ProposalState.FAILED) && changed > 0 && undoes.isEmpty();
    }

    /** @param reason what the person gave as a reason; empty if none */
    public record Decision(Person by, Instant at, String reason) {}
}
