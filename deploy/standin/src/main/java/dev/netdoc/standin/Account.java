package dev.netdoc.standin;

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

    boolean may(AccessRule.Attempt attempt) {
        return rules.stream().anyMatch(rule -> rule.permits(attempt));
    }
}
