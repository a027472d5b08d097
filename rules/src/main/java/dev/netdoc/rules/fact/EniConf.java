package dev.netdoc.rules.fact;

import java.util.List;
import java.util.Map;

/**
 * The network settings of {@code eni_conf}. Credentials are never kept.
 *
 * @param vswitches zone to vSwitch ids; empty means that Terway uses each node's own vSwitch
 * @param ipStack {@code ipv4}, {@code dual} or {@code ipv6}, in lower case
 * @param securityGroups ids, the single {@code security_group} included
 * @param settings every other plain value as text, by its key, e.g. {@code max_pool_size}; no credentials
 */
public record EniConf(
        Map<String, List<String>> vswitches,
        Reading<String> ipStack,
        List<String> securityGroups,
        Map<String, String> settings) {
    public EniConf {
        var zones = new java.util.TreeMap<String, List<String>>();
        vswitches.forEach((zone, ids) -> zones.put(zone, List.copyOf(ids)));
        vswitches = java.util.Collections.unmodifiableMap(zones);
        securityGroups = List.copyOf(securityGroups);
        settings = Map.copyOf(settings);
    }

    /** @return whether the setting is the text or the boolean true */
    public boolean on(String setting) {
        return "true".equals(settings.get(setting));
    }
}
