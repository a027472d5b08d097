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
     * @param other the ConfigMap that says something else
     * @param evidence what each of the two says
     */
    public record Apart(String name, ObjectRef other, List<Evidence> evidence) {
        public Apart {
            evidence = List.copyOf(evidence);
        }
    }

    /** @return the settings that differ; one that either does not tell, because it does not parse, is left out */
    public static List<Apart> apart(KubeProxyConfig one, KubeProxyConfig other) {
        var all = new ArrayList<Apart>();
        compare(all, other.ref(), "mode", one.mode(), other.mode(), "iptables");
        compare(all, other.ref(), "ipvs.scheduler", one.scheduler(), other.scheduler(), "rr");
        compare(all, other.ref(), "ipvs.udpTimeout", one.udpTimeout(), other.udpTimeout(), Duration.ZERO);
        compare(all, other.ref(), "conntrack.maxPerCore", one.conntrackMaxPerCore(), other.conntrackMaxPerCore(), -1L);
        return all;
    }

    // What is not written means the default, so it does not differ from the default written out.
    private static <T> void compare(
            List<Apart> all, ObjectRef ref, String name, Reading<T> one, Reading<T> other, T unwritten) {
        if (!one.isUnknown()
                && !other.isUnknown()
                && !one.asOptional().orElse(unwritten).equals(other.asOptional().orElse(unwritten))) {
            all.add(new Apart(name, ref, List.of(one.evidence(), other.evidence())));
        }
    }

    /** @param apart each an {@link Apart} */
    public static List<String> names(Collection<?> apart) {
        return apart.stream().map(a -> ((Apart) a).name()).sorted().distinct().toList();
    }

    /** @param apart each an {@link Apart}, at least one; @return the name of the ConfigMap that says something else */
    public static String other(Collection<?> apart) {
        return apart.stream()
                .map(a -> ((Apart) a).other().name())
                .distinct()
                .sorted()
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
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
