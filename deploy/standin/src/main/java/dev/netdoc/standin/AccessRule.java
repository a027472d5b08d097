package dev.netdoc.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A rule as RBAC has it; {@code *} stands for all.
 *
 * @param resources plurals, subresources as {@code pods/log}
 * @param names the objects it is limited to; empty for all
 * @param namespace where it holds; empty for everywhere, cluster-scoped kinds included
 */
public record AccessRule(
        Set<String> verbs, Set<String> groups, Set<String> resources, Set<String> names, String namespace) {
    public AccessRule {
        verbs = Set.copyOf(verbs);
        groups = Set.copyOf(groups);
        resources = Set.copyOf(resources);
        names = Set.copyOf(names);
    }

    /** @param verbs, group, resources separated by commas; an empty group is the core group */
    public static AccessRule allow(String verbs, String group, String resources) {
        return new AccessRule(split(verbs), Set.of(group), split(resources), Set.of(), "");
    }

    public AccessRule in(String onlyNamespace) {
        return new AccessRule(verbs, groups, resources, names, onlyNamespace);
    }

    /** @param onlyNames separated by commas */
    public AccessRule named(String onlyNames) {
        return new AccessRule(verbs, groups, resources, split(onlyNames), namespace);
    }

    /** The rules of a Role or ClusterRole; those of a Role hold in its namespace. */
    public static List<AccessRule> of(JsonNode role) {
        return Json.items(role.path("rules"))
                .filter(rule -> rule.has("resources"))
                .map(rule -> new AccessRule(
                        texts(rule.path("verbs")),
                        texts(rule.path("apiGroups")),
                        texts(rule.path("resources")),
                        texts(rule.path("resourceNames")),
                        Json.meta(role, "namespace")))
                .toList();
    }

    boolean permits(Attempt attempt) {
        return matches(verbs, attempt.verb())
                && matches(groups, attempt.group())
                && matches(resources, attempt.resource())
                && (names.isEmpty() || names.contains(attempt.name()))
                && (namespace.isEmpty() || namespace.equals(attempt.namespace()));
    }

    ObjectNode print() {
        ObjectNode rule = Json.object();
        new TreeSet<>(verbs).forEach(rule.putArray("verbs")::add);
        new TreeSet<>(groups).forEach(rule.putArray("apiGroups")::add);
        new TreeSet<>(resources).forEach(rule.putArray("resources")::add);
        if (!names.isEmpty()) {
            new TreeSet<>(names).forEach(rule.putArray("resourceNames")::add);
        }
        return rule;
    }

    private static boolean matches(Set<String> allowed, String value) {
        return allowed.contains("*") || allowed.contains(value);
    }

    private static Set<String> split(String list) {
        return Set.of(list.split(",", -1));
    }

    private static Set<String> texts(JsonNode array) {
        return new TreeSet<>(Json.items(array).map(JsonNode::asText).toList());
    }

    /** What somebody tries to do: {@code resource} with its subresource, {@code namespace} empty for all. */
    record Attempt(String verb, String group, String resource, String namespace, String name) {}
}
