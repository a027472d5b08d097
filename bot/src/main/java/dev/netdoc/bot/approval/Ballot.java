package dev.netdoc.bot.approval;

import dev.netdoc.bot.approval.Approvals.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One approval, and whether those before it still count.
 *
 * @param own why this person may not approve
 * @param earlier why each of the earlier voters would be refused now; empty for who still may
 */
record Ballot(Person by, Optional<Rights.Refusal> own, Map<Person, Optional<Rights.Refusal>> earlier) {
    Ballot {
        earlier = Collections.unmodifiableMap(new LinkedHashMap<>(earlier));
    }

    /** Asks the policy, the chat and the cluster about everybody concerned. */
    static Ballot ask(Rights rights, Proposal proposal, Person by) {
        Optional<Rights.Refusal> own = rights.toApprove(by, proposal);
        Map<Person, Optional<Rights.Refusal>> earlier = new LinkedHashMap<>();
        for (Tally.Vote vote : proposal.tally().votes()) {
            Person voter = vote.by();
            earlier.put(
                    voter,
                    rights.isTheRequester(voter, proposal)
                            ? Optional.of(new Rights.Refusal(Reason.OWN_REQUEST))
                            : own.isPresent() ? Optional.empty() : rights.toApprove(voter, proposal));
        }
        return new Ballot(by, own, earlier);
    }

    /** {@return whether everybody who voted was asked about} */
    boolean covers(Tally tally) {
        return tally.votes().stream().map(Tally.Vote::by).allMatch(earlier::containsKey);
    }

    /** {@return what could not be found out about an earlier voter} */
    Optional<Rights.Refusal> unsure() {
        return earlier.values().stream()
                .flatMap(Optional::stream)
                .filter(refusal -> refusal.reason() == Reason.MEMBERS_UNKNOWN)
                .findFirst();
    }

    /** {@return earlier voters who may not approve any more, and why} */
    Map<Person, Rights.Refusal> lost() {
        Map<Person, Rights.Refusal> lost = new LinkedHashMap<>();
        earlier.forEach((person, refusal) -> refusal.ifPresent(why -> lost.put(person, why)));
        return lost;
    }
}
