package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fact.ObjectRef;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where things are in the API. */
final class KubePaths {
    private KubePaths() {}

    /**
     * A kind that fixes change.
     *
     * @param group empty for the core
     * @param plural e.g. {@code configmaps}
     */
    record KindPath(String group, String version, String plural) {}

    /** @throws IllegalArgumentException for a kind that no fix changes */
    static KindPath kind(String kind) {
        return switch (kind) {
            case "ConfigMap" -> new KindPath("", "v1", "configmaps");
            case "Service" -> new KindPath("", "v1", "services");
            case "Node" -> new KindPath("", "v1", "nodes");
            case "Pod" -> new KindPath("", "v1", "pods");
            case "DaemonSet" -> new KindPath("apps", "v1", "daemonsets");
            default ->
                throw new IllegalArgumentException(
                        "fixes change ConfigMaps, Services, Nodes and DaemonSets, not " + kind);
        };
    }

    static String object(ObjectRef ref) {
        KindPath kind = kind(ref.kind());
        String group = kind.group().isEmpty() ? kind.version() : kind.group() + "/" + kind.version();
        return list(group, ref.namespace(), kind.plural()) + "/" + encode(ref.name());
    }

    /**
     * The path of a list.
     *
     * @param apiVersion e.g. {@code v1} or {@code apps/v1}
     * @param namespace empty for all
     */
    static String list(String apiVersion, String namespace, String plural) {
        String root = apiVersion.contains("/") ? "/apis/" : "/api/";
        String scope = namespace.isEmpty() ? "" : "/namespaces/" + encode(namespace);
        return root + apiVersion + scope + "/" + plural;
    }

    /**
     * What a request is about, without the names of objects and namespaces.
     *
     * @param path from the first slash, with its query or without
     * @return e.g. {@code daemonsets.apps} or {@code pods/log}; {@code other} for what is no resource
     */
    static String resource(String path) {
        String[] parts = path.split("\\?", 2)[0].substring(1).split("/", -1);
        boolean core = parts[0].equals("api");
        int at = core ? 2 : 3;
        if (!core && !parts[0].equals("apis")) {
            return "other";
        }
        // /namespaces/NAME is an object, /namespaces/NAME/PLURAL the way to others
        if (parts.length > at + 2 && parts[at].equals("namespaces")) {
            at += 2;
        }
        if (parts.length <= at) {
            return "other";
        }
        String subresource = parts.length > at + 2 ? "/" + parts[at + 2] : "";
        return parts[at] + subresource + (core ? "" : "." + parts[1]);
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@return e.g. {@code get configmaps in kube-system}, as RBAC would call it} */
    static String permission(String verb, String plural, String group, String namespace) {
        return verb + " " + plural + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
