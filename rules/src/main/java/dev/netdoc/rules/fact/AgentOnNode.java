package dev.netdoc.rules.fact;

/**
 * A Terway or Flannel agent on one node that counts: Linux, no virtual node, not told to be ignored.
 *
 * @param agent the DaemonSet's name
 * @param node empty, once for the agent, where no node is known
 * @param pool of the node; empty if it has none
 * @param version of the pod that runs there, else the agent's own
 * @param nodeKnown whether the node object was read, so that a missing label is known to be missing
 * @param schedulable whether pods can be placed there
 */
public record AgentOnNode(
        NetworkAgent.Plugin plugin,
        String agent,
        String node,
        String pool,
        Reading<Version> version,
        boolean nodeKnown,
        boolean schedulable,
        Evidence evidence) {

    public boolean terway() {
        return plugin == NetworkAgent.Plugin.TERWAY;
    }

    public boolean flannel() {
        return plugin == NetworkAgent.Plugin.FLANNEL;
    }

    public boolean versionKnown() {
        return version.isPresent();
    }

    /** @return false also if the version is unknown */
    public boolean atLeast(String bound) {
        return version.asOptional().filter(v -> v.atLeast(bound)).isPresent();
    }

    /** @return false also if the version is unknown */
    public boolean before(String bound) {
        return version.asOptional().filter(v -> v.before(bound)).isPresent();
    }
}
