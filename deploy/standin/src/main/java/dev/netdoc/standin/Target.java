package dev.netdoc.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a path under {@code /api} or {@code /apis} points at.
 *
 * @param namespace empty for all namespaces and for cluster-scoped kinds
 * @param name empty for the collection
 * @param subresource e.g. {@code log}, {@code status}; empty for the object
 */
record Target(Kind kind, String namespace, String name, String subresource) {

    /** @return empty if the path names no kind that is served */
    static Optional<Target> parse(String path, Kinds kinds) {
        List<String> rest = new ArrayList<>(
                List.of(path.substring(path.startsWith("/") ? 1 : 0).split("/", -1)));
        String root = rest.removeFirst();
        int need = root.equals("api") ? 2 : 3;
        if (!(root.equals("api") || root.equals("apis")) || rest.size() < need) {
            return Optional.empty();
        }
        String group = root.equals("api") ? "" : rest.removeFirst();
        String version = rest.removeFirst();
        String namespace = "";
        if (rest.size() > 2 && rest.getFirst().equals("namespaces") && !isSubresource(rest.get(2))) {
            namespace = rest.get(1);
            rest = rest.subList(2, rest.size());
        }
        String plural = rest.getFirst();
        String name = rest.size() > 1 ? rest.get(1) : "";
        String subresource = rest.size() > 2 ? rest.get(2) : "";
        String inNamespace = namespace;
        return kinds.byPlural(group, version, plural)
                .filter(kind -> kind.namespaced() || inNamespace.isEmpty())
                .map(kind -> new Target(kind, inNamespace, name, subresource));
    }

    private static boolean isSubresource(String part) {
        return part.equals("status") || part.equals("finalize");
    }

    /** As RBAC writes it: {@code pods} or {@code pods/log}. */
    String resource() {
        return subresource.isEmpty() ? kind.plural() : kind.plural() + "/" + subresource;
    }

    String verb(String method, boolean watch) {
        return switch (method) {
            case "GET", "HEAD" -> watch ? "watch" : name.isEmpty() ? "list" : "get";
            case "POST" -> "create";
            case "PUT" -> "update";
            case "PATCH" -> "patch";
            case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
            default -> throw Refusal.methodNotAllowed();
        };
    }
}
