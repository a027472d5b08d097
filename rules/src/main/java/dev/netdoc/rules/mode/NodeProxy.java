package dev.netdoc.rules.mode;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.mode.ModeReport.Confidence;
import java.util.List;

/**
 * What kube-proxy really runs on one node.
 *
 * @param node empty where no node is known
 * @param value {@code ipvs}, {@code iptables}, {@code nftables} or {@code unknown}
 */
public record NodeProxy(String node, String pool, String value, Confidence confidence, List<Evidence> evidence) {
    public NodeProxy {
        evidence = List.copyOf(evidence);
    }
}
