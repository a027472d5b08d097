package dev.netdoc.bot.cluster;

/**
 * How far a DaemonSet is, as its controller counts. The API leaves out what is 0.
 *
 * @param generation counts the changes of its spec
 * @param observedGeneration the generation that the other numbers are about
 * @param rolling whether the controller replaces pods after a change by itself, as it does unless the strategy is
 *     {@code OnDelete}
 * @param desired nodes that should have a pod
 * @param updated nodes whose pod is of the newest template
 * @param available nodes whose pod is available
 * @param unavailable nodes whose pod is missing or not available
 */
public record DaemonSetSeen(
        long generation,
        long observedGeneration,
        boolean rolling,
        int desired,
        int updated,
        int available,
        int unavailable) {

    /** {@return whether the controller knows the newest template and has every node run it} */
    public boolean rolledOut() {
        return observedGeneration >= generation && updated >= desired && available >= desired;
    }

    /** {@return whether the controller is replacing pods now, or is about to} */
    public boolean underWay() {
        return observedGeneration < generation || (rolling && updated < desired);
    }
}
