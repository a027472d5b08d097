package dev.netdoc.bot.approval;

import java.util.List;

/**
 * Who an approver is to a cluster's API server.
 *
 * @param name as the API server knows them, e.g. {@code jane@example.com}
 * @param groups theirs, where rights hang on groups
 */
public record KubernetesUser(String name, List<String> groups) {
    public KubernetesUser {
        groups = List.copyOf(groups);
    }
}
