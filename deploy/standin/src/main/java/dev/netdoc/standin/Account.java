package dev.netdoc.standin;

import java.time.Instant;
import java.util.List;

/**
 * Somebody who may come in with a bearer token.
 *
 * @param token what stands behind {@code Authorization: Bearer}
 * @param name e.g. {@code system:serviceaccount:netdoc:reader}
 * @param rules what is allowed; everything else is forbidden
 */
public record Account(String token, String name, List<AccessRule> rules) {
    private static final AccessRule EVERYTHING = AccessRule.allow("*", "*", "*");

    public Account {
        rules = List.copyOf(rules);
    }

    /** An account that may do everything. */
    public static Account admin(String token, String name) {
        return new Account(token, name, List.of(EVERYTHING));
    }

    /** An account with the rules of all Roles and ClusterRoles in a multi-document YAML text whose name is {@code role}. */
    public static Account ofRoles(String token, String name, String yaml, String role) {
        return new Account(
                token,
                name,
                Manifests.parse(yaml, Instant.EPOCH).objects().stream()
                        .filter(object -> Json.meta(object, "name").equals(role))
                        .flatMap(object -> AccessRule.of(object).stream())
                        .toList());
    }

    boolean may(AccessRule.Attempt attempt) {
        return rules.stream().anyMatch(rule -> rule.permits(attempt));
    }
}
