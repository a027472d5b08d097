package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.KubeProxyConfig;
import dev.netdoc.rules.fact.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A kube-proxy ConfigMap. */
final class KubeProxyConfigReader {
    private static final String KEY = "config.conf";
    private static final Set<String> MODES = Set.of("ipvs", "iptables", "nftables");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)(ns|us|µs|ms|s|m|h)");

    private KubeProxyConfigReader() {}

    static KubeProxyConfig read(StoredText config, List<ConfigFault> faults) {
        EmbeddedText yaml = config.text(KEY).isPresent()
                ? EmbeddedText.yaml(config, KEY, faults)
                : new EmbeddedText(MissingNode.getInstance(), "");
        String where = config.key(KEY);
        return new KubeProxyConfig(
                config.ref(),
                config.stamp().uid(),
                config.stamp().resourceVersion(),
                config.reading(KEY),
                yaml.text(config, "apiVersion", where, yaml.tree(), "apiVersion"),
                yaml.text(config, "kind", where, yaml.tree(), "kind"),
                mode(config, yaml, faults),
                yaml.text(config, "ipvs.scheduler", where, yaml.tree(), "ipvs", "scheduler"),
                duration(yaml.text(config, "ipvs.udpTimeout", where, yaml.tree(), "ipvs", "udpTimeout")),
                yaml.text(config, "clusterCIDR", where, yaml.tree(), "clusterCIDR"),
                number(yaml.text(config, "conntrack.maxPerCore", where, yaml.tree(), "conntrack", "maxPerCore")),
                number(yaml.text(config, "conntrack.min", where, yaml.tree(), "conntrack", "min")),
                number(yaml.text(config, "conntrack.max", where, yaml.tree(), "conntrack", "max")),
                Fields.map(yaml.tree(), "featureGates"));
    }

    private static Reading<String> mode(StoredText config, EmbeddedText yaml, List<ConfigFault> faults) {
        if (config.text(KEY).isEmpty()) {
            return new Reading.Unknown<>(
                    "the ConfigMap has no config.conf", config.evidence("mode", "(absent)", config.key(KEY)));
        }
        Reading<String> written = yaml.text(config, "mode", config.key(KEY), yaml.tree(), "mode");
        return switch (written) {
            case Reading.Present<String>(String mode, Evidence e) -> {
                if (mode.isBlank()) {
                    yield new Reading.Present<>(
                            "iptables", new Evidence("mode", "(empty, which is iptables)", e.source()));
                }
                if (MODES.contains(mode)) {
                    yield written;
                }
                faults.add(new ConfigFault(
                        ConfigFault.Kind.UNKNOWN_VALUE, config.ref(), KEY, 0, "unknown kube-proxy mode", e));
                yield new Reading.Unknown<>("kube-proxy knows no mode of this name", e);
            }
            case Reading.Absent<String>(Evidence e) ->
                new Reading.Present<>("iptables", new Evidence("mode", "(absent, which is iptables)", e.source()));
            case Reading.Unknown<String> u -> u;
        };
    }

    private static Reading<Duration> duration(Reading<String> text) {
        return switch (text) {
            case Reading.Present<String>(String value, Evidence e) ->
                parse(value)
                        .<Reading<Duration>>map(d -> new Reading.Present<>(d, e))
                        .orElseGet(() -> new Reading.Unknown<>("not a duration", e));
            case Reading.Absent<String>(Evidence e) -> new Reading.Absent<>(e);
            case Reading.Unknown<String>(String reason, Evidence e) -> new Reading.Unknown<>(reason, e);
        };
    }

    /** As Go writes durations: {@code 10s}, {@code 1h30m}, {@code 0}. */
    static Optional<Duration> parse(String text) {
        if (text.equals("0")) {
            return Optional.of(Duration.ZERO);
        }
        var part = DURATION.matcher(text);
        double seconds = 0;
        int end = 0;
        while (part.lookingAt()) {
            double unit = switch (part.group(2)) {
                case "h" -> 3600;
                case "m" -> 60;
                case "s" -> 1;
                case "ms" -> 1e-3;
                case "ns" -> 1e-9;
                default -> 1e-6;
            };
            seconds += Double.parseDouble(part.group(1)) * unit;
            end = part.end();
            part.region(end, text.length());
        }
        return end == 0 || end < text.length()
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private static Reading<Long> number(Reading<String> text) {
        return switch (text) {
            case Reading.Present<String>(String value, Evidence e) ->
                Fields.quantity(value)
                        .<Reading<Long>>map(n -> new Reading.Present<>(n, e))
                        .orElseGet(() -> new Reading.Unknown<>("not a number", e));
            case Reading.Absent<String>(Evidence e) -> new Reading.Absent<>(e);
            case Reading.Unknown<String>(String reason, Evidence e) -> new Reading.Unknown<>(reason, e);
        };
    }
}
