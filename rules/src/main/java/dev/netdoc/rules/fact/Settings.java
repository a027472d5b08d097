package dev.netdoc.rules.fact;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What people told netdoc about a cluster, as the API cannot say it.
 *
 * @param privateZones private DNS zones of the VPC, in lower case without trailing dots; absent if none were told
 * @param dualStackSince when the cluster became dual stack
 */
public record Settings(Reading<List<String>> privateZones, Optional<Instant> dualStackSince) {

    /** @param privateZones as people wrote them; empty if nobody was asked, which is not the same as having none */
    public static Settings told(Optional<List<String>> privateZones, Optional<Instant> dualStackSince) {
        Optional<List<String>> names = privateZones.map(zones ->
                zones.stream().map(Settings::zone).filter(z -> !z.isEmpty()).toList());
        var evidence = new Evidence(
                "private zones",
                names.map(zones -> String.join(", ", zones)).orElse("(not configured)"),
                "settings of netdoc, privateZones");
        return new Settings(
                names.<Reading<List<String>>>map(zones -> new Reading.Present<>(zones, evidence))
                        .orElseGet(() -> new Reading.Absent<>(evidence)),
                dualStackSince);
    }

    private static String zone(String written) {
        String zone = written.strip().toLowerCase(Locale.ROOT);
        return zone.endsWith(".") ? zone.substring(0, zone.length() - 1) : zone;
    }
}
