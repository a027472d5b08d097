package dev.netdoc.rules.fix;

import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.EniConf;
import dev.netdoc.rules.fact.Facts;
import dev.netdoc.rules.fact.Listing;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Pod;
import dev.netdoc.rules.fact.Reading;
import dev.netdoc.rules.fact.StoredConfig;
import dev.netdoc.rules.fact.StoredConfig.Write;
import dev.netdoc.rules.fact.TerwayConfig;
import dev.netdoc.rules.fact.TerwayNodeConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What may have changed in the configuration of Terway since its pods started. Its former text is not known: that
 * managers have not written a key since shows that it is the same; so does what runs, if it is as the text says.
 *
 * @param start of the oldest of the pods
 * @param nodes that they run on
 */
record TerwayChange(Instant start, Set<String> nodes, Facts facts) {
    static final ObjectRef ENI_CONFIG = new ObjectRef("ConfigMap", "kube-system", "eni-config");
    private static final String ENI_CONF = "eni_conf";
    /** Here stand {@code eniip_virtual_type} and {@code network_policy_provider}, and in old clusters {@code ip_stack}. */
    private static final Set<String> CNI_FILES = Set.of("10-terway.conf", "10-terway.conflist");

    TerwayChange {
        nodes = Set.copyOf(nodes);
    }

    /** @param pods at least one, each with a start that is known */
    static TerwayChange since(List<Pod> pods, Facts facts) {
        return new TerwayChange(
                pods.stream()
                        .flatMap(pod -> pod.startedAt().stream())
                        .min(Instant::compareTo)
                        .orElse(Instant.MIN),
                pods.stream().map(Pod::node).collect(Collectors.toUnmodifiableSet()),
                facts);
    }

    /**
     * @return whether a node can take over what changed without being replaced, and Terway can read it: false also if
     *     that is not known
     */
    boolean safe() {
        Optional<TerwayConfig> config = facts.of(TerwayConfig.class).stream().findFirst();
        Optional<Set<String>> written = keysWritten(ENI_CONFIG);
        if (config.isEmpty() || written.isEmpty() || faulty(ENI_CONFIG)) {
            return false;
        }
        boolean filesWritten = written.get().stream().anyMatch(CNI_FILES::contains);
        List<TerwayNodeConfig> own = facts.of(TerwayNodeConfig.class).stream()
                .filter(one -> one.nodes().stream().anyMatch(nodes::contains))
                .toList();
        return !filesWritten
                && own.stream().allMatch(one -> safe(one, config.get()))
                && safe(config.get().eniConf(), written.get().contains(ENI_CONF), common(own), config.get());
    }

    /** @return the nodes that have no configuration of their own */
    private Set<String> common(List<TerwayNodeConfig> own) {
        return nodes.stream()
                .filter(node -> own.stream().noneMatch(one -> one.nodes().contains(node)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Since when its nodes have named it is not known, so that what runs must show it. */
    private boolean safe(TerwayNodeConfig own, TerwayConfig config) {
        Set<String> on = own.nodes().stream().filter(nodes::contains).collect(Collectors.toUnmodifiableSet());
        return !faulty(own.ref()) && safe(own.merged(), true, on, config);
    }

    private boolean safe(Reading<EniConf> conf, boolean written, Set<String> on, TerwayConfig config) {
        return conf.asOptional()
                .filter(c -> !written || on.isEmpty() || addressesAsBefore(c, on, config))
                .isPresent();
    }

    private boolean faulty(ObjectRef config) {
        return facts.of(ConfigFault.class).stream()
                .anyMatch(fault -> fault.ref().equals(config));
    }

    /** @return the keys that managers who wrote since the start own; empty if that is not known */
    private Optional<Set<String>> keysWritten(ObjectRef config) {
        List<Write> writes = facts.of(StoredConfig.class).stream()
                .filter(stored -> stored.ref().equals(config))
                .flatMap(stored -> stored.stamp().asOptional().stream())
                .flatMap(stamp -> stamp.writes().stream())
                .toList();
        List<Write> since = writes.stream()
                .filter(write -> write.at().filter(at -> at.isBefore(start)).isEmpty())
                .toList();
        return writes.isEmpty() || since.stream().anyMatch(write -> write.keys().isEmpty())
                ? Optional.empty()
                : Optional.of(
                        since.stream().flatMap(write -> write.keys().stream()).collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * With {@code ipam_type} or {@code enable_ip_prefix} Terway keeps a record of each node. Without the settings and
     * without records there were none before. The addresses of pods show the {@code ip_stack} that runs.
     */
    private boolean addressesAsBefore(EniConf conf, Set<String> on, TerwayConfig config) {
        boolean plain = conf.settings().getOrDefault("ipam_type", "").isBlank()
                && conf.settings().getOrDefault("enable_ip_prefix", "false").equals("false");
        boolean noRecords = facts.of(Listing.class).stream()
                .anyMatch(list -> list.resource().equals("nodes.network.alibabacloud.com") && list.empty());
        List<Pod> pods = facts.of(Pod.class).stream()
                .filter(pod -> on.contains(pod.node())
                        && !pod.hostNetwork()
                        && pod.live()
                        && !pod.ips().isEmpty())
                .toList();
        return plain
                && noRecords
                && switch (stack(conf, config)) {
                    case "ipv4" -> !pods.isEmpty() && pods.stream().noneMatch(Pod::hasIpv6);
                    case "ipv6" -> !pods.isEmpty() && pods.stream().noneMatch(Pod::hasIpv4);
                    case "dual" -> pods.stream().anyMatch(pod -> pod.hasIpv4() && pod.hasIpv6());
                    default -> false;
                };
    }

    private static String stack(EniConf conf, TerwayConfig config) {
        Reading<String> stack = conf.ipStack().isAbsent() ? config.confIpStack() : conf.ipStack();
        return stack.isAbsent() ? "ipv4" : stack.asOptional().orElse("unknown");
    }
}
