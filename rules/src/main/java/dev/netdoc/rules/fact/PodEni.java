package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An ENI, or several, that one pod has to itself ({@code podenis.network.alibabacloud.com}); optional. A pod with a
 * fixed address finds its old one again, so that this may be older than the pod.
 *
 * @param ref of kind {@code PodENI}; namespace and name are those of the pod
 */
public record PodEni(ObjectRef ref, Optional<Instant> createdAt, List<Allocation> allocations) {
    public PodEni {
        allocations = List.copyOf(allocations);
    }

    /**
     * @param eni its id; empty if not recorded
     * @param vswitch empty if not recorded
     * @param zone of the vSwitch; empty if not recorded
     * @param evidence the vSwitch, as it is recorded
     */
    public record Allocation(String eni, String vswitch, String zone, List<String> ips, Evidence evidence) {
        public Allocation {
            ips = List.copyOf(ips);
        }
    }

    /** @return the pod that it belongs to */
    public ObjectRef pod() {
        return new ObjectRef("Pod", ref.namespace(), ref.name());
    }
}
