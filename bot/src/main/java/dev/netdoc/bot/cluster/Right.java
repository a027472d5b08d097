package dev.netdoc.bot.cluster;

/**
 * Something that an identity may or may not do in a cluster.
 *
 * @param group empty for the core group
 * @param resource a plural, with its subresource if it is about one: {@code pods/log}
 * @param namespace empty for all namespaces and for kinds without
 * @param name empty for any
 */
public record Right(String verb, String group, String resource, String namespace, String name) {

    /** A right to all objects of a kind. */
    public Right(String verb, String group, String resource, String namespace) {
        this(verb, group, resource, namespace, "");
    }

    /** The same for one object. */
    public Right named(String object) {
        return new Right(verb, group, resource, namespace, object);
    }

    /** {@return e.g. {@code get configmaps in kube-system}, without the name} */
    public String print() {
        return KubePaths.permission(verb, resource, group, namespace);
    }
}
