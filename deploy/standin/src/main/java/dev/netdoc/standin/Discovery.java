package dev.netdoc.standin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What clients ask to learn which kinds there are. Aggregated discovery is not offered; clients fall back. */
final class Discovery {
    private static final Pattern GIT_VERSION = Pattern.compile("v?(?<major>\\d+)\\.(?<minor>\\d+).*");
    private static final List<String> OBJECT_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
    private static final List<String> STATUS_VERBS = List.of("get", "patch", "update");

    private final Kinds kinds;
    private final OpenApi openApi;
    private final String serverVersion;

    /** @param serverVersion e.g. {@code v1.31.1-aliyun.1} */
    Discovery(Kinds kinds, String serverVersion) {
        this.kinds = kinds;
        this.openApi = new OpenApi(kinds);
        this.serverVersion = serverVersion;
    }

    Optional<ObjectNode> answer(String path) {
        String plain = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        String[] part = plain.split("/", -1);
        if (plain.startsWith("/openapi/")) {
            return openApi.answer(plain);
        }
        return switch (plain) {
            case "/version" -> Optional.of(version());
            case "/" -> Optional.of(roots());
            case "/api" -> Optional.of(core());
            case "/apis" -> Optional.of(groups());
            default -> {
                if (part.length == 3 && part[1].equals("api")) {
                    yield resources("", part[2]);
                } else if (part.length == 3 && part[1].equals("apis")) {
                    yield group(part[2]);
                } else if (part.length == 4 && part[1].equals("apis")) {
                    yield resources(part[2], part[3]);
                }
                yield Optional.empty();
            }
        };
    }

    private ObjectNode version() {
        Matcher version = GIT_VERSION.matcher(serverVersion);
        boolean known = version.matches();
        return Json.object()
                .put("major", known ? version.group("major") : "")
                .put("minor", known ? version.group("minor") : "")
                .put("gitVersion", serverVersion)
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("platform", "linux/amd64");
    }

    private ObjectNode roots() {
        ObjectNode roots = Json.object();
        ArrayNode paths = roots.putArray("paths").add("/api").add("/api/v1").add("/apis");
        groupNames().forEach(group -> paths.add("/apis/" + group));
        List.of("/healthz", "/livez", "/readyz", "/version").forEach(paths::add);
        return roots;
    }

    private static ObjectNode core() {
        ObjectNode versions = Json.object().put("kind", "APIVersions");
        versions.putArray("versions").add("v1");
        versions.putArray("serverAddressByClientCIDRs");
        return versions;
    }

    private ObjectNode groups() {
        ObjectNode list = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode groups = list.putArray("groups");
        groupNames().forEach(name -> group(name).ifPresent(groups::add));
        return list;
    }

    private Optional<ObjectNode> group(String name) {
        TreeSet<String> versions = new TreeSet<>();
        kinds.all().stream()
                .filter(kind -> kind.group().equals(name))
                .map(Kind::version)
                .forEach(versions::add);
        if (versions.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode group =
                Json.object().put("kind", "APIGroup").put("apiVersion", "v1").put("name", name);
        ArrayNode list = group.putArray("versions");
        versions.forEach(version ->
                list.addObject().put("groupVersion", name + "/" + version).put("version", version));
        group.set("preferredVersion", list.get(0).deepCopy());
        return Optional.of(group);
    }

    private Optional<ObjectNode> resources(String group, String version) {
        List<Kind> served = kinds.all().stream()
                .filter(kind -> kind.group().equals(group) && kind.version().equals(version))
                .toList();
        if (served.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode list = Json.object().put("kind", "APIResourceList").put("apiVersion", "v1");
        list.put("groupVersion", served.getFirst().apiVersion());
        ArrayNode resources = list.putArray("resources");
        for (Kind kind : served) {
            ObjectNode resource = resource(kind, "", Access.isReview(kind) ? List.of("create") : OBJECT_VERBS);
            kind.shortNames().forEach(resource.withArrayProperty("shortNames")::add);
            resources.add(resource);
            if (kind.status()) {
                resources.add(resource(kind, "/status", STATUS_VERBS));
            }
            if (kind.is("", "pods")) {
                resources.add(resource(kind, "/log", List.of("get")));
            }
        }
        return Optional.of(list);
    }

    private static ObjectNode resource(Kind kind, String subresource, List<String> verbs) {
        ObjectNode resource = Json.object().put("name", kind.plural() + subresource);
        resource.put("singularName", subresource.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : "");
        resource.put("namespaced", kind.namespaced()).put("kind", kind.name());
        verbs.forEach(resource.putArray("verbs")::add);
        return resource;
    }

    private TreeSet<String> groupNames() {
        TreeSet<String> names = new TreeSet<>();
        kinds.all().stream().map(Kind::group).filter(group -> !group.isEmpty()).forEach(names::add);
        return names;
    }
}
