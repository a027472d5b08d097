package dev.netdoc.rules.mode;

import java.util.Locale;

/** The keys of the mode report, in the order that people read them. */
public enum ModeKey {
    DISTRIBUTION,
    KUBERNETES_VERSION,
    PLUGIN,
    PLUGIN_VERSION,
    ENI_MODE,
    ACCELERATION,
    SERVICE_ROUTING,
    CONNTRACK,
    NETWORK_POLICY,
    CLUSTER_DOMAIN,
    IP_FAMILIES;

    /** @return the key as it stands in JSON, e.g. {@code eni_mode} */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
