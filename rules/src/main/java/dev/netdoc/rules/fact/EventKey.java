package dev.netdoc.rules.fact;

/** What an event, or a line of a log, tells. */
public enum EventKey {
    /** A node's address range is used up: {@code found} is its first and last address. */
    RANGE,
    /** A vSwitch has no address left: {@code found} is the vSwitch, if named. */
    VSWITCH,
    /** The instance takes no more ENIs or addresses. */
    ENI_QUOTA,
    /** An ENI that was assigned does not show on the node: {@code found} is its MAC address. */
    MAC,
    /** A pod got veth because IPvlan was not available. */
    MODE,
    /** Terway refuses its configuration. */
    CONF,
    /** As CONF: the instance type offers unequal counts of IPv4 and IPv6 addresses. */
    CONF_FAMILIES,
    /** A route could not be made. */
    ROUTE,
    /** As ROUTE: the table is full. */
    ROUTE_TABLE_FULL,
    /** As ROUTE: the VPC has several route tables, or none was told. */
    ROUTE_TABLES_MULTIPLE,
    /** As ROUTE: the VPC has no route table. */
    ROUTE_TABLES_NONE,
    /** The CNI configuration is missing or broken. */
    CNI,
    /** The connection tracking table is full. */
    CONNTRACK,
    /** The API server's certificate for its own loopback has run out. */
    X509,
    /** A node came, went or restarted; {@code reason} says which. */
    READY,
    /** A sandbox could not be made, for a reason not listed here. */
    SANDBOX
}
