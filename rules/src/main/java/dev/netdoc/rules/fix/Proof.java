package dev.netdoc.rules.fix;

import java.util.Optional;

/** Whether a fix has done what it was made for. */
public sealed interface Proof {

    /** @param remainder what it could not mend and stays to be done, in plain English; empty if nothing */
    record Proven(Optional<String> remainder) implements Proof {}

    /** @param why what is still to be seen, in plain English, e.g. "node-1 is not ready" */
    record NotYet(String why) implements Proof {}
}
