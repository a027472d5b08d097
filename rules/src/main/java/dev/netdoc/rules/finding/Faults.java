package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Pod;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The faults of one ConfigMap, told together: whoever corrects one of them has the text open anyway. */
public record Faults(List<ConfigFault> all) {
    // As much as a person reads; a cluster can have thousands of pods.
    private static final int SHOWN = 10;

    private static final Comparator<ConfigFault> ORDER = Comparator.comparing(ConfigFault::key)
            .thenComparing(ConfigFault::line)
            .thenComparing(ConfigFault::kind);

    public Faults {
        all = all.stream().distinct().sorted(ORDER).toList();
    }

    /** @param faults each a {@link ConfigFault} of the same ConfigMap */
    public static Faults of(Collection<?> faults) {
        return new Faults(faults.stream().map(ConfigFault.class::cast).toList());
    }

    /** @return which text tells of them: that of their kind, or one for all if there are several kinds */
    public String variant() {
        return all.stream().map(ConfigFault::kind).distinct().count() > 1
                ? "several"
                : switch (first().kind()) {
                    case UNPARSABLE -> "";
                    case COMMENT -> "comment";
                    case UNKNOWN_VALUE -> "unknown-value";
                    case WRONG_TYPE -> "wrong-type";
                    case CONF_MISSING -> "conf-missing";
                    case TOO_MANY -> "too-many";
                };
    }

    /** @return e.g. {@code cni-conf.json:4}; without a line where the fault has none */
    public List<String> places() {
        return all.stream()
                .map(f -> f.line() == 0 ? f.key() : f.key() + ":" + f.line())
                .toList();
    }

    /** @return what the first one is about, e.g. {@code eniip_virtual_type} */
    public String setting() {
        return first().evidence().fact();
    }

    /** @return what is written there, e.g. {@code ipvlan2} */
    public String value() {
        return first().evidence().value();
    }

    /** @return for each what the parser says of it, and what stands there */
    public List<Evidence> evidence() {
        return all.stream().flatMap(Faults::told).toList();
    }

    private static Stream<Evidence> told(ConfigFault fault) {
        Evidence seen = fault.evidence();
        String shown = seen.value().isBlank() ? "(empty)" : seen.value();
        return Stream.of(
                new Evidence(seen.fact(), shown, seen.source()), new Evidence("fault", fault.message(), seen.source()));
    }

    /** @param pods whose container ends again and again */
    public static List<Evidence> crashing(Collection<?> pods) {
        return pods.stream()
                .map(Pod.class::cast)
                .sorted(Comparator.comparing(Pod::ref))
                .limit(SHOWN)
                .map(pod -> new Evidence("pod waits", pod.waitingReason(), pod.ref() + " status"))
                .toList();
    }

    private ConfigFault first() {
        return all.getFirst();
    }
}
