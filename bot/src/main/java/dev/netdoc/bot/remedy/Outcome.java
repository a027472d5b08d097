package dev.netdoc.bot.remedy;

import dev.netdoc.bot.approval.Limits;
import dev.netdoc.bot.approval.ProposalState;
import dev.netdoc.bot.trace.Step;
import java.util.Locale;

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

    /** Tells it without the reason, which names objects. */
    default void tell(Step step) {
        switch (this) {
            case GoOn() -> step.outcome("done");
            case Stop(ProposalState state, String why) when state == ProposalState.FAILED -> step.failed("failed");
            case Stop(ProposalState state, String why) ->
                step.outcome(state.name().toLowerCase(Locale.ROOT));
            case HeldBack(Limits.Limit limit) -> step.outcome("held back");
            case Later(String why) -> step.outcome("later");
        }
    }

    @FunctionalInterface
    interface Stage {
        Outcome run();
    }
}
