package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.NetworkAgent;
import dev.netdoc.rules.fact.Node;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** How rules put what they matched into words that a person can check: evidence and names, always in the same order. */
public final class Seen {
    // As much as a person reads; a cluster can have thousands of the same.
    private static final int SHOWN = 10;

    private Seen() {}

    /** @return the agent's image tag, e.g. {@code v0.15.1.11-7e95fe23-aliyun} */
    public static Evidence tag(NetworkAgent agent) {
        return switch (agent.image()) {
            case Reading.Present<String>(String tag, Evidence evidence) ->
                new Evidence("image tag", tag, evidence.source());
            case Reading.Absent<String>(Evidence evidence) -> new Evidence("image tag", "(no tag)", evidence.source());
            case Reading.Unknown<String>(String reason, Evidence evidence) ->
                new Evidence("image tag", "(unknown)", evidence.source());
        };
    }

    public static Evidence condition(Node node, String type) {
        String message = node.messageOf(type);
        return new Evidence(
                "node condition " + type,
                node.statusOf(type) + (message.isEmpty() ? "" : ": " + message),
                node.ref() + " status.conditions[" + type + "]" + version(node));
    }

    public static List<Evidence> conditions(Collection<?> nodes, String type) {
        return nodes(nodes).stream()
                .limit(SHOWN)
                .map(node -> condition(node, type))
                .toList();
    }

    /** @return the kubelet of the node that runs the newest one */
    public static Evidence newestKubelet(Collection<?> nodes) {
        Node newest = nodes(nodes).stream()
                .max(Comparator.comparing(
                        node -> node.system().kubelet().asOptional().orElseThrow()))
                .orElseThrow();
        return new Evidence(
                "kubelet version",
                newest.system().kubeletText(),
                newest.ref() + " status.nodeInfo.kubeletVersion" + version(newest));
    }

    private static String version(Node node) {
        return node.resourceVersion().isEmpty() ? "" : " @" + node.resourceVersion();
    }

    public static List<String> names(Collection<?> nodes) {
        return nodes(nodes).stream().map(Node::name).toList();
    }

    /** @return {@code namespace/name} of each */
    public static List<String> pods(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .map(pod -> pod.namespace() + "/" + pod.name())
                .sorted()
                .distinct()
                .toList();
    }

    public static List<String> nodesOf(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .map(Pod::node)
                .sorted()
                .distinct()
                .toList();
    }

    /** @return nodes by name */
    static List<Node> nodes(Collection<?> nodes) {
        return nodes.stream()
                .map(Node.class::cast)
                .sorted(Comparator.comparing(Node::name))
                .toList();
    }

    /** @return the texts of all these lists, sorted, empty ones left out */
    public static List<String> flat(Collection<?> lists) {
        return lists.stream()
                .map(Collection.class::cast)
                .flatMap(list -> ((Collection<?>) list).stream())
                .map(String::valueOf)
                .filter(text -> !text.isEmpty())
                .sorted()
                .distinct()
                .toList();
    }

    /** @return each as text, sorted */
    public static List<String> texts(Collection<?> things) {
        return things.stream()
                .map(thing -> thing instanceof ObjectRef ref ? ref.namespace() + "/" + ref.name() : thing.toString())
                .sorted()
                .distinct()
                .toList();
    }

    /** @return the first few, in the order of their sources */
    public static List<Evidence> some(Collection<?> evidence) {
        return evidence.stream()
                .map(Evidence.class::cast)
                .distinct()
                .sorted(Comparator.comparing(Evidence::source).thenComparing(Evidence::value))
                .limit(SHOWN)
                .toList();
    }

    /** @return as many names as a person reads, sorted; of an object {@code namespace/name} */
    public static List<String> few(Collection<?> things) {
        return texts(things).stream().limit(SHOWN).toList();
    }

    public static List<Evidence> objects(String fact, Collection<?> refs) {
        return refs.stream()
                .map(ObjectRef.class::cast)
                .sorted()
                .limit(SHOWN)
                .map(ref -> new Evidence(fact, ref.namespace() + "/" + ref.name(), ref.toString()))
                .toList();
    }

    /** @return how the domain overlaps with each zone */
    public static List<Evidence> overlaps(DomainName domain, Collection<?> zones, Evidence told) {
        return zones.stream()
                .map(DomainName.class::cast)
                .sorted(Comparator.comparing(DomainName::text))
                .limit(SHOWN)
                .map(zone -> new Evidence("overlap", domain.relationTo(zone), told.source()))
                .toList();
    }

    /** @return what was read, empty unless it is present */
    public static String text(Reading<String> reading) {
        return reading.asOptional().orElse("");
    }

    /** @return the items that were read, none unless they are present */
    public static Collection<?> values(Reading<?> reading) {
        return reading instanceof Reading.Present<?> present && present.value() instanceof Collection<?> all
                ? all
                : List.of();
    }

    /** @return {@code zone: vSwitch vSwitch} for each zone */
    public static List<String> zones(Reading<EniConf> conf) {
        return conf.asOptional().stream()
                .flatMap(c -> c.vswitches().entrySet().stream())
                .map(zone -> zone.getKey() + ": " + String.join(" ", zone.getValue()))
                .toList();
    }

    public static Evidence vswitches(Reading<EniConf> conf) {
        List<String> zones = zones(conf);
        return new Evidence(
                "vswitches",
                zones.isEmpty() ? "(absent)" : String.join("; ", zones),
                Objects.requireNonNull(conf.evidence()).source());
    }
}
