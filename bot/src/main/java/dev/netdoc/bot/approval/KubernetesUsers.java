package dev.netdoc.bot.approval;

import java.util.Map;
import java.util.Set;

/**
 * Approvers who may approve only what they may do themselves.
 *
 * @param clusters where that is asked for
 * @param byUser who they are there, by chat user id; whoever is missing may approve nothing there
 */
public record KubernetesUsers(Set<String> clusters, Map<String, KubernetesUser> byUser) {
    public static final KubernetesUsers NOT_ASKED = new KubernetesUsers(Set.of(), Map.of());

    public KubernetesUsers {
        clusters = Set.copyOf(clusters);
        byUser = Map.copyOf(byUser);
    }
}
