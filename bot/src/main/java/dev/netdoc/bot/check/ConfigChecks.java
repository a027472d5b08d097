package dev.netdoc.bot.check;

import dev.netdoc.bot.config.ClusterConfig;
import dev.netdoc.bot.config.NetdocConfig;
import dev.netdoc.bot.config.RemediationConfig;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Whether the parts of a configuration fit each other. */
final class ConfigChecks {
    private static final String AREA = "configuration";

    private final NetdocConfig config;

    ConfigChecks(NetdocConfig config) {
        this.config = config;
    }

    void run(Consumer<Check> each) {
        List<String> names = config.clusters().stream().map(ClusterConfig::name).toList();
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .distinct()
                .forEach(name -> each.accept(Check.broken(
                        AREA, "clusters", "two clusters are called " + name, "give each a name of its own")));
        named().forEach((key, cluster) -> {
            if (!names.contains(cluster)) {
                each.accept(Check.broken(
                        AREA,
                        key,
                        "it names cluster " + cluster + ", which is not under clusters",
                        "write one of " + names + ", or add it"));
            }
        });
        RemediationConfig remediation = config.remediation();
        if (remediation.enabled()
                && remediation.approvers().isEmpty()
                && remediation.clusters().isEmpty()) {
            each.accept(Check.warning(
                    AREA,
                    "remediation.approvers",
                    "fixes are proposed, and nobody may approve them",
                    "list ids of Slack users or user groups, or set remediation.enabled to false"));
        }
    }

    /** {@return the cluster that a key names, by key} */
    private Map<String, String> named() {
        Map<String, String> named = new TreeMap<>();
        config.channels()
                .forEach((channel, its) ->
                        its.cluster().ifPresent(name -> named.put("channels." + channel + ".cluster", name)));
        config.remediation().clusters().keySet().forEach(name -> named.put("remediation.clusters." + name, name));
        config.alertmanager()
                .flatMap(alerts -> alerts.cluster())
                .ifPresent(name -> named.put("alertmanager.cluster", name));
        return named;
    }
}
