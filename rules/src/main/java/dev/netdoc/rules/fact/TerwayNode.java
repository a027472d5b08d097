package dev.netdoc.rules.fact;

import java.util.List;

/**
 * Terway's own record of a node ({@code nodes.network.alibabacloud.com}); optional.
 *
 * @param datapath veth, ipvlan or datapathv2, in lower case; absent before about Terway 1.17
 * @param adapters how many ENIs the instance takes; absent if not recorded
 * @param enis those that Terway attached, without the primary one
 */
public record TerwayNode(
        String name,
        Reading<String> datapath,
        Reading<Integer> adapters,
        String zone,
        List<String> vswitches,
        List<Eni> enis) {
    public TerwayNode {
        vswitches = List.copyOf(vswitches);
        enis = List.copyOf(enis);
    }

    /**
     * The primary ENI counts towards {@code adapters}, but is not among {@code enis}.
     *
     * @return whether it surely holds as many ENIs as the instance takes
     */
    public boolean full() {
        return !enis.isEmpty()
                && adapters.asOptional().filter(most -> enis.size() + 1 >= most).isPresent();
    }

    /** @param ips addresses that it holds, without prefix length */
    public record Eni(String id, String vswitch, String ipv4Cidr, String status, List<String> ips) {
        public Eni {
            ips = List.copyOf(ips);
        }
    }
}
