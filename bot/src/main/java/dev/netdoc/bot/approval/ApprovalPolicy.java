package dev.netdoc.bot.approval;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who may approve what. Whatever is not granted here is refused.
 *
 * @param enabled whether fixes are offered at all
 * @param team the workspace whose people count; empty while it is not known, and then nobody may approve
 * @param approvers user ids that may approve for every cluster without an entry of its own; empty means nobody
 * @param approversByCluster user ids by cluster, in place of {@code approvers}; an empty set means nobody
 * @param twoPersons whether somebody other than the requester must approve
 * @param expiry how long a proposal waits for a decision, and how long an approval is good for before it is begun
 */
public record ApprovalPolicy(
        boolean enabled,
        Optional<String> team,
        Set<String> approvers,
        Map<String, Set<String>> approversByCluster,
        boolean twoPersons,
        Duration expiry) {

    public static final Duration USUAL_EXPIRY = Duration.ofMinutes(30);

    public ApprovalPolicy {
        approvers = Set.copyOf(approvers);
        approversByCluster = Map.copyOf(approversByCluster);
        if (expiry.isNegative() || expiry.isZero()) {
            throw new IllegalArgumentException("a proposal must wait longer than " + expiry + "; usual is PT30M");
        }
    }

    boolean anybodyMayApprove(String cluster) {
        return enabled && !approversOf(cluster).isEmpty();
    }

    boolean mayApprove(Person person, String cluster) {
        return enabled
                && team.filter(person.team()::equals).isPresent()
                && approversOf(cluster).contains(person.user());
    }

    private Set<String> approversOf(String cluster) {
        return approversByCluster.getOrDefault(cluster, approvers);
    }
}
