package dev.netdoc.bot.approval;

/** Where a proposal stands. The only way on is a compare-and-set from one state to the next in the store. */
public enum ProposalState {
    PROPOSED,
    APPROVED,
    APPLYING,
    VERIFYING,
    VERIFIED,
    UNDONE,
    REJECTED,
    EXPIRED,
    STALE,
    FAILED;

    /** @return whether nothing more happens by itself */
    public boolean ended() {
        return switch (this) {
            case PROPOSED, APPROVED, APPLYING, VERIFYING -> false;
            case VERIFIED, UNDONE, REJECTED, EXPIRED, STALE, FAILED -> true;
        };
    }
}
