package dev.netdoc.bot.cluster;

import dev.netdoc.rules.observe.Resource;
import dev.netdoc.rules.observe.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the two identities of netdoc need: the rights that {@code deploy/kubernetes} grants. */
public final class Rights {
    private static final String SYSTEM = "kube-system";

    private Rights() {}

    /**
     * What reading needs, as {@link Resources} lists it, and the logs of the network's agents.
     *
     * @return the rights by the resource that needs them; logs by none
     */
    public static Map<Resource, List<Right>> toRead() {
        Map<Resource, List<Right>> rights = new LinkedHashMap<>();
        for (Resource resource : Resources.all()) {
            rights.put(resource, toRead(resource));
        }
        return rights;
    }

    private static List<Right> toRead(Resource resource) {
        String group = resource.group();
        var all =
                new Right(resource.names().isEmpty() ? "list" : "get", group, resource.plural(), resource.namespace());
        return resource.names().isEmpty()
                ? List.of(all)
                : resource.names().stream().map(all::named).toList();
    }

    /** What reading logs needs: they are taken where there are DaemonSets of the network. */
    public static List<Right> toReadLogs() {
        return Resources.all().stream()
                .map(Resource::namespace)
                .filter(namespace -> !namespace.isEmpty())
                .distinct()
                .map(namespace -> new Right("get", "", "pods/log", namespace))
                .toList();
    }

    /** What hearing of changes at once needs; without it a cluster is looked at once a minute. */
    public static List<Right> toWatch() {
        return ChangeSignals.kinds().stream()
                .map(kind -> new Right("watch", kind.group(), kind.plural(), kind.namespace()))
                .toList();
    }

    /** What the fixes need. */
    public static List<Right> toMend() {
        List<Right> rights = new ArrayList<>();
        for (String verb : List.of("get", "patch")) {
            rights.add(new Right(verb, "", "nodes", ""));
            rights.add(new Right(verb, "", "services", ""));
            var configs = new Right(verb, "", "configmaps", SYSTEM);
            Stream.of("eni-config", "kube-flannel-cfg", "kube-proxy-worker", "kube-proxy-master", "kube-proxy")
                    .map(configs::named)
                    .forEach(rights::add);
        }
        rights.add(new Right("get", "apps", "daemonsets", SYSTEM));
        rights.add(new Right("patch", "apps", "daemonsets", SYSTEM, "ip-masq-agent"));
        rights.add(new Right("list", "", "pods", SYSTEM));
        rights.add(new Right("delete", "", "pods", SYSTEM));
        rights.add(new Right("create", "", "events", ""));
        return List.copyOf(rights);
    }

    /** What the identity that reads should not have. */
    public static List<Right> toRefuse() {
        return List.of(
                new Right("patch", "", "nodes", ""),
                new Right("patch", "", "services", ""),
                new Right("patch", "", "configmaps", SYSTEM),
                new Right("patch", "apps", "daemonsets", SYSTEM),
                new Right("delete", "", "pods", SYSTEM),
                new Right("create", "", "pods", SYSTEM),
                new Right("get", "", "secrets", SYSTEM));
    }
}
