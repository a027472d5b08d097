package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A pod, as far as rules ask. Source: {@code GET pods}.
 *
 * @param node empty while unscheduled
 * @param ips {@code status.podIPs}, else {@code status.podIP}
 * @param startedAt {@code status.startTime}
 * @param readyAt when the condition Ready last changed; empty where the file does not say
 * @param owner the controlling owner; empty for a bare pod
 * @param mirror whether it is a static pod
 * @param sysctls {@code name=value} as its security context sets them
 * @param containers init containers too; ports only where hostPort or a name matters
 */
public record Pod(
        ObjectRef ref,
        String uid,
        Map<String, String> labels,
        String node,
        boolean hostNetwork,
        String phase,
        List<String> ips,
        boolean ready,
        boolean scheduled,
        Optional<Instant> createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> readyAt,
        Optional<Instant> deletedAt,
        Optional<Owner> owner,
        boolean mirror,
        List<String> sysctls,
        List<PodContainer> containers) {
    public Pod {
        labels = Map.copyOf(labels);
        ips = List.copyOf(ips);
        sysctls = List.copyOf(sysctls);
        containers = List.copyOf(containers);
    }

    public record Owner(String kind, String name) {}

    // The engine keeps pods in hash tables; a hash over every field of 100,000 pods takes longer than most rules.
    @Override
    public int hashCode() {
        return ref.hashCode();
    }

    public String namespace() {
        return ref.namespace();
    }

    public String name() {
        return ref.name();
    }

    /** @return when a kubelet took it on, else when it was made; empty if the file says neither */
    public Optional<Instant> since() {
        return startedAt.or(() -> createdAt);
    }

    /** @return whether it has a node, wants an address of its own and has none yet */
    public boolean waitsForAddress() {
        return phase.equals("Pending") && !hostNetwork && !node.isEmpty() && ips.isEmpty() && deletedAt.isEmpty();
    }

    /** @return whether it is an API server that the cluster runs itself */
    public boolean apiServer() {
        return namespace().equals("kube-system") && name().startsWith("kube-apiserver-");
    }

    /** @return whether it is neither finished nor failed */
    public boolean live() {
        return !phase.equals("Succeeded") && !phase.equals("Failed");
    }

    public boolean ownedBy(String kind, String name) {
        return owner.filter(o -> o.kind().equals(kind) && o.name().equals(name)).isPresent();
    }

    /** @return whether a container names a port of the node */
    public boolean asksForHostPort() {
        // Loops here and below: each is asked of every pod, and to set up a stream takes longer than to look.
        for (PodContainer container : containers) {
            for (PodContainer.Port port : container.ports()) {
                if (port.hostPort() > 0) {
                    return true;
                }
            }
        }
        return false;
    }

    public boolean hasIpv6() {
        return hasAddress(true);
    }

    public boolean hasIpv4() {
        return hasAddress(false);
    }

    private boolean hasAddress(boolean colons) {
        for (String ip : ips) {
            if (ip.indexOf(':') >= 0 == colons) {
                return true;
            }
        }
        return false;
    }

    /** @return the first reason for which a container waits, e.g. {@code CrashLoopBackOff}; empty if none waits */
    public String waitingReason() {
        for (PodContainer container : containers) {
            if (!container.waitingReason().isEmpty()) {
                return container.waitingReason();
            }
        }
        return "";
    }
}
