package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Node;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** How nodes that are not ready are told. */
public final class NodesDown {
    /** Findings that leave a node without a working CNI. */
    private static final List<String> NO_CNI = List.of(
            "flannel-cni-version-missing",
            "network-config-invalid",
            "network-plugin-conflict",
            "terway-exclusive-mode-changed",
            "terway-node-config-missing");

    private static final Pattern CNI = Pattern.compile("\\bcni\\b|network plugin", Pattern.CASE_INSENSITIVE);

    private NodesDown() {}

    /** @param down nodes, in any order; at least one */
    public static Concluded told(Concluded finding, Collection<?> down) {
        List<Node> nodes = Seen.nodes(down);
        boolean cni = nodes.stream()
                .anyMatch(node -> CNI.matcher(node.messageOf("Ready")).find());
        return finding.about(nodes.stream().map(Node::ref).toList())
                .seen(Seen.conditions(nodes, "Ready"))
                .with("nodes", Seen.names(nodes))
                .with("node", nodes.getFirst().name())
                .with("reasons", nodes.stream().map(NodesDown::reason).toList())
                .explainedBy(cni ? NO_CNI : List.of());
    }

    private static String reason(Node node) {
        String reason = node.reasonOf("Ready");
        String message = node.messageOf("Ready");
        String both = reason.isEmpty() || message.isEmpty() ? reason + message : reason + ": " + message;
        return both.isEmpty() ? node.statusOf("Ready") : both;
    }
}
