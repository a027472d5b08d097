package dev.netdoc.bot.config;

import static java.util.Objects.requireNonNullElse;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may change clusters, and how much.
 *
 * @param enabled off by default: findings then show commands to run by hand and no buttons
 * @param approvers ids of Slack users ({@code U…}) and user groups ({@code S…}) that may approve for every cluster;
 *     none means nobody
 * @param clusters approvers of single clusters, in place of the list above
 * @param twoPersons whether somebody other than the one who asked must approve
 * @param expiry how long a proposal waits for a decision; 30 minutes if not set
 * @param approvals how many people must approve
 * @param protectedNamespaces where no fix touches an object; none if not set. For namespaces whose objects are
 *     changed through a pipeline only, or by another team
 * @param perDay how many fixes of one cluster may be begun within 24 hours; 20 if not set
 * @param kubernetesUsers who an approver is in the clusters, by Slack user id; asked about where a cluster says
 *     {@code subjectAccessReview: true}
 */
public record RemediationConfig(
        boolean enabled,
        List<String> approvers,
        Map<String, List<String>> clusters,
        boolean twoPersons,
        Optional<Duration> expiry,
        ApprovalsConfig approvals,
        List<String> protectedNamespaces,
        Integer perDay,
        Map<String, KubernetesUserConfig> kubernetesUsers) {
    private static final int USUAL_PER_DAY = 20;
    static final RemediationConfig OFF = new RemediationConfig(
            false,
            List.of(),
            Map.of(),
            false,
            Optional.empty(),
            ApprovalsConfig.ONE,
            List.of(),
            USUAL_PER_DAY,
            Map.of());

    public RemediationConfig {
        approvers = List.copyOf(requireNonNullElse(approvers, List.of()));
        clusters = Map.copyOf(requireNonNullElse(clusters, Map.of()));
        expiry = requireNonNullElse(expiry, Optional.empty());
        approvals = requireNonNullElse(approvals, ApprovalsConfig.ONE);
        protectedNamespaces = List.copyOf(requireNonNullElse(protectedNamespaces, List.of()));
        perDay = requireNonNullElse(perDay, USUAL_PER_DAY);
        kubernetesUsers = Map.copyOf(requireNonNullElse(kubernetesUsers, Map.of()));
        Values.slackIds("remediation.approvers", approvers);
        clusters.forEach((cluster, ids) -> Values.slackIds("remediation.clusters." + cluster, ids));
        if (perDay < 1) {
            throw new IllegalArgumentException("remediation.perDay must be at least 1, not " + perDay
                    + "; to allow no fixes, set remediation.enabled to false");
        }
    }

    /** {@return the same rules, in force or not} */
    RemediationConfig enabled(boolean whether) {
        return new RemediationConfig(
                whether,
                approvers,
                clusters,
                twoPersons,
                expiry,
                approvals,
                protectedNamespaces,
                perDay,
                kubernetesUsers);
    }
}
