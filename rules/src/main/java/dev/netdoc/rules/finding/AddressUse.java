package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of a node's range of pod addresses live pods use. What they do not use and yet cannot be had is lost.
 *
 * @param live how many addresses of the range its live pods have; a pod on the host's network has none of them
 * @param places how many more pods the scheduler would put there; empty if the node does not say how many it takes
 */
public record AddressUse(Node node, AddressRange range, long live, OptionalLong places) {
    // Pods come and go while a cluster is read, so that a handful of addresses proves nothing.
    private static final long FEW = 4;

    private static final Comparator<AddressUse> BY_FREE = Comparator.comparingLong(AddressUse::free)
            .thenComparing(use -> use.node().name())
            .thenComparing(use -> use.range().text());

    /**
     * The range that an event of key RANGE told.
     *
     * @param found its first and its last address
     * @param pods of the node; those that have ended count for nothing
     * @return none if the range is not of this node: then the event speaks of an earlier node of the same name
     */
    public static List<AddressUse> told(Node node, List<String> found, Collection<Pod> pods) {
        return AddressRange.between(found.get(0), found.get(1))
                .filter(range -> range.withinAny(node.podCidrs()))
                .map(range -> use(node, range, pods))
                .stream()
                .toList();
    }

    /** @return one for each range of the node, which is one for each address family */
    public static List<AddressUse> each(Node node, Collection<Pod> pods) {
        return node.podCidrs().stream()
                .flatMap(cidr -> AddressRange.of(cidr).stream())
                .map(range -> use(node, range, pods))
                .toList();
    }

    private static AddressUse use(Node node, AddressRange range, Collection<Pod> pods) {
        List<Pod> running = pods.stream().filter(Pod::live).toList();
        long live = running.stream()
                .flatMap(pod -> pod.ips().stream())
                .distinct()
                .filter(range::holds)
                .count();
        return new AddressUse(
                node,
                range,
                live,
                Optional.ofNullable(node.allocatable().get("pods"))
                        .map(all -> OptionalLong.of(Math.max(0, all - running.size())))
                        .orElse(OptionalLong.empty()));
    }

    public long capacity() {
        return range.capacity();
    }

    public long free() {
        return Math.max(0, capacity() - live);
    }

    /** @return whether so many addresses are free by count that a pod which got none shows that they are lost */
    public boolean lost() {
        return free() >= Math.max(FEW, Math.ceilDiv(capacity(), 10));
    }

    /** @return whether a pod that got no address is no wonder */
    public boolean full() {
        return !lost();
    }

    /** @return whether live pods have 95 percent of the addresses or more */
    public boolean nearlyFull() {
        return free() <= capacity() / 20;
    }

    /** @return whether the scheduler would send more pods than there are addresses; false if that is not known */
    public boolean addressesEndFirst() {
        return places.isPresent() && places.getAsLong() > free();
    }

    /** @return whether the scheduler stops sending pods before the addresses end; false if that is not known */
    public boolean placesEndFirst() {
        return places.isPresent() && places.getAsLong() <= free();
    }

    /** @return how many pods the node takes, host network included; a question mark if it does not say */
    public String podLimit() {
        return Optional.ofNullable(node.allocatable().get("pods"))
                .map(String::valueOf)
                .orElse("?");
    }

    /** @return the node's own range, as its object has it */
    public String podCidr() {
        return node.podCidrs().stream()
                .filter(cidr -> range.withinAny(List.of(cidr)) || range.text().equals(cidr))
                .findFirst()
                .orElse("");
    }

    public static AddressUse mostFree(Collection<?> uses) {
        return uses.stream().map(AddressUse.class::cast).max(BY_FREE).orElseThrow();
    }

    public static AddressUse leastFree(Collection<?> uses) {
        return uses.stream().map(AddressUse.class::cast).min(BY_FREE).orElseThrow();
    }

    /** @return the names of the nodes, sorted */
    public static List<String> nodes(Collection<?> uses) {
        return uses.stream()
                .map(AddressUse.class::cast)
                .map(use -> use.node().name())
                .sorted()
                .distinct()
                .toList();
    }

    /** @return of each node its range and the count, for as many as a person reads */
    public static List<Evidence> evidence(Collection<?> uses) {
        return Seen.some(uses.stream()
                .map(AddressUse.class::cast)
                .map(AddressUse::counted)
                .toList());
    }

    private Evidence counted() {
        return new Evidence(
                "addresses that live pods have",
                live + " of " + capacity() + ", " + free() + " free",
                "pods of " + node.ref() + " with status.podIPs in " + range.text());
    }

    public Evidence podCidrEvidence() {
        return of("pod range of the node", podCidr(), "spec.podCIDRs");
    }

    public Evidence podLimitEvidence() {
        return of("pods that the node takes", podLimit(), "status.allocatable.pods");
    }

    public Evidence kubeletEvidence() {
        return node.system().kubelet().evidence();
    }

    private Evidence of(String fact, String value, String path) {
        String version = node.resourceVersion().isEmpty() ? "" : " @" + node.resourceVersion();
        return new Evidence(fact, value, node.ref() + " " + path + version);
    }
}
