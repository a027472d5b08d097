package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fact.Reading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Where two kube-proxy ConfigMaps of one cluster, that of the masters and that of the workers, say different things. */
public final class ProxySettings {
    private ProxySettings() {}

    /**
     * @param name as in {@code config.conf}, e.g. {@code ipvs.scheduler}
     * @param evidence what each of the two says
     */
    public record Apart(String name, List<Evidence> evidence) {
        public Apart {
            evidence = List.copyOf(evidence);
        }
    }

    /** @return the settings that differ; one that either does not tell, because it does not parse, is left out */
    public static List<Apart> apart(KubeProxyConfig one, KubeProxyConfig other) {
        var all = new ArrayList<Apart>();
        compare(all, "mode", one.mode(), other.mode(), "iptables");
        compare(all, "ipvs.scheduler", one.scheduler(), other.scheduler(), "rr");
        compare(all, "ipvs.udpTimeout", one.udpTimeout(), other.udpTimeout(), Duration.ZERO);
        compare(all, "conntrack.maxPerCore", one.conntrackMaxPerCore(), other.conntrackMaxPerCore(), -1L);
        return all;
    }

    // What is not written means the default, so it does not differ from the default written out.
    private static <T> void compare(List<Apart> all, String name, Reading<T> one, Reading<T> other, T unwritten) {
        if (!one.isUnknown()
                && !other.isUnknown()
                && !one.asOptional().orElse(unwritten).equals(other.asOptional().orElse(unwritten))) {
            all.add(new Apart(name, List.of(one.evidence(), other.evidence())));
        }
    }

    /** @param apart each an {@link Apart} */
    public static List<String> names(Collection<?> apart) {
        return apart.stream().map(a -> ((Apart) a).name()).sorted().distinct().toList();
    }

    /** @return the names of ConfigMaps */
    public static List<String> configMaps(Collection<?> refs) {
        return refs.stream()
                .map(ref -> ((ObjectRef) ref).name())
                .sorted()
                .distinct()
                .toList();
    }

    /** @param apart each an {@link Apart} */
    public static List<Evidence> evidence(Collection<?> apart) {
        return apart.stream()
                .map(Apart.class::cast)
                .sorted(Comparator.comparing(Apart::name))
                .flatMap(a -> a.evidence().stream())
                .toList();
    }
}
