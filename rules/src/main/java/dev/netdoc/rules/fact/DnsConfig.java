package dev.netdoc.rules.fact;

import java.util.List;

/**
 * What names the cluster's Services: CoreDNS's Corefile, or kube-dns on GKE.
 *
 * @param clusterDomains zones of the {@code kubernetes} plug-in that are no reverse zones, in order; absent where the
 *     file has no such line
 * @param stubZones other zones that it serves or forwards
 */
public record DnsConfig(ObjectRef ref, Reading<List<String>> clusterDomains, List<String> stubZones) {
    public DnsConfig {
        stubZones = List.copyOf(stubZones);
    }

    /** @return whether both are known and the domain is one of its own */
    public boolean serves(Reading<String> domain) {
        return clusterDomains.asOptional().orElse(List.of()).contains(domain.asOptional().orElse(""));
    }
}
