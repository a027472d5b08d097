package dev.netdoc.rules.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the components write in events and logs, in English whatever the user's language; letter case is free. */
enum Patterns {
    RANGE("no IP addresses available in range set:\\s*([0-9a-f.:]+)-([0-9a-f.:]+)"),
    VSWITCH("InvalidVSwitchId\\.IpNotEnough|QuotaExceeded\\.PrivateIpAddress"),
    VSWITCH_ID("(vsw-[0-9a-z]+)"),
    ENI_QUOTA("EniPerInstanceLimitExceeded|InvalidOperation\\.Ipv4CountExceeded"),
    MAC("can't found dev by mac\\s+((?:[0-9a-fx]{2}:){5}[0-9a-fx]{2})"),
    MODE("IPVLan seems unavailable, use Veth instead"),
    CONF_FAMILIES("ipv4 and ipv6 count is not equal"),
    ROUTE_TABLE_FULL("(entry|route).*(quota|exceed|limit)"),
    ROUTE_TABLES_MULTIPLE("multiple route tables? (found|or no route table)"),
    ROUTE_TABLES_NONE("no route tables found"),
    CNI("cni config uninitialized|cni plugin not initialized|network plugin is not ready"
            + "|plugin flannel does not support config version \"\"|error loading CNI config"),
    CONNTRACK("nf_conntrack: table full|conntrack (table )?(is )?full"),
    X509("https://(localhost|\\[::1\\]|127\\.0\\.0\\.1):6443/.*x509: certificate has expired or is not yet valid"),
    ROUTE_REASON("CreateRouteFailed|SyncRouteFailed|FailedToCreateRoute"),
    EIP_POOL_UNSUPPORTED("eip pool is not supported"),
    EIP_MIGRATE_FINISHED("eip migrate finished"),
    INPUT_FAILED("failed process input"),
    FLANNEL_LEASE("failed to acquire lease|pod cidr not assigned|Error getting subnet"),
    UNKNOWN_PROXY_MODE("Unknown proxy mode"),
    EXCLUSIVE_CHANGED("exclusive eni mode changed"),
    KERNEL("unsupport kernel version"),
    IPVLAN_REFUSED("ipvlan is unsupported"),
    KEEP_IPVLAN("keep ipvlan mode"),
    DATAPATH_V2("datapathv2 enabled|datapath is already v2"),
    DATAPATH("--datapath-mode[= ]['\"]?(veth|ipvlan)"),
    POLICY("--enable-policy[= ]['\"]?(default|never|always)"),
    IN_CLUSTER_LB("enable-in-cluster-loadbalance[= ]['\"]?(true|false)"),
    PROXY_REPLACEMENT("--kube-proxy-replacement[= ]['\"]?(true|false|strict|partial|probe|disabled)"),
    HOST_PORT("--enable-host-port[= ]['\"]?(true|false)"),
    AUTO_V2("AutoDataPathV2[=:]\\s*['\"]?(true|false)"),
    CILIUM("cilium|\\bsubsys="),
    FELIX("\\bfelix/\\w+\\.go\\b|\\]\\[\\d+\\] \\w+\\.go \\d+:|\\bFelix starting"),
    USING("\"?Using (ipvs|iptables|nftables) Proxier"),
    CANNOT_IPVS("can't use the IPVS proxier"),
    MODULES("required kernel modules are not loaded: \\[([^\\]]*)\\]");

    private final Pattern pattern;

    Patterns(String regex) {
        this.pattern = Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
    }

    boolean in(String text) {
        return pattern.matcher(text).find();
    }

    /** @return every different text of the first group, in order */
    List<String> all(String text) {
        var found = new ArrayList<String>();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            String group = m.group(1);
            if (group != null && !found.contains(group)) {
                found.add(group);
            }
        }
        return found;
    }

    /** @return all groups of the first match; empty without a match */
    Optional<List<String>> groups(String text) {
        Matcher m = pattern.matcher(text);
        if (!m.find()) {
            return Optional.empty();
        }
        var found = new ArrayList<String>();
        for (int i = 1; i <= m.groupCount(); i++) {
            String group = m.group(i);
            found.add(group == null ? "" : group);
        }
        return Optional.of(found);
    }

    /** @return the first group of the last match */
    Optional<String> last(String text) {
        Optional<String> last = Optional.empty();
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            last = Optional.ofNullable(m.group(1));
        }
        return last;
    }
}
