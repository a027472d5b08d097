package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import java.util.List;

/**
 * A domain that the cluster answers for by itself: names under it never reach another DNS server.
 *
 * @param ref the object that names it, e.g. the ConfigMap of CoreDNS
 * @param zones the private zones that share names with it, in the order in which they were told
 * @param told the private zones that were told, absent if none were
 */
public record ClusterDomain(
        ObjectRef ref, DomainName name, Evidence evidence, List<DomainName> zones, Reading<List<String>> told) {
    public ClusterDomain {
        zones = List.copyOf(zones);
    }

    /** Whose names it may hide. */
    public enum Hides {
        /** Names of a private zone, whatever else it may hide. */
        PRIVATE_ZONE,
        /** Names that public DNS may answer. */
        PUBLIC_DNS,
        /** Names under {@code internal}, which Compute Engine uses and everybody else reserves. */
        INTERNAL,
        /** Nobody's, for all that is known. */
        NOTHING
    }

    /** @param name as the object spells it */
    public static ClusterDomain of(ObjectRef ref, String name, Evidence evidence, Reading<List<String>> told) {
        DomainName domain = DomainName.of(name);
        List<DomainName> zones = told.asOptional().orElse(List.of()).stream()
                .map(DomainName::of)
                .filter(domain::overlaps)
                .toList();
        return new ClusterDomain(ref, domain, evidence, zones, told);
    }

    public Hides hides() {
        if (!zones.isEmpty()) {
            return Hides.PRIVATE_ZONE;
        }
        if (name.underPublicDns()) {
            return Hides.PUBLIC_DNS;
        }
        return name.lastLabel().equals("internal") ? Hides.INTERNAL : Hides.NOTHING;
    }

    /** @return whether the Service's own name gives away that it reads as a name of one of the zones */
    public boolean shadowedBy(ObjectRef service) {
        return zones.stream().anyMatch(zone -> name.shadows(zone, service.name(), service.namespace()));
    }
}
