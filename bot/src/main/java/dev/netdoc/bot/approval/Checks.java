package dev.netdoc.bot.approval;

import dev.netdoc.rules.fix.FixPlan;
import java.util.function.Predicate;

/**
 * What is asked outside when somebody decides.
 *
 * @param members the chat
 * @param review the clusters' API servers
 * @param highBlastRadius whether a plan needs more approvals than others
 */
public record Checks(Members members, AccessReview review, Predicate<FixPlan> highBlastRadius) {}
