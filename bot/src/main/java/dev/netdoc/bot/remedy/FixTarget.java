package dev.netdoc.bot.remedy;

import dev.netdoc.bot.cluster.Cluster;
import dev.netdoc.bot.cluster.ClusterWriter;

/** A cluster that fixes may change: how it is read, and how it is written, best under two identities. */
public record FixTarget(Cluster cluster, ClusterWriter writer) {}
