package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.ProxierSeen;
import dev.netdoc.rules.fix.KubeProxyRollbackScheduler;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which kernel modules kube-proxy needs for IPVS, and what was seen of a kube-proxy that went without. */
public final class IpvsModules {
    private IpvsModules() {}

    /** @return the scheduler's name; {@code rr} where none is set, as kube-proxy does */
    public static String scheduler(KubeProxyConfig config) {
        return config.schedulerName();
    }

    /** @return whether all that was missed is the module of a scheduler that IPVS can do without */
    public static boolean schedulerAlone(ProxierSeen seen, KubeProxyConfig config) {
        return KubeProxyRollbackScheduler.helps(seen, config);
    }

    /** @return what was missed, sorted; where a log names nothing, all that IPVS takes with these schedulers */
    public static List<String> toLoad(Collection<?> seen, Collection<?> configs) {
        List<String> missing = seen.stream()
                .map(ProxierSeen.class::cast)
                .flatMap(s -> s.missingModules().stream())
                .sorted()
                .distinct()
                .toList();
        return missing.isEmpty()
                ? Stream.concat(
                                KubeProxyConfig.IPVS_MODULES.stream(),
                                configs.stream()
                                        .map(KubeProxyConfig.class::cast)
                                        .map(c -> "ip_vs_" + scheduler(c)))
                        .sorted()
                        .distinct()
                        .toList()
                : missing;
    }

    /** @return what the logs say, a line each */
    public static List<Evidence> lines(Collection<?> seen) {
        return Seen.some(seen.stream()
                .map(ProxierSeen.class::cast)
                .map(ProxierSeen::evidence)
                .toList());
    }

    public static List<String> nodes(Collection<?> seen) {
        return Seen.texts(seen.stream().map(s -> ((ProxierSeen) s).node()).toList());
    }

    /** @return their names without the namespace */
    public static List<String> pods(Collection<?> seen) {
        return Seen.texts(seen.stream().map(s -> ((ProxierSeen) s).pod().name()).toList());
    }

    public static List<ObjectRef> refs(Collection<?> configs) {
        return configs(configs).map(KubeProxyConfig::ref).distinct().toList();
    }

    public static List<String> names(Collection<?> configs) {
        return refs(configs).stream().map(ObjectRef::name).toList();
    }

    public static List<String> schedulers(Collection<?> configs) {
        return Seen.texts(configs(configs).map(IpvsModules::scheduler).toList());
    }

    /** @return mode and scheduler of each ConfigMap, so that roles that differ show */
    public static List<Evidence> settings(Collection<?> configs) {
        return configs(configs)
                .flatMap(config -> Stream.of(
                        config.mode().evidence(),
                        new Evidence(
                                "ipvs.scheduler",
                                config.scheduler().isAbsent()
                                        ? "(absent, so rr)"
                                        : config.scheduler().evidence().value(),
                                config.scheduler().evidence().source())))
                .toList();
    }

    private static Stream<KubeProxyConfig> configs(Collection<?> configs) {
        return configs.stream().map(KubeProxyConfig.class::cast).sorted(Comparator.comparing(KubeProxyConfig::ref));
    }
}
