package dev.netdoc.bot.cluster;

import dev.netdoc.rules.fact.Facts;

/** A cluster to look at. Thread-safe. */
public interface Cluster {

    /** @return the name people use for it */
    String name();

    /**
     * Reads what the facts need. What is forbidden or fails becomes an unknown fact.
     *
     * @param progress told after each resource; may be slow to return
     * @throws ClusterUnavailable if the API server did not answer at all
     */
    Facts gather(Progress progress);

    /** How far a gathering has come. */
    interface Progress {
        Progress SILENT = (resource, objects) -> {};

        /** @param resource e.g. {@code pods} @param objects read so far of this resource */
        void read(String resource, int objects);
    }
}
