package dev.netdoc.rules.observe;

import java.util.List;

/**
 * A request that the facts need: everything that netdoc reads of a cluster is listed in {@link Resources}, nothing else
 * is asked for.
 *
 * @param apiVersion e.g. {@code v1}, {@code apps/v1}
 * @param plural e.g. {@code configmaps}
 * @param kind e.g. {@code ConfigMap}
 * @param namespace where to list; empty for all namespaces and for cluster-scoped kinds
 * @param names read these by name instead of listing; empty to list
 * @param optional whether the kind may be missing from the API without anything being unknown
 */
public record Resource(
        String apiVersion, String plural, String kind, String namespace, List<String> names, boolean optional) {
    public Resource {
        names = List.copyOf(names);
    }

    /** @return a request for these objects alone */
    public Resource named(List<String> others) {
        return new Resource(apiVersion, plural, kind, namespace, others, optional);
    }

    /** @return empty for the core group */
    public String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    /** @return as kubectl names it, e.g. {@code daemonsets.apps}, {@code nodes} */
    public String groupResource() {
        return group().isEmpty() ? plural : plural + "." + group();
    }

    /** @return whether an object of this apiVersion and kind belongs to it; the version within the group is free */
    boolean holds(String objectApiVersion, String objectKind) {
        int slash = objectApiVersion.indexOf('/');
        String objectGroup = slash < 0 ? "" : objectApiVersion.substring(0, slash);
        return kind.equals(objectKind) && group().equals(objectGroup);
    }
}
