package dev.netdoc.rules.fact;

/**
 * A Kubernetes object by its name.
 *
 * @param kind e.g. {@code ConfigMap}
 * @param namespace empty for cluster-scoped kinds
 */
public record ObjectRef(String kind, String namespace, String name) implements Comparable<ObjectRef> {

    public static ObjectRef clusterScoped(String kind, String name) {
        return new ObjectRef(kind, "", name);
    }

    /** @return {@code ConfigMap kube-system/eni-config} or {@code Node cn-hangzhou.10.0.0.1} */
    @Override
    public String toString() {
        return namespace.isEmpty() ? kind + " " + name : kind + " " + namespace + "/" + name;
    }

    @Override
    public int compareTo(ObjectRef other) {
        return toString().compareTo(other.toString());
    }
}
