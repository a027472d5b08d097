package dev.netdoc.rules.observe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.netdoc.rules.fact.ConfigFault;
import dev.netdoc.rules.fact.ControlPlaneConfig;
import dev.netdoc.rules.fact.DnsConfig;
import dev.netdoc.rules.fact.Evidence;
import dev.netdoc.rules.fact.Reading;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who names the Services: CoreDNS, kube-dns, and Terway's control plane, which is told the same name. */
final class DnsReader {
    /** The block's brace is optional, so blanks must not cross the line. */
    private static final Pattern KUBERNETES =
            Pattern.compile("(?m)^[ \\t]*kubernetes(?:[ \\t]+([^\\n{#]*))?[ \\t]*(?:[{#]|$)");

    private static final Pattern SERVER = Pattern.compile("(?m)^([^\\s#{}][^\\n{#]*)\\{");
    private static final Pattern FORWARD = Pattern.compile("(?m)^[ \\t]*forward[ \\t]+(\\S+)");

    private DnsReader() {}

    static DnsConfig corefile(StoredText config) {
        String key = "Corefile";
        if (config.text(key).isEmpty()) {
            return new DnsConfig(
                    config.ref(), new Reading.Absent<>(config.evidence(key, "(absent)", config.key(key))), List.of());
        }
        String text = config.text(key).orElse("").replace("\r", "");
        Set<String> domains = new LinkedHashSet<>();
        String line = "";
        Matcher m = KUBERNETES.matcher(text);
        while (m.find()) {
            List<String> zones = zones(m.group(1) == null ? "" : m.group(1));
            if (zones.isEmpty()) {
                zones = zones(server(text, m.start())); // the plug-in without zones takes those of its server block
            }
            List<String> named = zones.stream().filter(DnsReader::isDomain).toList();
            if (!named.isEmpty() && line.isEmpty()) {
                line = m.group().strip();
            }
            domains.addAll(named);
        }
        return new DnsConfig(
                config.ref(),
                domains.isEmpty()
                        ? new Reading.Absent<>(
                                config.evidence("cluster domain", "(no kubernetes zone)", config.key(key)))
                        : new Reading.Present<>(
                                List.copyOf(domains), config.evidence("kubernetes plug-in", line, config.key(key))),
                stubs(text, domains));
    }

    private static List<String> zones(String text) {
        var zones = new ArrayList<String>();
        for (String word : text.strip().split("[\\s,]+", -1)) {
            String zone = zone(word);
            if (!zone.isEmpty()) {
                zones.add(zone);
            }
        }
        return zones;
    }

    /** {@code dns://cluster.local.:53} is cluster.local. */
    private static String zone(String word) {
        String zone =
                word.replaceFirst("^[a-z]+://", "").replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        return zone.endsWith(".") ? zone.substring(0, zone.length() - 1) : zone;
    }

    private static boolean isDomain(String zone) {
        return !zone.endsWith(".arpa") && !zone.contains("/");
    }

    private static String server(String text, int before) {
        String block = "";
        Matcher m = SERVER.matcher(text);
        while (m.find() && m.start() < before) {
            block = m.group(1);
        }
        return block;
    }

    private static List<String> stubs(String text, Set<String> domains) {
        var all = new LinkedHashSet<String>();
        Matcher server = SERVER.matcher(text);
        while (server.find()) {
            all.addAll(zones(server.group(1)));
        }
        Matcher forward = FORWARD.matcher(text);
        while (forward.find()) {
            all.add(zone(forward.group(1)));
        }
        all.removeAll(domains);
        all.removeIf(z -> z.isEmpty() || !isDomain(z));
        return List.copyOf(all);
    }

    /** @return the lines of a Corefile that are read here; options of plug-ins may hold credentials */
    static String linesRead(String corefile) {
        return corefile.lines()
                .filter(line -> line.strip().equals("}")
                        || Stream.of(KUBERNETES, SERVER, FORWARD)
                                .anyMatch(read -> read.matcher(line).find()))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** kube-dns tells its stub domains, never the cluster's own. */
    static DnsConfig kubeDns(StoredText config, List<ConfigFault> faults) {
        String key = "stubDomains";
        var none = new Evidence("cluster domain", "(kube-dns does not say)", config.source(""));
        if (config.text(key).isEmpty()) {
            return new DnsConfig(config.ref(), new Reading.Absent<>(none), List.of());
        }
        JsonNode stubs = EmbeddedText.json(config, key, faults).tree();
        var names = new ArrayList<String>();
        stubs.fieldNames().forEachRemaining(n -> names.add(zone(n)));
        return new DnsConfig(config.ref(), new Reading.Absent<>(none), names);
    }

    static ControlPlaneConfig controlPlane(StoredText config, List<ConfigFault> faults) {
        String key = "ctrl-config.yaml";
        EmbeddedText yaml = config.text(key).isPresent()
                ? EmbeddedText.yaml(config, key, faults)
                : new EmbeddedText(MissingNode.getInstance(), "");
        String where = config.key(key);
        return new ControlPlaneConfig(
                config.ref(),
                blankIsAbsent(yaml.text(config, "clusterDomain", where, yaml.tree(), "clusterDomain"))
                        .map(DnsReader::zone),
                blankIsAbsent(yaml.text(config, "ipStack", where, yaml.tree(), "ipStack")),
                yaml.text(config, "centralizedIPAM", where, yaml.tree(), "centralizedIPAM")
                        .map("true"::equalsIgnoreCase));
    }

    private static Reading<String> blankIsAbsent(Reading<String> reading) {
        return reading instanceof Reading.Present<String>(String value, Evidence e) && value.isBlank()
                ? new Reading.Absent<>(e)
                : reading;
    }
}
