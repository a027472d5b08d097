package dev.netdoc.bot.approval;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may approve what. Whatever is not granted here is refused.
 *
 * @param enabled whether fixes are offered at all
 * @param team the workspace whose people count; empty while it is not known, and then nobody may approve
 * @param approvers ids of users ({@code U…}) and user groups ({@code S…}) that may approve for every cluster without an
 *     entry of its own; empty means nobody
 * @param approversByCluster the same by cluster, in place of {@code approvers}; an empty set means nobody
 * @param twoPersons whether somebody other than the requester must approve
 * @param expiry how long a proposal waits for a decision, and how long an approval is good for before it is begun
 * @param limits what holds whoever approves
 * @param kubernetes approvers who may approve only what they may do themselves
 */
public record ApprovalPolicy(
        boolean enabled,
        Optional<String> team,
        Set<String> approvers,
        Map<String, Set<String>> approversByCluster,
        boolean twoPersons,
        Duration expiry,
        Limits limits,
        KubernetesUsers kubernetes) {

    public static final Duration USUAL_EXPIRY = Duration.ofMinutes(30);

    public ApprovalPolicy {
        approvers = Set.copyOf(approvers);
        approversByCluster = Map.copyOf(approversByCluster);
        if (expiry.isNegative() || expiry.isZero()) {
            throw new IllegalArgumentException("a proposal must wait longer than " + expiry + "; usual is PT30M");
        }
    }

    /** With the usual limits, and without asking what approvers may do in a cluster. */
    public ApprovalPolicy(
            boolean enabled,
            Optional<String> team,
            Set<String> approvers,
            Map<String, Set<String>> approversByCluster,
            boolean twoPersons,
            Duration expiry) {
        this(enabled, team, approvers, approversByCluster, twoPersons, expiry, Limits.USUAL, KubernetesUsers.NOT_ASKED);
    }

    public ApprovalPolicy with(Limits others) {
        return new ApprovalPolicy(enabled, team, approvers, approversByCluster, twoPersons, expiry, others, kubernetes);
    }

    public ApprovalPolicy with(KubernetesUsers users) {
        return new ApprovalPolicy(enabled, team, approvers, approversByCluster, twoPersons, expiry, limits, users);
    }

    boolean anybodyMayApprove(String cluster) {
        return enabled && !approversOf(cluster).isEmpty();
    }

    boolean ownTeam(Person person) {
        return team.filter(person.team()::equals).isPresent();
    }

    /** Whether the person is named, not by a group. */
    boolean names(Person person, String cluster) {
        return !isGroup(person.user()) && approversOf(cluster).contains(person.user());
    }

    Set<String> groups(String cluster) {
        return approversOf(cluster).stream().filter(ApprovalPolicy::isGroup).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an id is one of a user group. */
    public static boolean isGroup(String id) {
        return id.startsWith("S");
    }

    private Set<String> approversOf(String cluster) {
        return approversByCluster.getOrDefault(cluster, approvers);
    }
}
