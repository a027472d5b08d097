package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.ProposalState;

/** What one stage of a fix came to. */
sealed interface Outcome {
    /** The next stage may begin. */
    record GoOn() implements Outcome {}

    /**
     * The fix ends here.
     *
     * @param why plain English, with what was done and what was not
     */
    record Stop(ProposalState state, String why) implements Outcome {}

    /** It may not be begun; nothing was written. */
    record HeldBack(Limits.Limit limit) implements Outcome {}

    /** Nobody can tell now; the state stays, and the fix is taken up again later. */
    record Later(String why) implements Outcome {}

    static Outcome stale(String why) {
        return new Stop(ProposalState.STALE, why);
    }

    static Outcome verified(String why) {
        return new Stop(ProposalState.VERIFIED, why);
    }

    static Outcome failed(String why) {
        return new Stop(ProposalState.FAILED, why);
    }

    /** Runs the next stage only if this one went through. */
    default Outcome then(Stage next) {
        return this instanceof GoOn ? next.run() : this;
    }

    @FunctionalInterface
    interface Stage {
        Outcome run();
    }
}
