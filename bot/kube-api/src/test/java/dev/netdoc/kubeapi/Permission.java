package dev.netdoc.kubeapi;

import dev.netdoc.rules.observe.Resource;
import dev.netdoc.rules.observe.Resources;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that netdoc's account must be granted to read a cluster.
 *
 * @param verb {@code list} or {@code get}
 * @param group empty for the core
 * @param resource e.g. {@code configmaps}, {@code pods/log}
 * @param namespace empty for the whole cluster
 * @param name empty for all names
 */
record Permission(String verb, String group, String resource, String namespace, String name) {

    /** @param further names of ConfigMaps in kube-system that nodes name in a label */
    static List<Permission> toRead(List<String> further) {
        Stream<Permission> listed = Resources.all().stream().flatMap(Permission::of);
        Stream<Permission> named = further.stream().map(n -> get("configmaps", "kube-system", n));
        Stream<Permission> logs = Stream.of(get("pods/log", "kube-system", ""), get("pods/log", "kube-flannel", ""));
        return Stream.of(listed, named, logs).flatMap(each -> each).toList();
    }

    static Stream<Permission> of(Resource asked) {
        return asked.names().isEmpty()
                ? Stream.of(new Permission("list", asked.group(), asked.plural(), asked.namespace(), ""))
                : asked.names().stream()
                        .map(n -> new Permission("get", asked.group(), asked.plural(), asked.namespace(), n));
    }

    private static Permission get(String resource, String namespace, String name) {
        return new Permission("get", "", resource, namespace, name);
    }

    /** {@return whether it lets a request through} */
    boolean grants(String askedVerb, String askedGroup, String askedResource, String in, String called) {
        return verb.equals(askedVerb)
                && group.equals(askedGroup)
                && resource.equals(askedResource)
                && namespace.equals(in)
                && (name.isEmpty() || name.equals(called));
    }

    Permission in(String other) {
        return new Permission(verb, group, resource, other, name);
    }

    boolean logs() {
        return resource.equals("pods/log");
    }

    PolicyRule rule() {
        return new PolicyRuleBuilder()
                .withVerbs(verb)
                .withApiGroups(group)
                .withResources(resource)
                .withResourceNames(name.isEmpty() ? List.of() : List.of(name))
                .build();
    }

    /** {@return what netdoc says where it is missing} */
    String denial() {
        return "forbidden: " + verb + " " + groupResource() + place()
                + "; grant it to netdoc's account with a Role or ClusterRole";
    }

    /** {@return how netdoc calls what it cannot read then} */
    String fact() {
        return name.isEmpty() ? groupResource() + (logs() ? "" : place()) : resource + "/" + name;
    }

    private String groupResource() {
        return group.isEmpty() ? resource : resource + "." + group;
    }

    private String place() {
        return namespace.isEmpty() ? "" : " in " + namespace;
    }

    @Override
    public String toString() {
        return verb + " " + groupResource() + (name.isEmpty() ? "" : "/" + name) + place();
    }
}
