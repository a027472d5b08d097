package dev.netdoc.bot.cluster;

import dev.netdoc.bot.approval.Approved;
import dev.netdoc.rules.fact.ObjectRef;
import dev.netdoc.rules.fix.Change;
import java.util.List;
import java.util.Optional;

/**
 * A cluster to change, under the identity that may. Nothing is written without {@link Approved}. Thread-safe. Nothing
 * here throws for what a cluster can answer.
 */
public interface ClusterWriter {

    /**
     * Looks at one field of one object.
     *
     * @param path JSON Pointer to the field
     */
    Look<Seen> read(ObjectRef object, String path);

    /**
     * Lists the pods that a selector names.
     *
     * @param selector {@code key=value,key=value}
     */
    Look<List<PodSeen>> pods(String namespace, String selector);

    /** Looks how far a DaemonSet is. */
    Look<DaemonSetSeen> daemonSet(ObjectRef daemonSet);

    /**
     * Asks the API server whether this identity may do something.
     *
     * @param object its name may be empty for any
     */
    Look<Permission> may(String verb, ObjectRef object);

    /**
     * Asks the API server whether somebody else may do something; needs {@code create subjectaccessreviews}.
     *
     * @param user as the API server knows them
     * @param groups theirs
     * @param object its name may be empty for any
     */
    Look<Permission> may(String user, List<String> groups, String verb, ObjectRef object);

    /**
     * Asks what a change would do now.
     *
     * @param seen what was just read
     */
    WriteResult dryRun(Change change, Seen seen);

    /**
     * Makes a change if the object is still as {@code seen} and holds the value before, and in the same write notes the
     * proposal at the object.
     */
    WriteResult patch(Approved fix, Change change, Seen seen);

    /** Deletes a pod if it is still that one. */
    WriteResult deletePod(Approved fix, PodSeen pod);

    /** Tells others who look at the object. Whether that works changes nothing, so nothing is returned. */
    void emitEvent(Approved fix, ObjectRef object, String uid, String reason, String message);

    /**
     * What the API server says about a right.
     *
     * @param allowed whether the identity may do it
     * @param why as the API server says; may be empty
     */
    record Permission(boolean allowed, Optional<String> why) {}
}
