package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.AgentOnNode;
import dev.netdoc.rules.fact.Evidence;
import java.util.Collection;
import java.util.List;

/**
 * A pod of Flannel that got no address although its node has lost some, and what may have lost them.
 *
 * @param agent Flannel on that node
 */
public record FlannelLeak(RefusedAddress refused, AgentOnNode agent) {

    /** @return one of the node that has lost most */
    public static FlannelLeak worst(Collection<?> leaks) {
        AddressUse most = AddressUse.mostFree(RefusedAddress.uses(refused(leaks)));
        return leaks.stream()
                .map(FlannelLeak.class::cast)
                .filter(leak -> leak.use().equals(most))
                .findFirst()
                .orElseThrow();
    }

    public static List<RefusedAddress> refused(Collection<?> leaks) {
        return leaks.stream().map(leak -> ((FlannelLeak) leak).refused()).toList();
    }

    public AddressUse use() {
        return refused.use();
    }

    /**
     * Kubelets before 1.20 lose addresses of pods that end soon; Flannel before 0.15.1.11 keeps its records on disk,
     * where they outlive the pods when a node stops suddenly.
     *
     * @return the variant of the text; empty if a version is not known that would decide
     */
    public String cause() {
        boolean churn = use().node().kubeletBefore("1.20.0");
        boolean reboot = agent.before("0.15.1.11");
        if (churn || reboot) {
            return churn && reboot ? "both" : churn ? "churn" : "reboot";
        }
        return use().node().kubeletAtLeast("1.20.0") && agent.atLeast("0.15.1.11") ? "stale" : "";
    }

    public String kubelet() {
        String text = use().node().system().kubeletText();
        return text.isEmpty() ? "?" : text;
    }

    public String flannelVersion() {
        return agent.version().asOptional().map(Object::toString).orElse("?");
    }

    /** @return the image that runs on the node */
    public Evidence image() {
        return agent.evidence();
    }
}
