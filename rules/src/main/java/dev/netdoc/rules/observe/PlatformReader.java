package dev.netdoc.rules.observe;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Platform;
import dev.netdoc.rules.fact.Platform.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whose Kubernetes it is; one sign is enough. */
final class PlatformReader {
    private static final Pattern ALIBABA_INSTANCE = Pattern.compile("^(alicloud://)?[a-z]+-[a-z0-9-]+\\.i-.*");

    private PlatformReader() {}

    static Platform read(Collection<Node> nodes, boolean nodesReadable, Optional<String> serverVersion) {
        var ack = new ArrayList<Evidence>();
        var gke = new ArrayList<Evidence>();
        serverVersion.ifPresent(v -> vendor("server version", v, "GET /version gitVersion", ack, gke));
        for (Node node : nodes) {
            if (ack.size() > 3 || gke.size() > 3) {
                break;
            }
            ack.addAll(labels(node, List.of("ack.aliyun.com", "alibabacloud.com/nodepool-id")));
            gke.addAll(labels(node, List.of("cloud.google.com/gke-nodepool")));
            vendor(
                    "kubeletVersion",
                    node.system().kubeletText(),
                    source(node, "status.nodeInfo.kubeletVersion"),
                    ack,
                    gke);
            var instance = new Evidence("providerID", node.providerId(), source(node, "spec.providerID"));
            if (ALIBABA_INSTANCE.matcher(node.providerId()).matches()) {
                ack.add(instance);
            } else if (node.providerId().startsWith("gce://")) {
                gke.add(instance);
            }
        }
        if (!ack.isEmpty()) {
            return new Platform(Kind.ACK, ack.subList(0, Math.min(3, ack.size())));
        }
        if (!gke.isEmpty()) {
            return new Platform(Kind.GKE, gke.subList(0, Math.min(3, gke.size())));
        }
        if (nodesReadable && !nodes.isEmpty()) {
            return new Platform(
                    Kind.OTHER, List.of(new Evidence("vendor labels and versions", "(none)", "nodes, GET /version")));
        }
        return new Platform(Kind.UNKNOWN, List.of());
    }

    private static List<Evidence> labels(Node node, List<String> keys) {
        return keys.stream()
                .filter(node.labels()::containsKey)
                .map(k ->
                        new Evidence("label " + k, node.labels().getOrDefault(k, ""), source(node, "metadata.labels")))
                .toList();
    }

    private static void vendor(String fact, String version, String source, List<Evidence> ack, List<Evidence> gke) {
        if (version.contains("-aliyun")) {
            ack.add(new Evidence(fact, version, source));
        } else if (version.contains("-gke.")) {
            gke.add(new Evidence(fact, version, source));
        }
    }

    private static String source(Node node, String path) {
        return Fields.source(node.ref(), path, node.resourceVersion());
    }
}
