package dev.netdoc.rules.finding;

import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Reading;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How long IPVS holds a UDP client to a backend. */
public final class IpvsTimeout {
    /** What the kernel starts with. */
    private static final Duration DEFAULT = Duration.ofMinutes(5);

    private IpvsTimeout() {}

    /** @return whether entries live for the kernel's time or longer; false if that is not known */
    public static boolean atDefault(Reading<Duration> udp) {
        return switch (udp) {
            case Reading.Present<Duration>(Duration time, Evidence evidence) ->
                time.isZero() || time.compareTo(DEFAULT) >= 0;
            case Reading.Absent<Duration> absent -> true;
            case Reading.Unknown<Duration> unknown -> false;
        };
    }

    /** @return mode and timeout of each of these ConfigMaps */
    public static List<Evidence> settings(Collection<?> configs) {
        return configs.stream()
                .map(KubeProxyConfig.class::cast)
                .sorted(Comparator.comparing(KubeProxyConfig::ref))
                .flatMap(config -> Stream.of(config.mode().evidence(), evidence(config.udpTimeout())))
                .toList();
    }

    private static Evidence evidence(Reading<Duration> udp) {
        Evidence read = udp.evidence();
        return new Evidence("ipvs.udpTimeout", udp.isAbsent() ? "(absent)" : read.value(), read.source());
    }

    /** @return what these ConfigMaps say, as they say it */
    public static List<String> values(Collection<?> configs) {
        return configs.stream()
                .map(KubeProxyConfig.class::cast)
                .map(config -> config.udpTimeout().evidence().value())
                .sorted()
                .distinct()
                .toList();
    }

    /** @param lists of evidence, one list for each conclusion */
    public static List<Evidence> shown(Collection<?> lists) {
        return Seen.some(lists.stream()
                .map(Collection.class::cast)
                .flatMap(list -> ((Collection<?>) list).stream())
                .toList());
    }
}
