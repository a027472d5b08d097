package dev.netdoc.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One thing that an account may do.
 *
 * @param resource with its group as kubectl writes it, e.g. {@code daemonsets.apps}, {@code pods/log}
 * @param namespace empty for the whole cluster
 * @param name empty for all
 */
record Permission(String verb, String resource, String namespace, String name) implements Comparable<Permission> {

    /** {@return what an account is granted by all roles that are bound to it} */
    static Set<Permission> grantedTo(String account, Rendered rendered) {
        return Stream.of("ClusterRoleBinding", "RoleBinding")
                .flatMap(rendered::all)
                .filter(binding ->
                        binding.path("subjects").path(0).path("name").asText().equals(account))
                .flatMap(binding -> of(role(binding, rendered)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode role(JsonNode binding, Rendered rendered) {
        JsonNode reference = binding.path("roleRef");
        return rendered.all(reference.path("kind").asText())
                .filter(role -> role.path("metadata").path("name").equals(reference.path("name")))
                .filter(role -> role.path("metadata")
                        .path("namespace")
                        .equals(binding.path("metadata").path("namespace")))
                .findFirst()
                .orElseThrow(() -> new AssertionError(Rendered.name(binding) + " binds a role that is not there"));
    }

    /** {@return what a role grants, each verb, resource and name by itself} */
    static Stream<Permission> of(JsonNode role) {
        String namespace = role.path("metadata").path("namespace").asText("");
        return StreamSupport.stream(role.path("rules").spliterator(), false)
                .flatMap(rule -> texts(rule, "verbs").stream()
                        .flatMap(verb -> texts(rule, "apiGroups").stream()
                                .flatMap(group -> texts(rule, "resources").stream()
                                        .flatMap(resource -> names(rule).stream()
                                                .map(name -> new Permission(
                                                        verb,
                                                        group.isEmpty() ? resource : resource + "." + group,
                                                        namespace,
                                                        name))))));
    }

    private static List<String> names(JsonNode rule) {
        return rule.path("resourceNames").isEmpty() ? List.of("") : texts(rule, "resourceNames");
    }

    private static List<String> texts(JsonNode rule, String key) {
        return StreamSupport.stream(rule.path(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public int compareTo(Permission other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return verb + " " + resource + (name.isEmpty() ? "" : "/" + name)
                + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
