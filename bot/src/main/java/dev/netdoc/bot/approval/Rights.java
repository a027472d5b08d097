package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Approvals.Reason;
import dev.netdoc.bot.approval.Members.Found;
import dev.netdoc.rules.fix.FixPlan;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Whether a person may decide on a proposal, as the policy, the chat and the cluster say at this moment. What cannot be
 * found out is refused. Blocks while it asks; not to be called in a transaction. Thread-safe.
 */
final class Rights {
    private final Supplier<ApprovalPolicy> policy;
    private final RecentMembers members;
    private final Checks checks;

    Rights(Supplier<ApprovalPolicy> policy, RecentMembers members, Checks checks) {
        this.policy = policy;
        this.members = members;
        this.checks = checks;
    }

    /**
     * Why not.
     *
     * @param detail plain English for the record; may be empty
     */
    record Refusal(Reason reason, String detail) {
        Refusal(Reason reason) {
            this(reason, "");
        }
    }

    /** {@return how many persons must approve a plan} */
    int needed(FixPlan plan) {
        return checks.highBlastRadius().test(plan) ? policy.get().limits().approvalsIfHigh() : 1;
    }

    /** {@return whether this is the requester, and somebody else must approve} */
    boolean isTheRequester(Person person, Proposal proposal) {
        return policy.get().twoPersons() && person.equals(proposal.requester());
    }

    Optional<Refusal> toReject(Person person, Proposal proposal) {
        return toDecide(person, proposal, false);
    }

    /** {@return why not; for a high blast radius the chat is asked anew} */
    Optional<Refusal> toApprove(Person person, Proposal proposal) {
        return toDecide(person, proposal, checks.highBlastRadius().test(proposal.plan()))
                .or(() -> inTheCluster(person, proposal));
    }

    private Optional<Refusal> toDecide(Person person, Proposal proposal, boolean fresh) {
        ApprovalPolicy now = policy.get();
        if (!now.enabled() || now.team().isEmpty()) {
            return Optional.of(new Refusal(Reason.NOT_AN_APPROVER));
        }
        if (!now.ownTeam(person)) {
            return Optional.of(new Refusal(Reason.OTHER_WORKSPACE));
        }
        Optional<Refusal> unlisted =
                now.names(person, proposal.cluster()) ? Optional.empty() : notInAGroup(now, person, proposal, fresh);
        return unlisted.or(() -> standing(person, fresh));
    }

    private Optional<Refusal> notInAGroup(ApprovalPolicy now, Person person, Proposal proposal, boolean fresh) {
        Optional<Refusal> refusal = Optional.of(new Refusal(Reason.NOT_AN_APPROVER));
        for (String group : new TreeSet<>(now.groups(proposal.cluster()))) {
            switch (members.group(group, fresh)) {
                case Found.Known<Set<String>>(Set<String> users) -> {
                    if (users.contains(person.user())) {
                        return Optional.empty();
                    }
                }
                // Another group may still have them; if none has, this is the reason.
                case Found.Unknown<Set<String>>(String why) ->
                    refusal = Optional.of(new Refusal(Reason.MEMBERS_UNKNOWN, why));
            }
        }
        return refusal;
    }

    private Optional<Refusal> standing(Person person, boolean fresh) {
        return switch (members.standing(person, fresh)) {
            case Found.Known<Members.Standing>(Members.Standing standing) ->
                switch (standing) {
                    case FULL -> Optional.empty();
                    case GUEST -> Optional.of(new Refusal(Reason.GUEST));
                    case OTHER_WORKSPACE -> Optional.of(new Refusal(Reason.OTHER_WORKSPACE));
                    case INACTIVE -> Optional.of(new Refusal(Reason.INACTIVE));
                };
            case Found.Unknown<Members.Standing>(String why) -> Optional.of(new Refusal(Reason.MEMBERS_UNKNOWN, why));
        };
    }

    /** {@return which of those who approved may not do it in the cluster themselves, as it says now} */
    Optional<Limits.Limit> votersMayNot(Proposal proposal) {
        return proposal.tally().votes().stream()
                .map(Tally.Vote::by)
                .flatMap(voter -> inTheCluster(voter, proposal)
                        .<Limits.Limit>map(refusal -> new Limits.Limit.ApproverMayNot(
                                Optional.ofNullable(policy.get()
                                                .kubernetes()
                                                .byUser()
                                                .get(voter.user()))
                                        .map(KubernetesUser::name)
                                        .orElse(voter.user()),
                                refusal.detail()))
                        .stream())
                .findFirst();
    }

    private Optional<Refusal> inTheCluster(Person person, Proposal proposal) {
        KubernetesUsers users = policy.get().kubernetes();
        if (!users.clusters().contains(proposal.cluster())) {
            return Optional.empty();
        }
        KubernetesUser user = users.byUser().get(person.user());
        if (user == null) {
            return Optional.of(new Refusal(Reason.NO_KUBERNETES_USER, "no Kubernetes user is known for them"));
        }
        return checks.review()
                .objection(proposal.cluster(), user, proposal.plan())
                .map(why -> new Refusal(Reason.NOT_ALLOWED_IN_CLUSTER, why));
    }
}
